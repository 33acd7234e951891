/** Rekey beside hand-written SQL and other tools, on one server, alternately, in one run. */
@NullMarked
package dev.rekey.benchmark;

import org.jspecify.annotations.NullMarked;
