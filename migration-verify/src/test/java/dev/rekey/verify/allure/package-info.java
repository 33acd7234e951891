/** Tests of what Allure is told and shows. */
@NullMarked
package dev.rekey.verify.allure;

import org.jspecify.annotations.NullMarked;
