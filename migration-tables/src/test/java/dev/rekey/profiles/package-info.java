/** The source profiles that ship, on databases of the shape they are for. */
@NullMarked
package dev.rekey.profiles;

import org.jspecify.annotations.NullMarked;
