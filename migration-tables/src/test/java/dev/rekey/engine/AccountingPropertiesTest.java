package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.TableResult;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** Whatever the source holds, every row of it is accounted for. */
final class AccountingPropertiesTest {

    /** A row of {@code dispatch_bracket}, any of whose values may be what does not fit. */
    record Row(
            @Nullable String code,
            @Nullable String name,
            @Nullable String material,
            @Nullable BigDecimal cost) {}

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void everyRow_isMigratedOrQuarantined_andNeverBoth(
            @ForAll("rows") List<Row> rows, @ForAll("batchSizes") int batchSize) throws SQLException {
        try (Scenario scenario = Scenario.empty()) {
            insert(scenario, rows);

            TableResult result = scenario.migration(MigrationOptions.DEFAULTS.withBatchSize(batchSize), "brackets")
                    .migrate()
                    .tables()
                    .get(0);

            assertThat(result.source()).isEqualTo(rows.size());
            assertThat(result.migrated() + result.rejected()).isEqualTo(rows.size());
            assertThat(result.unaccounted()).isZero();
            assertThat(scenario.target("SELECT legacy_bracket_id AS id FROM brackets UNION ALL"
                            + " SELECT legacy_id FROM migration.migration_quarantine ORDER BY 1"))
                    .isEqualTo(scenario.source("SELECT id FROM dispatch_bracket ORDER BY 1"));
            assertThat(scenario.target("SELECT count(*) AS n FROM brackets"))
                    .containsExactly(String.valueOf(result.migrated()));
        }
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars('a', 'é', '漢', ' ', '\u00a0', '\t', '"', '\\', '\'')
                .ofMaxLength(60)
                .injectNull(0.1);
        Arbitrary<String> material = Arbitraries.of("metal", "CERAMIC", " plastic ", "wood", "", "met-al")
                .injectNull(0.3);
        Arbitrary<BigDecimal> cost = Arbitraries.bigDecimals()
                .between(new BigDecimal("-99999999"), new BigDecimal("99999999"))
                .ofScale(3)
                .injectNull(0.2);
        Arbitrary<String> code =
                Arbitraries.of("A", "B", "C", "D", "E", "F", "", "\u3000").injectNull(0.05);
        return Combinators.combine(code, text, material, cost)
                .as(Row::new)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Integer> batchSizes() {
        return Arbitraries.of(1, 2, 7, 1000);
    }

    private static void insert(Scenario scenario, List<Row> rows) throws SQLException {
        try (Connection connection = scenario.source().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO dispatch_bracket"
                        + " (id, code, name, material, unit_cost, created_at) VALUES (?, ?, ?, ?, ?, now())")) {
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                insert.setInt(1, i * 3 - 7);
                insert.setString(2, row.code());
                insert.setString(3, row.name());
                insert.setString(4, row.material());
                insert.setBigDecimal(5, row.cost());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
