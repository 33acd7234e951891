@NullMarked
package dev.rekey.assess;

import org.jspecify.annotations.NullMarked;
