package dev.rekey.verify;

import dev.rekey.api.Severity;
import dev.rekey.api.Verification.Deviation;
import dev.rekey.verify.Differences.Value;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may do what, in effect. */
final class AccessControl implements Check {

    /** The rights that follow from a table's rows: {@code expected/} and {@code actual/} have both sides of each. */
    private static final Map<String, String> RIGHTS =
            Map.of("technician_roles", "technician_rights", "template_view_roles", "template_rights");

    @Override
    public String id() {
        return "access_control";
    }

    @Override
    public String proves() {
        return "every technician and every template role may do on the target what they may do in the source";
    }

    @Override
    public String remedy() {
        return "Do not go live. Find out who changed the roles; then: rekey migrate --repair";
    }

    @Override
    public String remedyOfWarnings() {
        return "Remedy what keeps the roles in the quarantine, then: rekey retry";
    }

    @Override
    public boolean concerns(Subject table) {
        return RIGHTS.containsKey(table.table());
    }

    @Override
    public @Nullable String needs(Subject table) {
        return RIGHTS.get(table.table());
    }

    @Override
    public Finding examine(Scene scene, Subject table) {
        String rights = RIGHTS.getOrDefault(table.table(), "");
        String whose = rights.equals("technician_rights") ? "the technician" : "the role";
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        Comparison comparison = scene.compare(
                rights,
                scene.expected(rights).with("rejected", scene.absent(table)).with("today", today),
                scene.actual(rights).with("today", today));
        Differences differences = comparison.differences();
        Finding.Collector found =
                new Finding.Collector(null); // They are a technician's or a role's, whatever the table.
        List<Value> values = differences.values(column -> true);
        values.forEach(value -> found.add(new Deviation(
                Severity.ERROR,
                value.legacyId(),
                value.column(),
                whose + " has other rights in the source",
                value.expected(),
                value.actual())));
        found.unlisted(differences.rows(column -> true) - values.size());
        found.ids(differences.missing(), whose + " has rights in the source and none on the target");
        found.ids(differences.extra(), whose + " has rights on the target and none in the source");
        found.ids(differences.unreadable(), "the rights of " + whose + " cannot be read");
        scene.absent(table).forEach(id -> found.warning(id, null, "lies in the quarantine, and its rights with it"));
        return found.finding(comparison.rows(), comparison.unread());
    }
}
