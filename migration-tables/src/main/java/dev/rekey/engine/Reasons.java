package dev.rekey.engine;

import dev.rekey.api.ReasonCode;
import dev.rekey.ledger.QuarantineDao.Entry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Why rows are set aside, in words. */
final class Reasons {

    private Reasons() {}

    /** Codes and how many rows have each, e.g. {@code ENUM_UNKNOWN 3, VALUE_TOO_LONG 1}. */
    static String of(List<Entry> rejections) {
        Map<ReasonCode, Long> reasons = rejections.stream()
                .collect(Collectors.groupingBy(row -> row.issues().get(0).code(), TreeMap::new, Collectors.counting()));
        return reasons.isEmpty()
                ? "as before"
                : reasons.entrySet().stream()
                        .map(reason -> reason.getKey() + " " + reason.getValue())
                        .collect(Collectors.joining(", "));
    }
}
