/** The verification as Allure shows it: what each test has to say, and the report that is made of it. */
@NullMarked
package dev.rekey.verify.allure;

import org.jspecify.annotations.NullMarked;
