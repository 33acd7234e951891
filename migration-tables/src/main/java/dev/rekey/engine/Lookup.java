package dev.rekey.engine;

import dev.rekey.api.Issue;
import dev.rekey.api.LegacyRow;
import dev.rekey.api.Parent;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Reference;
import dev.rekey.api.Resolution;
import dev.rekey.api.TableSpec;
import dev.rekey.database.Identifiers;
import dev.rekey.database.Literals;
import dev.rekey.jdbi.Daos;
import dev.rekey.jdbi.SqlArrays;
import dev.rekey.json.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Finds a page's surroundings in the target with one query, however many parents its rows name. */
final class Lookup<L extends LegacyRow> {

    /** What the query's lines are about. */
    private static final String MAPPED = "mapped";

    private static final String LOST = "lost";
    private static final String FOUND = "found";
    private static final String QUARANTINED = "quarantined";

    private final TableSpec<L, ?> spec;
    private final Scope scope;

    /**
     * What there is to look into.
     *
     * @param targetSchema the schema of parents and target
     * @param ledgerSchema the ledger's schema
     * @param ledgerExists whether there is a ledger
     * @param targetExists whether the target table stands
     * @param adoptable whether it has rows with a legacy id that the ledger does not know
     * @param repair whether the ledger itself may be wrong, and what it says of rows is looked at twice
     * @param standing tables of ours or of parents that exist
     * @param ours tables whose rejected rows are in the quarantine
     * @param links linked tables that exist and may be read
     */
    record Scope(
            String targetSchema,
            String ledgerSchema,
            boolean ledgerExists,
            boolean targetExists,
            boolean adoptable,
            boolean repair,
            Set<String> standing,
            Set<String> ours,
            Set<Parent.Link> links) {}

    Lookup(TableSpec<L, ?> spec, Scope scope) {
        this.spec = spec;
        this.scope = scope;
    }

