package dev.rekey.assess.site;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Asks a server about itself; whoever may connect may ask. */
interface ServerDao {

    @SqlQuery("SELECT name, setting FROM pg_settings WHERE name IN (<names>)")
    @KeyColumn("name")
    @ValueColumn("setting")
    Map<String, String> settings(@BindList List<String> names);

    /** Over a socket there is no client address, and the client is local. */
    @SqlQuery("""
            SELECT r.rolname::text AS role, d.datname::text AS database,
                   d.oid::text || ' of the server that started at ' || pg_postmaster_start_time()::text AS identity,
                   clock_timestamp() AS clock, pg_encoding_to_char(d.encoding) AS encoding,
                   d.datcollate::text AS collation, d.datctype::text AS ctype, pg_database_size(d.oid) AS bytes,
                   age(d.datfrozenxid)::bigint AS transaction_age,
                   (SELECT sum(s.numbackends) FROM pg_stat_database s) AS backends,
                   least(nullif(r.rolconnlimit, -1), nullif(d.datconnlimit, -1)) AS connection_limit,
                   pg_is_in_recovery() AS standby,
                   coalesce((SELECT s.ssl FROM pg_stat_ssl s WHERE s.pid = pg_backend_pid()), false) AS tls,
                   coalesce(inet_client_addr() = inet_server_addr() OR host(inet_client_addr()) IN ('127.0.0.1', '::1'),
                            true) AS local,
                   (SELECT count(*) FROM pg_prepared_xacts p WHERE p.database = d.datname) AS prepared_transactions,
                   ARRAY(SELECT s.slot_name::text FROM pg_replication_slots s WHERE NOT s.active ORDER BY 1)
                     AS inactive_slots,
                   ARRAY(SELECT unnest(s.setconfig) FROM pg_db_role_setting s
                         WHERE s.setdatabase IN (0, d.oid) AND s.setrole IN (0, r.oid) ORDER BY 1) AS configured
            FROM pg_database d JOIN pg_roles r ON r.rolname = current_user
            WHERE d.datname = current_database()""")
    @RegisterConstructorMapper(ServerState.class)
    ServerState state();
}
