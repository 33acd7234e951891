/** What holds for all of the code. */
@NullMarked
package dev.rekey;

import org.jspecify.annotations.NullMarked;
