package dev.rekey.verify;

import java.util.List;

/** What can be wrong with the audit trails of purchases. */
final class AuditTrailFaults {

    private AuditTrailFaults() {}

    static List<Fault> all() {
        return List.of(
                trail("the first entry is removed", "audit_trail - 0"),
                trail("an entry in the middle is removed", "audit_trail - 1"),
                trail(
                        "two entries in each other's place",
                        "jsonb_build_array(audit_trail -> 1, audit_trail -> 0, audit_trail -> 2, audit_trail -> 3)"),
                trail("an entry stands twice", "jsonb_insert(audit_trail, '{0}', audit_trail -> 0)"),
                trail("an entry is invented", "jsonb_insert(audit_trail, '{0}', '{\"action\": \"created\"}')"),
                trail("another actor", "jsonb_set(audit_trail, '{0,actor}', audit_trail #> '{1,actor}')"),
                trail("an actor is lost though the profile exists", "jsonb_set(audit_trail, '{0,actor}', 'null')"),
                trail(
                        "an actor who does not exist",
                        "jsonb_set(audit_trail, '{0,actor}', to_jsonb(gen_random_uuid()))"),
                trail("an actor's legacy id", "jsonb_set(audit_trail, '{0,legacy_actor_id}', '8')"),
                trail("another action", "jsonb_set(audit_trail, '{0,action}', '\"paid\"')"),
                trail("a note is written", "jsonb_set(audit_trail, '{0,note}', '\"urgent\"')"),
                trail("a key is lost", "audit_trail #- '{0,note}'"),
                trail("a microsecond", "jsonb_set(audit_trail, '{0,occurred_at}', '\"2017-01-04T04:41:00.001403Z\"')"),
                trail("the last entry is missing", "audit_trail - 3").found("audit_trail", 2, "audit_trail"),
                trail("the last entry is of another row", "jsonb_set(audit_trail, '{3,legacy_id}', '3')")
                        .found("audit_trail", 2, "audit_trail"),
                trail("an entry stands after the last", "audit_trail || '{\"action\": \"paid\"}'")
                        .found("audit_trail", 2, "audit_trail"),
                trail("nothing is left", "'[]'").found("audit_trail", 2, "audit_trail"),
                trail("an entry is no object", "jsonb_set(audit_trail, '{0}', '1')")
                        .found("json_shapes", 2, "audit_trail"),
                Fault.in("purchases", "a time of an entry in another notation: it is equal")
                        .target(update(
                                "jsonb_set(audit_trail, '{0,occurred_at}', '\"2017-01-04 05:41:00.001402+01\"')")),
                Fault.in("purchases", "the trail is no array")
                        .target(update("'{}'"))
                        .found("audit_trail", 2, "audit_trail")
                        .found("json_shapes", 2, "audit_trail")
                        .found("content", 2),
                Fault.in("purchases", "an entry was added to the source after the migration")
                        .source(
                                "INSERT INTO dispatch_purchase_audit SELECT 900001, 2, 'refunded', 7, NULL, '2020-01-01'")
                        .differs("audit_trail", 2, "audit_trail")
                        .also("content", "json_shapes"),
                Fault.in("purchases", "an entry was added to the source at the beginning of the calendar")
                        .source(
                                "INSERT INTO dispatch_purchase_audit SELECT 900001, 2, 'created', 7, NULL, '4714-11-24 BC'")
                        .differs("audit_trail", 2, "audit_trail")
                        .also("content", "json_shapes"));
    }

    private static Fault trail(String name, String trail) {
        return Fault.in("purchases", name)
                .target(update(trail))
                .differs("audit_trail", 2, "audit_trail")
                .also("content", "json_shapes");
    }

    private static String update(String trail) {
        return "UPDATE purchases SET audit_trail = " + trail + " WHERE legacy_purchase_id = 2";
    }
}
