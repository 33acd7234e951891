package dev.rekey.ledger;

import dev.rekey.database.Identifiers;
import dev.rekey.database.Literals;
import dev.rekey.jdbi.Daos;
import dev.rekey.json.Json;
import dev.rekey.ledger.TrackingCatalog.Column;
import dev.rekey.ledger.TrackingCatalog.Relation;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a tracking table with the form that we know, column by column. Used once. */
final class TrackingForm {

    static final Set<String> TEXT = Set.of("text", "character varying");
    static final Set<String> WHOLE_NUMBER = Set.of("integer", "bigint");
    static final Set<String> UUID = Set.of("uuid");
    static final Set<String> TIME = Set.of("timestamp with time zone", "timestamp without time zone");

    private final Relation relation;
    private final List<String> differences;
    private final Set<String> ours = new HashSet<>();

    TrackingForm(Relation relation) {
        this.relation = relation;
        this.differences = new ArrayList<>(relation.obstacles());
    }

    /** The column, which must be of one of these types and let itself be written; null where it is not. */
    @Nullable Column needs(String name, Set<String> types) {
        Column column = present(name);
        if (column != null && !types.contains(column.type())) {
            differences.add(name + " is " + column.exact());
            return null;
        }
        return column;
    }

    /** The column, whatever its type; null where it is missing or generated. */
    @Nullable Column present(String name) {
        ours.add(name);
        Column column = relation.column(name);
        if (column == null) {
            differences.add("it has no column " + name);
        } else if (column.generated()) {
            differences.add(name + " is generated");
            return null;
        }
        return column;
    }

    /** A text column that must hold so many characters. */
    void needsText(String name, int characters) {
        Column column = needs(name, TEXT);
        if (column != null && !holds(column, characters)) {
            differences.add(name + " is " + column.exact() + ", and " + characters + " characters are needed");
        }
    }

    /** The column, which stays null in some rows. */
    @Nullable Column needsNullable(String name, Set<String> types) {
        Column column = needs(name, types);
        if (column != null && column.notNull()) {
            differences.add(name + " is NOT NULL");
        }
        return column;
    }

    static boolean holds(Column column, int characters) {
        return TEXT.contains(column.type()) && (column.characters() == null || column.characters() >= characters);
    }

    void differs(String difference) {
        differences.add(difference);
    }

    /**
     * What differs, in words; the CHECK constraints are asked last, for they can be asked only where the types are right.
     *
     * @param samples rows such as we would write
     */
    List<String> differences(Connection connection, List<?> samples) {
        relation.columns().stream()
                .filter(column -> column.notNull() && !column.filled() && !ours.contains(column.name()))
                .forEach(column -> differs(column.name() + " is NOT NULL, has no default, and nothing fills it"));
        if (differences.isEmpty() && !relation.rules().isEmpty()) {
            refusals(connection, samples).forEach(rule -> differs(rule + " refuses what would be written"));
        }
        return differences.stream()
                .map(difference -> relation.schema() + "." + relation.name() + ": " + difference)
                .toList();
    }

    private List<String> refusals(Connection connection, List<?> samples) {
        String page = " WHERE EXISTS (SELECT FROM json_populate_recordset(NULL::"
                + Identifiers.quote(relation.schema(), relation.name()) + ", CAST(:samples AS json)) AS page WHERE (";
        String questions = relation.rules().stream()
                .map(rule -> "SELECT " + Literals.quote(rule.name()) + page + rule.expression() + ") IS FALSE)")
                .collect(Collectors.joining("\nUNION ALL\n"));
        return Daos.open(connection)
                .createQuery(questions)
                .bind("samples", Json.write(samples))
                .mapTo(String.class)
                .list();
    }
}
