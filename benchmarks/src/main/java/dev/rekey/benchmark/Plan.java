package dev.rekey.benchmark;

import java.util.List;

/**
 * What is to be measured.
 *
 * @param rows attachments
 * @param jvm options of each way's JVM
 * @param command what to say for the same again
 */
record Plan(
        Scenario scenario,
        List<Long> rows,
        int rounds,
        List<String> ways,
        List<Place> places,
        List<String> jvm,
        String command) {}
