/**
 * What a group's roles may do with templates: {@code dispatch_template_view_role} to {@code template_view_roles} (FR-008;
 * data-model.md, 9).
 *
 * <p>A role without its group is rejected. {@code role_level} is 1 (view), 2 (edit) or 3 (admin). {@code template_types}
 * and {@code restrictions} decide about access: text that is no JSON array of strings, or no JSON object, rejects the
 * row. A group has a role of one name once.
 */
@NullMarked
package dev.rekey.tables.viewroles;

import org.jspecify.annotations.NullMarked;
