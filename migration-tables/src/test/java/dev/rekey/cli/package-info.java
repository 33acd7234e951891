@NullMarked
package dev.rekey.cli;

import org.jspecify.annotations.NullMarked;
