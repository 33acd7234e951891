/** Jdbi as all our SQL objects use it: on connections that somebody else opens, commits and closes. */
@NullMarked
package dev.rekey.jdbi;

import org.jspecify.annotations.NullMarked;
