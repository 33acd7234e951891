/**
 * A real browser for tests, without a driver: Chromium's own debugging protocol over the JDK's WebSocket. Other modules
 * get it as this module's test jar.
 */
@NullMarked
package dev.rekey.browser;

import org.jspecify.annotations.NullMarked;
