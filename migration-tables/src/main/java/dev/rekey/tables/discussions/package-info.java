/**
 * Clinical discussions: {@code dispatch_treatment_discussion} and {@code dispatch_treatment_discussion_participant} to
 * {@code treatment_discussions} (FR-007; data-model.md, 7).
 *
 * <p>The case is found through the patient; {@code cases.legacy_patient_id} is not unique, and a patient with two cases
 * rejects the row, since nothing says which of them was discussed. Who began the discussion must have a profile; a
 * participant need not: whoever has none, or several, is left out of {@code participants} with a warning, and their
 * number stands in {@code metadata.legacy.participants}. Participants are the profiles' ids, ascending by the legacy
 * user's, each once; the author is one only where the source says so. {@code discussion_type}, {@code priority} and
 * {@code status} are closed sets. {@code tags} describe: text that is no JSON array of strings is set aside in
 * {@code metadata.legacy}.
 */
@NullMarked
package dev.rekey.tables.discussions;

import org.jspecify.annotations.NullMarked;
