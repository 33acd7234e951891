package dev.rekey.engine;

import java.time.Duration;

/**
 * What a page took.
 *
 * @param rows that it had
 * @param page from its first question to the answer to its COMMIT
 * @param write its transaction in the target
 * @param commit that one's COMMIT alone
 */
record PageTimes(int rows, Duration page, Duration write, Duration commit) {}
