package dev.rekey.assess.site;

import dev.rekey.api.Assessment.Forecast;
import dev.rekey.api.MigrationOptions;
import dev.rekey.api.Parent;
import dev.rekey.api.TableSpec;
import dev.rekey.catalog.TargetTable;
import dev.rekey.database.Identifiers;
import dev.rekey.database.Literals;
import dev.rekey.database.Transactions;
import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.ParentDao;
import dev.rekey.source.SourceInspection.SourceColumn;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts and measures rows, an aggregate or two a table. Reads only. */
public final class RowsSurvey {

    private final Transactions source;
    private final Transactions target;
    private final MigrationOptions options;
    private final Instant since;

    /**
     * A survey of rows.
     *
     * @param since the source server's clock when the assessment began
     */
    public RowsSurvey(Transactions source, Transactions target, MigrationOptions options, Instant since) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.since = since;
    }

    /** A table to look at: its description, its source query's columns, the target table, whether there is a ledger. */
    public record Subject(
            TableSpec<?, ?> spec, Map<String, SourceColumn> columns, TargetTable target, boolean ledgerExists) {}

    /**
     * The pass, from what a forecast told and what is measured now.
     *
     * @param standing the parents' tables that stand, by name
     */
    public Pass take(
            List<Subject> subjects, Map<String, TargetTable> standing, List<Forecast> forecasts, Duration took) {
        Map<String, SourceRows> sources = new HashMap<>();
        Map<String, TargetRows> targets = new HashMap<>();
        Map<Parent, TargetRows> parents = new HashMap<>();
        for (Subject subject : subjects) {
            String table = subject.spec().table();
            sources.put(
                    table, source.read(connection -> new SourceMeasure(connection, subject.spec(), subject.columns())
                            .take(since, options.sourceTimeZone(), options.batchSize())));
            if (subject.target().exists()) {
                targets.put(table, target.read(connection -> standing(connection, subject)));
            }
            subject.spec().references().forEach(reference -> {
                Parent parent = new Parent(
                        reference.parent().table(), reference.parent().legacyKey());
                if (standing.containsKey(parent.table())) {
                    parents.computeIfAbsent(
                            parent,
                            any -> target.read(connection -> count(connection, parent.table(), parent.legacyKey(), 0)));
                }
            });
        }
        return new Pass(List.copyOf(forecasts), took, sources, targets, parents);
    }

    private TargetRows standing(Connection connection, Subject subject) {
        String table = subject.target().sqlName();
        String unknown = subject.ledgerExists()
                ? " WHERE NOT EXISTS (SELECT FROM "
                        + Identifiers.quote(options.ledgerSchema(), "migration_mappings")
                        + " AS m WHERE m.entity_type = "
                        + Literals.quote(subject.spec().table()) + " AND m.new_id = stands.id)"
                : "";
        long foreign = Daos.open(connection)
                .createQuery("SELECT count(*) FROM " + table + " AS stands" + unknown)
                .mapTo(Long.class)
                .one();
        return count(connection, subject.spec().table(), subject.spec().legacyKey(), foreign);
    }

    private TargetRows count(Connection connection, String table, String key, long foreign) {
        ParentDao.Counts counts = Daos.on(connection, ParentDao.class)
                .count(Identifiers.quote(options.targetSchema(), table), Identifiers.quote(key));
        return new TargetRows(counts.rows(), counts.withLegacyId(), counts.foundTwice(), foreign);
    }
}
