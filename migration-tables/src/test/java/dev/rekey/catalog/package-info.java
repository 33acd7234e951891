@NullMarked
package dev.rekey.catalog;

import org.jspecify.annotations.NullMarked;
