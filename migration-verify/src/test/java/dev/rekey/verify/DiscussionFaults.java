package dev.rekey.verify;

import java.util.List;

/** What can be wrong with treatment discussions. */
final class DiscussionFaults {

    private static final String TABLE = "treatment_discussions";

    private DiscussionFaults() {}

    static List<Fault> all() {
        return List.of(
                discussion("an emoji is cut off", "subject = replace(subject, '🦷', '')", 8)
                        .found("content", 8, "subject", "リテーナーの相談 🦷 #8", "リテーナーの相談  #8"),
                discussion("an emoji is taken apart", "initial_message = replace(initial_message, U&'\\200D', '')", 8)
                        .found(
                                "content",
                                8,
                                "initial_message",
                                "Line one\nLine two\twith a tab 👩🏽\u200D⚕️",
                                "Line one\nLine two\twith a tab 👩🏽⚕️"),
                discussion(
                                "a line ends in another way",
                                "initial_message = replace(initial_message, E'\\n', E'\\r\\n')",
                                8)
                        .found(
                                "content",
                                8,
                                "initial_message",
                                "Line one\nLine two\twith a tab 👩🏽\u200D⚕️",
                                "Line one\r\nLine two\twith a tab 👩🏽\u200D⚕️"),
                discussion("a participant is removed", "participants = participants - 0", 4)
                        .found("edges", 4, "participants", "[108, 115]", "[115]")
                        .also("content", "json_shapes"),
                discussion("a participant is added", "participants = participants || to_jsonb(started_by)", 4)
                        .found("edges", 4, "participants", "[108, 115]", "[108, 115, 101]")
                        .also("content", "json_shapes"),
                discussion(
                                "participants in another order",
                                "participants = jsonb_build_array(participants -> 1, participants -> 0)",
                                4)
                        .found("edges", 4, "participants", "[108, 115]", "[115, 108]")
                        .also("content", "json_shapes"),
                discussion("a participant stands twice", "participants = participants || (participants -> 1)", 4)
                        .found("edges", 4, "participants", "[108, 115]", "[108, 115, 115]")
                        .also("content", "json_shapes"),
                discussion(
                                "another participant",
                                "participants = jsonb_set(participants, '{1}', to_jsonb((SELECT id FROM profiles WHERE legacy_user_id = 116)))",
                                4)
                        .found("edges", 4, "participants", "[108, 115]", "[108, 116]")
                        .also("content", "json_shapes"),
                discussion(
                                "a participant who does not exist",
                                "participants = jsonb_set(participants, '{1}', to_jsonb(gen_random_uuid()))",
                                4)
                        .found("edges", 4, "participants", "[108, 115]", "[108, null]")
                        .also("content", "json_shapes"),
                discussion("a participant who is no profile", "participants = '[108, 115]'", 4)
                        .found("json_shapes", 4, "participants")
                        .found("content", 4),
                discussion("a participant who was left out is forgotten", "metadata = '{}'", 300)
                        .found("edges", 300, "participants", "[6500300]", "[]")
                        .also("content", "json_shapes"),
                discussion(
                                "a participant is left out though the profile exists",
                                "participants = participants - 1, metadata = metadata || '{\"legacy\": {\"participants\": [115]}}'",
                                4)
                        .found("edges", 4, "participants", "[108, 115]", "[108, null]")
                        .also("content", "json_shapes"),
                discussion("a tag is changed", "tags = '[\"retainers\"]'", 8)
                        .found("json_shapes", 8, "tags", "[\"retainer\"]", "[\"retainers\"]")
                        .also("content"),
                discussion("another default", "priority = 'high'", 4)
                        .found("enumerations", 4, "priority", null, "not the default: high")
                        .also("content"),
                discussion("a status outside the set", "status = 'closed'", 4)
                        .found("enumerations", 4, "status", "active", "closed")
                        .found("enumerations", 4, "status")
                        .also("content"),
                discussion("a time is invented", "resolved_at = started_at", 4)
                        .found("timestamps", 4, "resolved_at", null, "2017-03-02 02:44:00.001477+00")
                        .also("content"),
                discussion("a time without end", "last_activity_at = 'infinity'", 4)
                        .found("timestamps", 4, "last_activity_at", "2017-03-06 02:44:00.001561+00", "infinity")
                        .also("content"),
                discussion("the author's legacy id", "legacy_author_id = 102", 4)
                        .found("content", 4, "legacy_author_id", "101", "102"),
                swapped("two discussions have each other's case", "case_id")
                        .found("edges", 4, "case_id", "125", "79")
                        .found("edges", 8, "case_id", "79", "125")
                        .also("content"),
                swapped("two discussions have each other's author", "started_by")
                        .found("edges", 4, "started_by", "101", "112")
                        .found("edges", 8, "started_by", "112", "101")
                        .also("content"),
                Fault.in(TABLE, "a parent is there twice")
                        .target("INSERT INTO cases (patient_id, legacy_patient_id) SELECT patient_id, legacy_patient_id"
                                + " FROM cases WHERE legacy_patient_id = 74")
                        .found("edges", 123, "case_id")
                        .andOtherRows()
                        .alsoIn("order_cases", "edges")
                        .alsoIn("purchases", "edges"),
                Fault.in(TABLE, "a parent has lost its legacy id")
                        .target("UPDATE cases SET legacy_patient_id = NULL WHERE legacy_patient_id = 74")
                        .found("edges", 123, "case_id", "74", "a row without a legacy id")
                        .andOtherRows()
                        .also("content")
                        .alsoIn("order_cases", "edges", "content")
                        .alsoIn("purchases", "edges", "content"),
                Fault.in(TABLE, "a row is missing in the first position")
                        .target("DELETE FROM treatment_discussions WHERE legacy_discussion_id = 1")
                        .found("accounting", 1)
                        .found("legacy_ids", 1, "legacy_discussion_id"),
                Fault.in(TABLE, "rows are missing beyond the limit")
                        .target("DELETE FROM treatment_discussions WHERE legacy_discussion_id BETWEEN 101 AND 109")
                        .found("limits")
                        .found("accounting", 101)
                        .found("accounting", 109)
                        .andOtherRows()
                        .also("legacy_ids"));
    }

    private static Fault discussion(String name, String change, int id) {
        return Fault.in(TABLE, name)
                .target("UPDATE treatment_discussions SET " + change + " WHERE legacy_discussion_id = " + id);
    }

    private static Fault swapped(String name, String column) {
        return Fault.in(TABLE, name)
                .target("UPDATE treatment_discussions AS a SET " + column + " = b." + column
                        + " FROM treatment_discussions AS b"
                        + " WHERE (a.legacy_discussion_id, b.legacy_discussion_id) IN ((4, 8), (8, 4))");
    }
}
