package dev.rekey.embedding;

import dev.rekey.api.Mapping;
import dev.rekey.api.RowContext;
import dev.rekey.api.SourcePage;
import dev.rekey.api.TableMigration;
import dev.rekey.api.TableSpec;
import dev.rekey.api.TargetPage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A table of the embedder's own, in plain JDBC. */
public final class CourierMigration implements TableMigration<LegacyCourier, Courier> {

    private static final Set<String> KINDS = Set.of("parcel", "freight");

    private static final TableSpec<LegacyCourier, Courier> SPEC = TableSpec.of(
                    "couriers", LegacyCourier.class, Courier.class)
            .legacyKey("legacy_courier_id")
            .source("dispatch_courier", "SELECT id AS legacy_id, name, kind, created_at FROM dispatch_courier")
            .build();

    @Override
    public TableSpec<LegacyCourier, Courier> spec() {
        return SPEC;
    }

    @Override
    public Mapping<Courier> map(LegacyCourier legacy, RowContext<LegacyCourier> row) {
        return row.finish(new Courier(
                legacy.name(), row.oneOf("courier_kind", legacy.kind(), KINDS), legacy.createdAt(), legacy.legacyId()));
    }

    @Override
    public List<LegacyCourier> read(SourcePage page) {
        String sql = "SELECT legacy_id, name, kind, created_at FROM (" + page.query() + ") AS source"
                + " WHERE legacy_id > ? AND legacy_id <= ? ORDER BY legacy_id LIMIT ?";
        try (PreparedStatement statement = page.connection().prepareStatement(sql)) {
            statement.setLong(1, page.after());
            statement.setLong(2, page.upTo());
            statement.setInt(3, page.limit());
            List<LegacyCourier> rows = new ArrayList<>();
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                rows.add(new LegacyCourier(
                        row.getLong(1), row.getString(2), row.getString(3), row.getObject(4, OffsetDateTime.class)));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e); // The engine looks for the SQLSTATE among the causes.
        }
    }

    @Override
    public Set<Long> insert(TargetPage page) {
        String sql = "INSERT INTO " + page.table() + " (id, courier_name, courier_kind, created_at,"
                + " legacy_courier_id, metadata) SELECT id, courier_name, courier_kind, created_at,"
                + " legacy_courier_id, metadata FROM json_populate_recordset(NULL::" + page.table() + ", ?::json)"
                + " ON CONFLICT DO NOTHING RETURNING legacy_courier_id";
        try (PreparedStatement statement = page.connection().prepareStatement(sql)) {
            statement.setString(1, page.rows());
            Set<Long> inserted = new HashSet<>();
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                inserted.add(row.getLong(1));
            }
            return inserted;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void update(TargetPage page) {
        String sql = "UPDATE " + page.table() + " AS stands SET (courier_name, courier_kind, created_at, metadata)"
                + " = (page.courier_name, page.courier_kind, page.created_at, page.metadata)"
                + " FROM json_populate_recordset(NULL::" + page.table() + ", ?::json) AS page"
                + " WHERE stands.id = page.id";
        try (PreparedStatement statement = page.connection().prepareStatement(sql)) {
            statement.setString(1, page.rows());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
