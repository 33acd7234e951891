/** Tests of how the databases are configured and reached. */
@NullMarked
package dev.rekey.database;

import org.jspecify.annotations.NullMarked;
