/** Source queries: where they come from and what the database says of them. */
@NullMarked
package dev.rekey.source;

import org.jspecify.annotations.NullMarked;
