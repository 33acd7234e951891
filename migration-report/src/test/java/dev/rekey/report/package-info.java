@NullMarked
package dev.rekey.report;

import org.jspecify.annotations.NullMarked;
