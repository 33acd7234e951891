@NullMarked
package dev.rekey.engine;

import org.jspecify.annotations.NullMarked;
