/**
 * Proves, from the two databases alone, that every row arrived unchanged and with the right parents, or is accounted
 * for. What should be is written here a second time, from the specification, as SQL ({@code expected/}, {@code actual/});
 * the code that migrated is not known here. Nothing is repaired, and nothing but SELECT is needed.
 */
@NullMarked
package dev.rekey.verify;

import org.jspecify.annotations.NullMarked;
