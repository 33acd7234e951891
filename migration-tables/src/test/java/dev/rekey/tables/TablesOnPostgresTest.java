package dev.rekey.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rekey.api.Issue;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Severity;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.api.TargetPage;
import dev.rekey.catalog.Catalog;
import dev.rekey.catalog.TableDefinition;
import dev.rekey.catalog.TargetColumn;
import dev.rekey.catalog.TargetTable;
import dev.rekey.fixtures.DemoData;
import dev.rekey.fixtures.Expected;
import dev.rekey.jdbi.Daos;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every table's queries, rules and statements on a real server, with rows in which every fault is planted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TablesOnPostgresTest {

    /** What no single row can know of itself. */
    private static final Set<ReasonCode> BEYOND_MAPPING =
            Set.of(ReasonCode.DUPLICATE_KEY, ReasonCode.CONSTRAINT_VIOLATED);

    private final MovedTables moved = new MovedTables();

    TablesOnPostgresTest() throws SQLException {}

    @AfterAll
    void dropDatabases() throws SQLException {
        moved.close();
    }

    static List<Named<TableMigration<?, ?>>> tables() {
        return DaoColumnsTest.tables();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void pages_bringEveryRowInOrder(TableMigration<?, ?> table) throws SQLException {
        List<Long> ids = MovedTables.numbers(
                moved.source(), "SELECT legacy_id FROM (" + table.spec().sourceQuery() + ") AS s ORDER BY 1");

        assertThat(moved.passage(table.spec().table()).read()).isNotEmpty().isEqualTo(ids);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void mapping_findsWhatIsPlanted_andNothingElse(TableMigration<?, ?> table) {
        List<String> found = moved.passage(table.spec().table()).issues().stream()
                .map(issue -> line(issue.legacyId(), issue.code(), Objects.requireNonNullElse(issue.column(), "-")))
                .toList();

        assertThat(new TreeSet<>(found)).isEqualTo(new TreeSet<>(planted(table.spec())));
    }

    @Test
    void actorsOfAuditEntries_withoutAProfile_areSaidOnceARow() {
        assertThat(moved.passage("purchases").issues().stream()
                        .filter(issue -> Objects.equals(issue.column(), "audit_trail")))
                .extracting(Issue::legacyId, Issue::code, Issue::severity)
                .containsExactly(
                        tuple(9L, ReasonCode.OPTIONAL_PARENT_MISSING, Severity.WARNING),
                        tuple(950041L, ReasonCode.OPTIONAL_PARENT_MISSING, Severity.WARNING));
    }

    @Test
    void auditTrail_isOldestFirst_thenById_andToTheMicrosecond() throws SQLException {
        assertThat(moved.texts(
                        "SELECT concat_ws(' ', entry ->> 'action', entry ->> 'legacy_actor_id', entry ->> 'occurred_at') "
                                + "FROM purchases, jsonb_array_elements(audit_trail) WITH ORDINALITY AS trail (entry, n) "
                                + "WHERE legacy_purchase_id = 950041 ORDER BY n"))
                .containsExactly(
                        "drafted 90 2020-02-29T23:59:58.999999Z",
                        "approved 2020-02-29T23:59:59.000001Z",
                        "created 999999 2020-02-29T23:59:59.000001Z",
                        "migrated");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void insert_takesEveryMappedRowButTheLosersOfDuplicates(TableMigration<?, ?> table) {
        Set<Long> losers = Expected.of(DemoData.Variant.DAMAGED).stream()
                .filter(row -> row.table().equals(table.spec().table()))
                .filter(row -> row.code() == ReasonCode.DUPLICATE_KEY)
                .map(Expected::legacyId)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Long> winners = new TreeSet<>(moved.passage(table.spec().table()).mapped());
        winners.removeAll(losers);

        assertThat(moved.passage(table.spec().table()).inserted()).isNotEmpty().isEqualTo(winners);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void insert_ofTheSameRowsAgain_insertsNone(TableMigration<?, ?> table) {
        assertThat(table.insert(page(table))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void update_rewritesWhatSomebodyElseEmptied(TableMigration<?, ?> table) throws SQLException {
        int inserted = moved.passage(table.spec().table()).inserted().size();
        assertThat(rowsThatStandAsWritten(table)).isEqualTo(inserted);
        for (String column : columnsThatMayBeNull(table)) {
            moved.execute("UPDATE " + table.spec().table() + " SET " + column + " = NULL");
        }
        assertThat(rowsThatStandAsWritten(table)).isZero();

        table.update(page(table));

        assertThat(rowsThatStandAsWritten(table)).isEqualTo(inserted);
    }

    @Test
    void rowsOutsideTheScope_areTheFilesWithoutARecord() throws SQLException {
        String filtered = Objects.requireNonNull(DocumentedSource.filtered("message_attachments"));

        assertThat(MovedTables.numbers(moved.source(), filtered))
                .isNotEqualTo(List.of(0L))
                .isEqualTo(MovedTables.numbers(
                        moved.source(),
                        "SELECT (SELECT count(*) FROM dispatch_file) - "
                                + moved.passage("message_attachments").read().size()));
    }

    @ParameterizedTest
    @MethodSource("orphans")
    void orphans_areCounted(String table, String orphan) throws SQLException {
        String query = Objects.requireNonNull(DocumentedSource.orphans(table));
        long before = MovedTables.numbers(moved.source(), query).get(0);
        try (PreparedStatement statement = moved.source().prepareStatement(orphan)) {
            statement.execute();
        }

        assertThat(MovedTables.numbers(moved.source(), query)).containsExactly(before + 1);
    }

    static List<Arguments> orphans() {
        return List.of(
                Arguments.of(
                        "purchases",
                        "INSERT INTO dispatch_purchase_audit VALUES (-77, 777777, 'paid', NULL, NULL, now())"),
                Arguments.of(
                        "treatment_discussions",
                        "INSERT INTO dispatch_treatment_discussion_participant VALUES (777777, 1)"));
    }

    private List<String> planted(TableSpec<?, ?> spec) {
        return Expected.of(DemoData.Variant.DAMAGED).stream()
                .filter(row -> row.table().equals(spec.table()))
                .flatMap(row -> {
                    ReasonCode code = row.code();
                    return code == null || BEYOND_MAPPING.contains(code)
                            ? Stream.empty()
                            : Stream.of(line(row.legacyId(), code, Objects.requireNonNullElse(row.column(), "-")));
                })
                .toList();
    }

    private static String line(long legacyId, ReasonCode code, String column) {
        return legacyId + " " + code + " " + column;
    }

    private TargetPage page(TableMigration<?, ?> table) {
        return new TargetPage(
                moved.target(),
                "\"public\"." + table.spec().table(),
                TableDefinition.columns(table.spec()),
                table.spec().legacyKey(),
                moved.passage(table.spec().table()).rows());
    }

    private List<String> columnsThatMayBeNull(TableMigration<?, ?> table) {
        TargetTable stands = Objects.requireNonNull(Daos.on(moved.target(), Catalog.class)
                .read("public", List.of(table.spec().table()))
                .get(table.spec().table()));
        return stands.columns().values().stream()
                .filter(column -> !column.notNull())
                .map(TargetColumn::name)
                .toList();
    }

    private long rowsThatStandAsWritten(TableMigration<?, ?> table) throws SQLException {
        String name = table.spec().table();
        try (PreparedStatement statement = moved.target()
                .prepareStatement("SELECT count(*) FROM " + name + " AS stands "
                        + "JOIN json_populate_recordset(NULL::" + name
                        + ", CAST(? AS json)) AS page ON page.id = stands.id "
                        + "WHERE to_jsonb(stands) = to_jsonb(page)")) {
            statement.setString(1, moved.passage(table.spec().table()).rows());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
