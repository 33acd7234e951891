/** What a bulk load takes away from a target table, how the ledger keeps it, and how it comes back. */
@NullMarked
package dev.rekey.bulk;

import org.jspecify.annotations.NullMarked;
