/**
 * What technicians may do: {@code dispatch_technician_role} to {@code technician_roles} (FR-003; data-model.md, 3).
 *
 * <p>A role without its technician is rejected, never given to somebody else. {@code permissions} decide about access:
 * text that is no JSON array of strings rejects the row. {@code scope_id} is a UUID in the target and a number in the
 * source; only for an office scope is it known what the number counts, and it becomes the office's id, or null with a
 * warning. For other scopes it is null. The number itself always stands in {@code metadata.legacy.scope_id}.
 */
@NullMarked
package dev.rekey.tables.roles;

import org.jspecify.annotations.NullMarked;
