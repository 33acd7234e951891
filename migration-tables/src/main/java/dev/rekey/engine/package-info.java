/**
 * The loop that moves rows, written once for all tables: the plan (order, partitions), parent resolution, page writing,
 * accounting. {@link dev.rekey.engine.Migration} is where an embedder begins.
 */
@NullMarked
package dev.rekey.engine;

import org.jspecify.annotations.NullMarked;
