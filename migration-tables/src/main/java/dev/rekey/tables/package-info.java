/** The nine tables, a package each, and what they share. */
@NullMarked
package dev.rekey.tables;

import org.jspecify.annotations.NullMarked;
