@NullMarked
package dev.rekey.json;

import org.jspecify.annotations.NullMarked;
