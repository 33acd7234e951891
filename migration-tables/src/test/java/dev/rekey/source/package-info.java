@NullMarked
package dev.rekey.source;

import org.jspecify.annotations.NullMarked;
