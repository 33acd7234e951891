/**
 * Which order belongs to which case: {@code dispatch_order_case} to {@code order_cases} (FR-005; data-model.md, 5).
 *
 * <p>Orders were instructions, and a case is found through its patient. {@code cases.legacy_patient_id} is not unique: a
 * patient can have had two cases, and then nothing says which of them is meant, so that the row is rejected. An order, a
 * case and a kind of relationship go together once. {@code relationship_type}, {@code status} and {@code priority} are
 * closed sets.
 */
@NullMarked
package dev.rekey.tables.ordercases;

import org.jspecify.annotations.NullMarked;
