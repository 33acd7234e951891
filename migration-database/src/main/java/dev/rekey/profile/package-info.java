/** Source profiles: folders of queries that say where a legacy system keeps what the tables want. */
@NullMarked
package dev.rekey.profile;

import org.jspecify.annotations.NullMarked;
