@NullMarked
package dev.rekey.assess.site;

import org.jspecify.annotations.NullMarked;
