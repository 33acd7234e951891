package dev.rekey.assess;

import java.util.List;

/** Every source query runs and yields its table's columns. */
final class SourceQueries implements AssessmentCheck {

    @Override
    public String id() {
        return "source.queries";
    }

    @Override
    public String subject() {
        return "every source query yields the columns its table needs";
    }

    @Override
    public String remedy() {
        return "Point SOURCE_DB_* at the legacy database, or mend the table's source query.";
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.sourceFaults().entrySet().stream()
                .map(fault -> fault.getKey() + ": the source query" + file(scene, fault.getKey()) + ": "
                        + String.join(", ", fault.getValue()))
                .toList();
    }

    /** Where the query stands, if it is not the table's own. */
    static String file(Scene scene, String table) {
        return scene.specs().stream()
                .filter(spec -> spec.table().equals(table) && spec.queryFile() != null)
                .map(spec -> " (" + spec.queryFile() + ")")
                .findFirst()
                .orElse("");
    }
}
