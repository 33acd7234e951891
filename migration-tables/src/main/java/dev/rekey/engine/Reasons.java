package dev.rekey.engine;

import dev.rekey.api.ReasonCode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why rows are set aside, in words. */
final class Reasons {

    private Reasons() {}

    /** Codes and how many rows have each, e.g. {@code ENUM_UNKNOWN 3, VALUE_TOO_LONG 1}. */
    static String of(Stream<ReasonCode> codes) {
        Map<ReasonCode, Long> reasons =
                codes.collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
        return reasons.isEmpty()
                ? "as before"
                : reasons.entrySet().stream()
                        .map(reason -> reason.getKey() + " " + reason.getValue())
                        .collect(Collectors.joining(", "));
    }
}
