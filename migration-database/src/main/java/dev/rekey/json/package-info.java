/** JSON between the databases and us: exact numbers, strict text, PostgreSQL's spelling of dates. */
@NullMarked
package dev.rekey.json;

import org.jspecify.annotations.NullMarked;
