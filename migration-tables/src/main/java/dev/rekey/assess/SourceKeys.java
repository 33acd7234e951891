package dev.rekey.assess;

import dev.rekey.api.ExitCode;
import java.util.List;

/** Legacy ids are there, and unique. */
final class SourceKeys implements AssessmentCheck {

    @Override
    public String id() {
        return "source.legacy_ids";
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.DATA;
    }

    @Override
    public String subject() {
        return "every source row has a legacy id of its own";
    }

    @Override
    public String remedy() {
        return "Every row needs a legacy_id of its own: mend the rows in the legacy system, or the source query.";
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.facts().entrySet().stream()
                .filter(table -> table.getValue().nullIds() + table.getValue().duplicates() > 0)
                .map(table -> table.getKey() + SourceQueries.file(scene, table.getKey()) + ": "
                        + table.getValue().nullIds() + " rows without a legacy_id, "
                        + table.getValue().duplicates() + " with one that another row has")
                .toList();
    }
}
