package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** User triggers, exclusion constraints and unusual unique indexes: what only a write shows. */
final class Unforeseeable implements AssessmentCheck {

    @Override
    public String id() {
        return "target.unforeseeable";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String subject() {
        return "nothing stands in the way that only a write would show";
    }

    @Override
    public String remedy() {
        return "The forecast cannot know what these will say; rows they refuse are quarantined.";
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.targets().values().stream()
                .filter(table -> !table.unforeseeable().isEmpty())
                .map(table -> table.name() + ": " + String.join(", ", table.unforeseeable()) + " (not forecast)")
                .toList();
    }
}
