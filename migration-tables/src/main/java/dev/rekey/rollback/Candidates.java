package dev.rekey.rollback;

import dev.rekey.catalog.Referrer;
import dev.rekey.database.Identifiers;
import dev.rekey.database.Literals;
import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Looks at the rows of a part, page by page, as they stand now. */
final class Candidates {

    private final Extent extent;
    private final Ledger ledger;
    private final boolean foresee;

    /**
     * Looks at rows.
     *
     * @param foresee whether rows that are to go, but still stand, count as gone; while they go, they are
     */
    Candidates(Extent extent, Ledger ledger, boolean foresee) {
        this.extent = extent;
        this.ledger = ledger;
        this.foresee = foresee;
    }

    /** The part's rows after a legacy id, in ascending order. */
    List<Candidate> page(Part part, long after, int limit) {
        RolledTable table = part.table();
        String hanging = table.referrers().stream()
                .map(referrer -> "(" + hanging(table, referrer, "stands", 1) + ")")
                .collect(Collectors.joining(", ", "ARRAY[", "]::bigint[]"));
        return Daos.open(ledger.connection())
                .registerRowMapper(ConstructorMapper.factory(Candidate.class))
                .createQuery("SELECT page.legacy_id, page.new_id, page.inserted_by IS NOT NULL AS inserted,"
                        + " stands.id IS NOT NULL AS stands, page.rewritten_by, page.target_hash = "
                        + table.fingerprint("stands") + " AS same, " + hanging + " AS hanging FROM (" + mappings()
                        + ") AS page LEFT JOIN " + table.rows() + " AS stands ON stands.id = page.new_id"
                        + " ORDER BY page.legacy_id")
                .bind("table", table.name())
                .bind("run", part.runId())
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Candidate.class)
                .list();
    }

    /** Holds the page's rows: from now on nobody changes them, and nothing new can be hung on them. */
    void hold(Part part, long after, int limit) {
        Daos.open(ledger.connection())
                .createQuery("SELECT stands.id FROM " + part.table().rows()
                        + " AS stands WHERE stands.id IN (SELECT new_id FROM (" + mappings()
                        + ") AS page WHERE inserted_by IS NOT NULL) ORDER BY stands.id FOR UPDATE")
                .bind("table", part.tableName())
                .bind("run", part.runId())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> true)
                .list();
    }

    private String mappings() {
        return "SELECT legacy_id, new_id, inserted_by, " + hash("m") + " AS target_hash, " + rewritten("m")
                + " AS rewritten_by FROM " + own() + " AS m WHERE entity_type = :table AND legacy_id > :after"
                + " AND (inserted_by = :run OR inserted_by IS NULL AND migration_batch = :run AND "
                + "issues @> '[{\"code\": \"ADOPTED\"}]') ORDER BY legacy_id LIMIT :limit";
    }

    private String own() {
        return Identifiers.quote(ledger.schema(), "migration_mappings");
    }

    private String hash(String mapping) {
        return extent.fingerprints() ? mapping + ".target_hash" : "CAST(NULL AS bytea)";
    }

    /** Only who writes a row records it: who did so last, if it is not who inserted it, has rewritten it. */
    private static String rewritten(String mapping) {
        return "CASE WHEN " + mapping + ".migration_batch != " + mapping + ".inserted_by THEN " + mapping
                + ".migration_batch END";
    }

    /** Counts the rows that hang on a row and stay. */
    private String hanging(RolledTable table, Referrer referrer, String stands, int depth) {
        return "SELECT count(*) FROM " + hung(table, referrer, stands, depth);
    }

    private String hung(RolledTable table, Referrer referrer, String stands, int depth) {
        String row = "r" + depth;
        String itself = referrer.schema().equals(table.target().schema())
                        && referrer.table().equals(table.name())
                ? " AND " + row + ".id != " + stands + ".id"
                : "";
        String goes = !foresee
                ? ""
                : before(table, referrer)
                        .map(child -> " AND NOT (" + goes(child, row, depth) + ")")
                        .orElse("");
        return referrer.sqlName() + " AS " + row + " WHERE " + referrer.hangs(row, stands) + itself + goes;
    }

    /** The table that refers, if its rows go before those that it refers to. */
    private Optional<RolledTable> before(RolledTable table, Referrer referrer) {
        for (RolledTable other : extent.tables()) {
            if (other.name().equals(table.name())) {
                return Optional.empty();
            }
            if (other.name().equals(referrer.table()) && other.target().schema().equals(referrer.schema())) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private String goes(RolledTable table, String row, int depth) {
        boolean force = extent.what().force();
        String mapping = "m" + depth;
        Set<String> runs = extent.runsOf(table.target().schema(), table.name());
        List<String> conditions = new ArrayList<>();
        conditions.add("EXISTS (SELECT FROM " + own() + " AS " + mapping + " WHERE " + mapping + ".entity_type = "
                + Literals.quote(table.name()) + " AND " + mapping + ".legacy_id = " + row + "."
                + Identifiers.quote(table.legacyKey()) + " AND " + mapping + ".new_id = " + row + ".id AND " + mapping
                + ".inserted_by IN (" + runs.stream().map(Literals::quote).collect(Collectors.joining(", ")) + ")"
                + (force
                        ? ""
                        : " AND " + rewritten(mapping) + " IS NULL AND " + hash(mapping) + " = "
                                + table.fingerprint(row))
                + ")");
        for (Referrer referrer : table.referrers()) {
            if (!force || referrer.refuses()) {
                conditions.add("NOT EXISTS (SELECT FROM " + hung(table, referrer, row, depth + 1) + ")");
            }
        }
        return String.join(" AND ", conditions);
    }
}
