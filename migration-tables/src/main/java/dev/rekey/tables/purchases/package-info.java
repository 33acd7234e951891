/**
 * Purchases with their audit trails: {@code dispatch_purchase} and {@code dispatch_purchase_audit} to {@code purchases}
 * (FR-006; data-model.md, 6).
 *
 * <p>Amounts are in the purchase's {@code currency}, an ISO 4217 code. Nothing is rounded: an amount with more than two
 * decimals rejects the row. A total that is not subtotal + tax - discount is bookkeeping's to explain: the row is
 * migrated as it is, with a warning. Times have no zone in the source and are read in {@code SOURCE_TIME_ZONE}.
 * Order, case, patient, buyer and approver are all optional; one that dangles is null with a warning of its own. The case
 * is found through the patient, as {@code cases.legacy_patient_id} has it. The numbers of buyer and approver have no
 * column and always stand in {@code metadata.legacy}.
 *
 * <p>{@code audit_trail} has the entries oldest first, ties by id, then one that says where the row came from. Each keeps
 * its actor's number beside the profile. It has no time of the migration: that would differ from run to run.
 */
@NullMarked
package dev.rekey.tables.purchases;

import org.jspecify.annotations.NullMarked;
