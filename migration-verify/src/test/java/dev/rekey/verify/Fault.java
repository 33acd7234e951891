package dev.rekey.verify;

import dev.rekey.api.Verification.Deviation;
import dev.rekey.api.Verification.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Something to plant in a migrated copy, and what the verification must say of it; said in one chain of calls. */
final class Fault {

    /** Values that differ, whatever they are. */
    private static final String ANY = "any";

    /** A deviation that must be reported, by a check of the fault's table. */
    record Sighting(
            String check,
            @Nullable Long legacyId,
            @Nullable String column,
            @Nullable String expected,
            @Nullable String actual) {

        /** Whether it shows values of a column, which rights that follow from many rows are not. */
        boolean valuesOfColumn() {
            return !Objects.equals(expected, actual) && !check.equals("access_control");
        }

        boolean of(Deviation deviation) {
            boolean values = ANY.equals(expected)
                    ? !Objects.equals(deviation.expected(), deviation.actual())
                    : Objects.equals(deviation.expected(), expected) && Objects.equals(deviation.actual(), actual);
            return values
                    && Objects.equals(deviation.legacyId(), legacyId)
                    && Objects.equals(deviation.column(), column);
        }
    }

    private final String table;
    private final String name;
    private final List<String> inSource = new ArrayList<>();
    private final List<String> inTarget = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final Map<String, Status> outcomes = new TreeMap<>();
    private final List<String> sums = new ArrayList<>();
    private boolean elsewhere;

    private Fault(String table, String name) {
        this.table = table;
        this.name = name;
    }

    /** A fault of a table, in one line; without anything found it is harmless. */
    static Fault in(String table, String name) {
        return new Fault(table, name);
    }

    Fault source(String... statements) {
        inSource.addAll(List.of(statements));
        return this;
    }

    Fault target(String... statements) {
        inTarget.addAll(List.of(statements));
        return this;
    }

    /** A value that a check must show beside the one that should be there. */
    Fault found(String check, long legacyId, String column, @Nullable String expected, @Nullable String actual) {
        return failed(new Sighting(check, legacyId, column, expected, actual));
    }

    /** A column whose values a check must show, though they are too long to be spelled out here. */
    Fault differs(String check, long legacyId, String column) {
        return found(check, legacyId, column, ANY, ANY);
    }

    /** A column that a check must name. */
    Fault found(String check, long legacyId, String column) {
        return failed(new Sighting(check, legacyId, column, null, null));
    }

    /** A row that a check must name. */
    Fault found(String check, long legacyId) {
        return failed(new Sighting(check, legacyId, null, null, null));
    }

    /** A column as a whole. */
    Fault foundOf(String check, String column) {
        return failed(new Sighting(check, null, column, null, null));
    }

    /** A sum of an amount that is not the same on both sides, whatever it is. */
    Fault foundOfSum(String amount) {
        sums.add(amount);
        return also("money");
    }

    /** Something of no row in particular. */
    Fault found(String check) {
        return failed(new Sighting(check, null, null, null, null));
    }

    /** A row of which a check must warn, and no more than that. */
    Fault warned(String check, @Nullable Long legacyId, @Nullable String column) {
        sightings.add(new Sighting(check, legacyId, column, null, null));
        outcomes.put(table + ": " + check, Status.WARNING);
        return this;
    }

    /** Checks that fail too. */
    Fault also(String... checks) {
        return alsoIn(table, checks);
    }

    /** Checks of another table that fail too, because its rows lean on this one's. */
    Fault alsoIn(String other, String... checks) {
        for (String check : checks) {
            outcomes.put(other + ": " + check, Status.FAILED);
        }
        return this;
    }

    /** Of many rows only some are named here. */
    Fault andOtherRows() {
        elsewhere = true;
        return this;
    }

    private Fault failed(Sighting sighting) {
        sightings.add(sighting);
        outcomes.put(table + ": " + sighting.check(), Status.FAILED);
        return this;
    }

    void plant(Unfinished source, Unfinished target) {
        inSource.forEach(source::execute);
        inTarget.forEach(target::execute);
    }

    /** Plants it to stay. */
    void plant(Migrated migrated) {
        migrated.inSource(inSource.toArray(String[]::new)).inTarget(inTarget.toArray(String[]::new));
    }

    /** Whether rows of its own table are changed or deleted, and nothing else. */
    boolean isDriftOfRows() {
        return inSource.isEmpty()
                && !outcomes.isEmpty()
                && inTarget.stream()
                        .allMatch(sql -> sql.startsWith("UPDATE " + table + " ")
                                || sql.startsWith("DELETE FROM " + table + " "));
    }

    String table() {
        return table;
    }

    List<Sighting> sightings() {
        return sightings;
    }

    /** Amounts whose sums must be reported. */
    List<String> sums() {
        return sums;
    }

    /** Every check that must not end as it does on the undamaged copy, as {@code table: check}. */
    Map<String, Status> outcomes() {
        return outcomes;
    }

    /** Whether every row that is reported must be among the sightings. */
    boolean namesAllRows() {
        return !elsewhere;
    }

    @Override
    public String toString() {
        return table + ": " + name;
    }
}
