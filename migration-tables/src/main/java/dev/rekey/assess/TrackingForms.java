package dev.rekey.assess;

import dev.rekey.api.Severity;
import java.util.List;

/** Tracking tables of earlier scripts, where there are any, have the form in which we can record there too. */
final class TrackingForms implements AssessmentCheck {

    @Override
    public String id() {
        return "target.tracking_tables";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String subject() {
        return "public.migration_mappings and public.migration_control, if there, can be written to";
    }

    @Override
    public String remedy() {
        return "Nothing is recorded there, and nothing lost: the ledger has it all. docs/tracking-tables.md has the form that is known.";
    }

    @Override
    public List<String> findings(Scene scene) {
        return scene.tracking().differences();
    }
}
