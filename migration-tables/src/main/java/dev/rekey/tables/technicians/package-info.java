/**
 * Technicians: {@code dispatch_technician} to {@code technicians} (FR-002, SC-002; data-model.md, 2).
 *
 * <p>A technician is a person with a profile: without one the row is rejected. The profile need not have a login yet; if
 * {@code auth.users} can be read and lacks the user that the profile names, or the profile names none, the technician is
 * migrated and the row carries a warning. {@code status} is a closed set; {@code department} and {@code position} are
 * free text. {@code emergency_contact} describes and decides nothing: text that is no JSON object is set aside in
 * {@code metadata.legacy}.
 */
@NullMarked
package dev.rekey.tables.technicians;

import org.jspecify.annotations.NullMarked;