    Surroundings around(Connection target, List<L> page) {
        Surroundings surroundings = new Surroundings();
        Map<Parent, Set<Long>> keys = keys(page);
        List<Parent> parents = List.copyOf(keys.keySet());
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < parents.size(); i++) {
            addParent(parts, parents.get(i), i, surroundings);
        }
        addRows(parts);
        if (parts.isEmpty()) {
            return surroundings;
        }
        Query query = Daos.open(target).createQuery(String.join("\nUNION ALL\n", parts));
        for (int i = 0; i < parents.size(); i++) {
            query.bind("keys" + i, SqlArrays.numbers(List.copyOf(keys.get(parents.get(i)))));
        }
        query.bind("table", spec.table());
        query.bind(
                "ids", SqlArrays.numbers(page.stream().map(LegacyRow::legacyId).toList()));
        query.map((line, context) -> read(line, parents, surroundings)).forEach(line -> {});
        return surroundings;
    }

    private Map<Parent, Set<Long>> keys(List<L> page) {
        Map<Parent, Set<Long>> keys = new LinkedHashMap<>();
        for (Reference<L> reference : spec.references()) {
            Set<Long> named = keys.computeIfAbsent(reference.parent(), parent -> new LinkedHashSet<>());
            page.forEach(row -> named.addAll(reference.keys().apply(row)));
        }
        return keys;
    }

    private void addParent(List<String> parts, Parent parent, int i, Surroundings surroundings) {
        Parent.Link link = parent.link();
        if (link != null && !scope.links().contains(link)) {
            return;
        }
        surroundings.canTell(parent);
        if (!scope.standing().contains(parent.table())) {
            return;
        }
        String from = Identifiers.quote(scope.targetSchema(), parent.table()) + " AS parent";
        String id = "parent.id";
        if (link != null) {
            from += " JOIN " + Identifiers.quote(link.schema(), link.table()) + " AS link ON link.id = parent."
                    + Identifiers.quote(link.column());
            id = "link.id";
        }
        String key = "parent." + Identifiers.quote(parent.legacyKey());
        parts.add("SELECT '" + i + "' AS about, " + key + "::bigint AS legacy_id, " + id + " AS id, NULL::text AS code,"
                + " NULL::text AS hash, NULL::text AS issues FROM " + from + " WHERE " + key + " = ANY(:keys" + i
                + ")");
        if (scope.ledgerExists() && link == null && scope.ours().contains(parent.table())) {
            parts.add("SELECT '" + i + "', legacy_id, NULL, code, NULL, NULL FROM " + ledger("migration_quarantine")
                    + " WHERE table_name = " + Literals.quote(parent.table())
                    + " AND state = 'open' AND legacy_id = ANY(:keys" + i + ")");
        }
    }

    private void addRows(List<String> parts) {
        String target = Identifiers.quote(scope.targetSchema(), spec.table());
        String key = "stands." + Identifiers.quote(spec.legacyKey());
        if (scope.ledgerExists() && scope.targetExists()) {
            parts.add("SELECT CASE WHEN stands.id IS NULL THEN '" + LOST + "' ELSE '" + MAPPED
                    + "' END AS about, m.legacy_id, m.new_id AS id, NULL::text AS code,"
                    + " m.source_hash::text AS hash, m.issues::text AS issues FROM " + ledger("migration_mappings")
                    + " AS m LEFT JOIN " + target + " AS stands ON stands.id = m.new_id"
                    + " WHERE m.entity_type = :table AND m.legacy_id = ANY(:ids)"
                    + (scope.repair() ? " AND (stands.id IS NULL" + trusted(target) + ")" : ""));
        }
        if (scope.adoptable()) {
            parts.add("SELECT '" + FOUND + "' AS about, " + key + "::bigint AS legacy_id, stands.id AS id,"
                    + " NULL::text AS code, NULL::text AS hash, NULL::text AS issues FROM " + target
                    + " AS stands WHERE " + key + " = ANY(:ids)" + (scope.repair() ? unclaimed(target) : ""));
        }
        if (scope.ledgerExists()) {
            parts.add("SELECT '" + QUARANTINED + "' AS about, legacy_id, NULL::uuid AS id, code,"
                    + " source_hash::text AS hash, NULL::text AS issues FROM " + ledger("migration_quarantine")
                    + " WHERE table_name = :table AND state = 'open' AND legacy_id = ANY(:ids)");
        }
    }

    /**
     * A mapping is trusted if the row that it names has its legacy id; if it has another or none, only as long as neither the
     * ledger nor the target has another row for the one or the other.
     */
    private String trusted(String target) {
        String key = Identifiers.quote(spec.legacyKey());
        return " OR stands." + key + " = m.legacy_id OR (NOT EXISTS (SELECT FROM " + target + " AS own WHERE own."
                + key
                + " = m.legacy_id) AND NOT EXISTS (SELECT FROM " + ledger("migration_mappings")
                + " AS other WHERE other.entity_type = :table AND other.legacy_id = stands." + key
                + " AND other.new_id = stands.id))";
    }

    /** A row is not the one that its legacy id says if the ledger knows it by another, and no other row has that. */
    private String unclaimed(String target) {
        String key = Identifiers.quote(spec.legacyKey());
        return " AND NOT EXISTS (SELECT FROM " + ledger("migration_mappings")
                + " AS other WHERE other.entity_type = :table AND other.new_id = stands.id AND other.legacy_id <> stands."
                + key + " AND NOT EXISTS (SELECT FROM " + target + " AS own WHERE own." + key + " = other.legacy_id))";
    }

    private String ledger(String table) {
        return Identifiers.quote(scope.ledgerSchema(), table);
    }

    private static boolean read(ResultSet line, List<Parent> parents, Surroundings surroundings) throws SQLException {
        String about = line.getString("about");
        long legacyId = line.getLong("legacy_id");
        UUID id = line.getObject("id", UUID.class);
        String code = line.getString("code");
        Known known = surroundings.known(legacyId);
        switch (about) {
            case MAPPED ->
                surroundings.put(legacyId, known.mapped(id, line.getString("hash"), issues(line.getString("issues"))));
            case LOST -> surroundings.put(legacyId, known.lost(id));
            case FOUND -> surroundings.put(legacyId, known.found(first(known.foundId(), id)));
            case QUARANTINED -> surroundings.put(legacyId, known.quarantined(line.getString("hash"), reason(code)));
            default ->
                surroundings.add(
                        parents.get(Integer.parseInt(about)),
                        legacyId,
                        code == null ? new Resolution.Found(id) : new Resolution.Rejected(reason(code)));
        }
        return true;
    }

    /** An entry may be damaged, or a later version's: whatever was wrong with the row, the target does not have it. */
    private static ReasonCode reason(String code) {
        return Arrays.stream(ReasonCode.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .orElse(ReasonCode.CONSTRAINT_VIOLATED);
    }

    /** Of several rows under one legacy id the same one is adopted every time. */
    private static UUID first(@Nullable UUID one, UUID other) {
        return one == null || other.compareTo(one) < 0 ? other : one;
    }

    private static List<Issue> issues(@Nullable String json) {
        return json == null ? List.of() : List.of(Json.read(json, Issue[].class));
    }
}
