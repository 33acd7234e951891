/** What the target's columns can hold and which keys they have, read from its catalog or, for a table still to be created, from its description. */
@NullMarked
package dev.rekey.catalog;

import org.jspecify.annotations.NullMarked;
