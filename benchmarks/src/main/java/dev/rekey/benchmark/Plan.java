package dev.rekey.benchmark;

import java.util.List;

/**
 * What is to be measured.
 *
 * @param rows attachments
 * @param heap -Xmx of each way
 * @param command what to say for the same again
 */
record Plan(
        Scenario scenario,
        List<Long> rows,
        int rounds,
        List<String> ways,
        List<Place> places,
        String heap,
        String command) {}
