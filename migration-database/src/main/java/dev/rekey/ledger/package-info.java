/** The ledger in the target: control, checkpoints, mappings, quarantine, validations, a DAO each. */
@NullMarked
package dev.rekey.ledger;

import org.jspecify.annotations.NullMarked;
