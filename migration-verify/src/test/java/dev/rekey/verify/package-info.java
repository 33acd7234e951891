/** Tests of the verification: on migrated databases, into which faults are planted one at a time. */
@NullMarked
package dev.rekey.verify;

import org.jspecify.annotations.NullMarked;
