package dev.rekey.verify;

import java.util.List;

/** What can be wrong with brackets. */
final class BracketFaults {

    private static final String TABLE = "brackets";

    private BracketFaults() {}

    static List<Fault> all() {
        return List.of(
                bracket("a cent", "unit_cost = unit_cost + 0.01", 1)
                        .found("money", 1, "unit_cost", "1.62", "1.63")
                        .foundOfSum("unit_cost")
                        .also("content"),
                bracket("a cent in the last row", "unit_cost = unit_cost - 0.01", 150)
                        .found("money", 150, "unit_cost", "56.75", "56.74")
                        .foundOfSum("unit_cost")
                        .also("content"),
                bracket("an amount that is no number", "unit_cost = 'NaN'", 1)
                        .found("money", 1, "unit_cost", "1.62", "NaN")
                        .foundOfSum("unit_cost")
                        .also("content"),
                Fault.in(TABLE, "two changes that cancel out in a sum")
                        .target(
                                "UPDATE brackets SET unit_cost = unit_cost + 0.01 WHERE legacy_bracket_id = 1",
                                "UPDATE brackets SET unit_cost = unit_cost - 0.01 WHERE legacy_bracket_id = 2")
                        .found("money", 1, "unit_cost", "1.62", "1.63")
                        .found("money", 2, "unit_cost", "1.99", "1.98")
                        .also("content"),
                Fault.in(TABLE, "two rows have each other's amount")
                        .target("UPDATE brackets AS a SET unit_cost = b.unit_cost FROM brackets AS b"
                                + " WHERE (a.legacy_bracket_id, b.legacy_bracket_id) IN ((1, 2), (2, 1))")
                        .found("money", 1, "unit_cost", "1.62", "1.99")
                        .found("money", 2, "unit_cost", "1.99", "1.62")
                        .also("content"),
                Fault.in(TABLE, "two rows have each other's name")
                        .target("UPDATE brackets AS a SET bracket_name = b.bracket_name FROM brackets AS b"
                                + " WHERE (a.legacy_bracket_id, b.legacy_bracket_id) IN ((1, 3), (3, 1))")
                        .found("content", 1, "bracket_name", "Bogen Süd .022", "Брекет Классик .022")
                        .found("content", 3, "bracket_name", "Брекет Классик .022", "Bogen Süd .022"),
                Fault.in(TABLE, "two columns have each other's value")
                        .target(
                                "UPDATE brackets SET manufacturer = model, model = manufacturer WHERE legacy_bracket_id = 1")
                        .found("content", 1, "manufacturer", "Zahnwerk Süd", "M1")
                        .found("content", 1, "model", "M1", "Zahnwerk Süd"),
                bracket("a number is rounded", "slot_size = round(slot_size, 2)", 1)
                        .found("content", 1, "slot_size", "0.022", "0.02"),
                bracket("a number is lost", "slot_size = NULL", 1).found("content", 1, "slot_size", "0.022", null),
                bracket("a number in JSON", "base_dimensions = base_dimensions || '{\"width\": 2.906}'", 1)
                        .found(
                                "json_shapes",
                                1,
                                "base_dimensions",
                                "{\"width\": 2.905, \"height\": 3.25, \"thickness\": 0.625}",
                                "{\"width\": 2.906, \"height\": 3.25, \"thickness\": 0.625}")
                        .also("content"),
                bracket(
                        "a number in JSON without zeros: it is equal",
                        "base_dimensions = base_dimensions || '{\"height\": 3.25}'",
                        1),
                bracket("a number in JSON is text", "base_dimensions = base_dimensions || '{\"height\": \"3.25\"}'", 1)
                        .found(
                                "json_shapes",
                                1,
                                "base_dimensions",
                                "{\"width\": 2.905, \"height\": 3.25, \"thickness\": 0.625}",
                                "{\"width\": 2.905, \"height\": \"3.25\", \"thickness\": 0.625}")
                        .also("content"),
                bracket(
                                "a key of JSON is null instead of left out",
                                "base_dimensions = base_dimensions || '{\"depth\": null}'",
                                1)
                        .found(
                                "json_shapes",
                                1,
                                "base_dimensions",
                                "{\"width\": 2.905, \"height\": 3.25, \"thickness\": 0.625}",
                                "{\"depth\": null, \"width\": 2.905, \"height\": 3.25, \"thickness\": 0.625}")
                        .also("content"),
                bracket("JSON is lost", "base_dimensions = NULL", 1)
                        .found(
                                "json_shapes",
                                1,
                                "base_dimensions",
                                "{\"width\": 2.905, \"height\": 3.25, \"thickness\": 0.625}",
                                null)
                        .also("content"),
                bracket("JSON null stands for null", "base_dimensions = 'null'", 1)
                        .found("json_shapes", 1, "base_dimensions")
                        .also("content"),
                bracket("an enumeration's neighbour", "material = 'metal'", 1)
                        .found("enumerations", 1, "material", "ceramic", "metal")
                        .also("content"),
                bracket("an enumeration's separator", "bracket_type = 'self_ligating'", 1)
                        .found("enumerations", 1, "bracket_type", "self-ligating", "self_ligating")
                        .found("enumerations", 1, "bracket_type")
                        .also("content"),
                bracket("an enumeration is lost", "arch_type = NULL", 1)
                        .found("enumerations", 1, "arch_type", "lower", null)
                        .also("content"),
                bracket("a key of the row", "bracket_code = 'BR-00001x'", 1)
                        .found("content", 1, "bracket_code", "BR-00001", "BR-00001x"),
                Fault.in(TABLE, "a row in the middle is missing")
                        .target("DELETE FROM brackets WHERE legacy_bracket_id = 75")
                        .found("accounting", 75)
                        .found("legacy_ids", 75, "legacy_bracket_id")
                        .foundOfSum("unit_cost")
                        .also("money"),
                Fault.in(TABLE, "a row has another's legacy id, and that row is missing")
                        .target(
                                "DELETE FROM brackets WHERE legacy_bracket_id = 2",
                                "UPDATE brackets SET legacy_bracket_id = 2 WHERE legacy_bracket_id = 1")
                        .found("accounting", 1)
                        .found("legacy_ids", 1, "legacy_bracket_id")
                        .found("legacy_ids", 2, "legacy_bracket_id")
                        .found("content", 2, "bracket_code", "BR-00002", "BR-00001")
                        .andOtherRows()
                        .also("money", "enumerations", "json_shapes", "timestamps"),
                Fault.in(TABLE, "a column has another type")
                        .target("ALTER TABLE brackets ALTER COLUMN slot_size TYPE text")
                        .found("content", 1, "slot_size", "0.022", "text 0.0220")
                        .andOtherRows());
    }

    private static Fault bracket(String name, String change, int id) {
        return Fault.in(TABLE, name).target("UPDATE brackets SET " + change + " WHERE legacy_bracket_id = " + id);
    }
}
