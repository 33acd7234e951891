/** What a migration would meet: the checks before it and the forecast of every row's fate. */
@NullMarked
package dev.rekey.assess;

import org.jspecify.annotations.NullMarked;
