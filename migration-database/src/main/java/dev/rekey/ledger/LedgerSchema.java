package dev.rekey.ledger;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Bundle;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Makes a ledger, brings one forward, or looks at what stands. */
final class LedgerSchema {

    /** Any number, the same for every runner: of two that start at the same instant one creates, the other waits. */
    private static final long CREATION_LOCK = 0x52454B4559L;

    private static final String LOCK = "SELECT 1 FROM (SELECT pg_advisory_xact_lock(:lock)) AS locked";

    private static final List<String> INDEXES = List.of("migration_mappings_issues");

    private static final String LOOK = """
            WITH here AS (SELECT n.oid, n.nspacl FROM pg_namespace n WHERE n.nspname = :schema),
                 relation AS (SELECT c.oid, c.relname, c.relacl FROM pg_class c JOIN here ON here.oid = c.relnamespace),
                 stranger AS (SELECT 0 AS oid, 'PUBLIC' AS name
                              UNION ALL
                              SELECT r.oid, quote_ident(r.rolname) FROM pg_roles r
                              WHERE r.rolname IN ('anon', 'authenticated')),
                 acl AS (SELECT nspacl AS granted FROM here
                         UNION ALL SELECT relacl FROM relation
                         UNION ALL SELECT a.attacl FROM pg_attribute a JOIN relation ON relation.oid = a.attrelid)
            SELECT EXISTS (SELECT FROM here) AS exists,
                   (SELECT count(*) = :all FROM relation JOIN here ON has_schema_privilege(here.oid, 'USAGE')
                    WHERE relname IN (<names>)) AS complete,
                   EXISTS (SELECT FROM relation JOIN pg_attribute a ON a.attrelid = relation.oid AND a.attname = 'version'
                           WHERE relname = :versions) AS recorded,
                   (SELECT count(*) = :indexes FROM relation WHERE relname IN (<index_names>)) AS whole,
                   ARRAY(SELECT name FROM stranger ORDER BY name) AS strangers,
                   ARRAY(SELECT name FROM stranger
                         WHERE oid IN (SELECT g.grantee FROM acl, aclexplode(acl.granted) AS g) ORDER BY name) AS open_to
            """;

    private LedgerSchema() {}

    /**
     * Creates what is missing and brings an older ledger forward, and takes from everybody what the role's default
     * privileges may have granted them: the ledger holds clinical data. Where nothing is missing it only looks, for
     * even what is there already would be locked to be created.
     *
     * @return the version that stood before; 0 for none
     * @throws MigrationException if a newer Rekey has made it
     */
    static int create(Connection connection, String schema) {
        Look look = lookAlone(connection, schema);
        int standing = look.complete() ? version(connection, schema, look.recorded()) : 0;
        boolean whole = standing == LedgerTables.VERSION && look.whole();
        Bundle bundle = Bundle.on(connection);
        if (!whole) {
            LedgerTables.statements(schema, look.exists(), standing).forEach(bundle::tell);
        }
        String quoted = Identifiers.quote(schema);
        for (String grantee : whole ? look.openTo() : look.strangers()) {
            bundle.tell("REVOKE ALL ON SCHEMA " + quoted + " FROM " + grantee);
            bundle.tell("REVOKE ALL ON ALL TABLES IN SCHEMA " + quoted + " FROM " + grantee);
            bundle.tell("REVOKE ALL ON ALL SEQUENCES IN SCHEMA " + quoted + " FROM " + grantee);
        }
        bundle.send();
        if (standing > 0 && standing < LedgerTables.VERSION) {
            letReadersIn(Daos.open(connection), quoted);
        }
        return standing;
    }

    /**
     * What stands before anything is made.
     *
     * @param exists whether there is such a schema
     * @param complete whether all tables of the first version are there and may be read
     * @param recorded whether the ledger's version is
     * @param whole whether everything has its index, too
     * @param strangers everybody, and the roles that Supabase's web clients come in with, where they exist
     * @param openTo those of them who were granted anything of it
     */
    public record Look(
            boolean exists,
            boolean complete,
            boolean recorded,
            boolean whole,
            List<String> strangers,
            List<String> openTo) {}

    /** Keeps whoever else makes a ledger waiting, and then looks: what the other has made meanwhile is seen. */
    private static Look lookAlone(Connection connection, String schema) {
        Bundle bundle = Bundle.on(connection).bind("lock", CREATION_LOCK);
        bundle.ask(LOCK, Integer.class);
        Supplier<List<Look>> look = look(bundle, schema);
        bundle.send();
        return look.get().get(0);
    }

    private static Supplier<List<Look>> look(Bundle bundle, String schema) {
        return bundle.bind("schema", schema)
                .bind("versions", LedgerTables.VERSIONS)
                .bind("all", LedgerTables.NAMES.size())
                .bindList("names", LedgerTables.NAMES)
                .bind("indexes", INDEXES.size())
                .bindList("index_names", INDEXES)
                .ask(LOOK, Look.class);
    }

    /** Whoever was granted to read an older ledger must be able to see of which version it is now, what is away, and whether it is paused. */
    private static void letReadersIn(Handle handle, String quoted) {
        List<String> readers = handle.createQuery("""
                        SELECT DISTINCT quote_ident(pg_get_userbyid(g.grantee)) FROM pg_class c, aclexplode(c.relacl) AS g
                        WHERE c.oid = to_regclass(:control) AND g.privilege_type = 'SELECT'
                          AND g.grantee NOT IN (0, c.relowner)""")
                .bind("control", quoted + ".migration_control")
                .mapTo(String.class)
                .list();
        readers.forEach(reader -> handle.execute("GRANT SELECT ON " + quoted + "." + LedgerTables.VERSIONS + ", "
                + quoted + "." + LedgerTables.BULK + ", " + quoted + "." + LedgerTables.PAUSES + " TO " + reader));
    }

    /**
     * The version of the ledger; 0 where there is none that may be read.
     *
     * @throws MigrationException if a newer Rekey has made it: what it means by its columns nobody here can know
     */
    static int version(Connection connection, String schema) {
        Bundle bundle = Bundle.on(connection);
        Supplier<List<Look>> look = look(bundle, schema);
        bundle.send();
        return look.get().get(0).complete()
                ? version(connection, schema, look.get().get(0).recorded())
                : 0;
    }

    private static int version(Connection connection, String schema, boolean recorded) {
        int version = !recorded
                ? 1
                : Daos.open(connection)
                        .createQuery("SELECT coalesce(max(version), 1) FROM "
                                + Identifiers.quote(schema, LedgerTables.VERSIONS))
                        .mapTo(Integer.class)
                        .one();
        if (version > LedgerTables.VERSION) {
            throw new MigrationException(
                    ExitCode.CONFIGURATION,
                    "the ledger in the schema " + schema + " has version " + version
                            + ", and this Rekey knows versions up to " + LedgerTables.VERSION
                            + ": a newer Rekey has worked on it; use that one");
        }
        return version;
    }

    /** Until the transaction ends, whoever else asks for this waits. */
    static void lock(Connection connection) {
        Daos.open(connection)
                .createQuery(LOCK)
                .bind("lock", CREATION_LOCK)
                .mapTo(Integer.class)
                .one();
    }
}
