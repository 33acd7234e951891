@NullMarked
package dev.rekey.jdbi;

import org.jspecify.annotations.NullMarked;
