package dev.rekey.tables.brackets;

import dev.rekey.tables.TableDao;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The SQL of {@code brackets}. */
interface BracketDao extends TableDao<LegacyBracket> {

    @Override
    @RegisterConstructorMapper(LegacyBracket.class)
    @SqlQuery("""
            SELECT legacy_id, code, name, manufacturer, model, material, arch_type, tooth_position, bracket_type,
                   slot_size, base_width, base_height, base_thickness, unit_cost, is_active, created_at, updated_at
            FROM (<query>) AS source
            WHERE legacy_id > :after AND legacy_id \\<= :upTo
            ORDER BY legacy_id
            LIMIT :limit""")
    List<LegacyBracket> read(@Define String query, long after, long upTo, int limit);

    @Override
    @SqlQuery("""
            INSERT INTO <table> (id, bracket_code, bracket_name, manufacturer, model, material, arch_type,
                   tooth_position, bracket_type, slot_size, base_dimensions, unit_cost, is_active, created_at,
                   updated_at, legacy_bracket_id, metadata)
            SELECT id, bracket_code, bracket_name, manufacturer, model, material, arch_type,
                   tooth_position, bracket_type, slot_size, base_dimensions, unit_cost, is_active, created_at,
                   updated_at, legacy_bracket_id, metadata
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json))
            ON CONFLICT DO NOTHING
            RETURNING legacy_bracket_id""")
    Set<Long> insert(@Define String table, String rows);

    @Override
    @SqlUpdate("""
            UPDATE <table> AS stands
            SET (bracket_code, bracket_name, manufacturer, model, material, arch_type, tooth_position, bracket_type,
                 slot_size, base_dimensions, unit_cost, is_active, created_at, updated_at, legacy_bracket_id,
                 metadata)
              = (page.bracket_code, page.bracket_name, page.manufacturer, page.model, page.material, page.arch_type,
                 page.tooth_position, page.bracket_type, page.slot_size, page.base_dimensions, page.unit_cost,
                 page.is_active, page.created_at, page.updated_at, page.legacy_bracket_id, page.metadata)
            FROM json_populate_recordset(NULL::<table>, CAST(:rows AS json)) AS page
            WHERE stands.id = page.id""")
    void update(@Define String table, String rows);
}
