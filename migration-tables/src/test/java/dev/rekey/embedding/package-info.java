/** Rekey from other Java code, with a table of one's own: what README.md shows. */
@NullMarked
package dev.rekey.embedding;

import org.jspecify.annotations.NullMarked;
