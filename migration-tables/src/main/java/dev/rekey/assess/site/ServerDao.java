package dev.rekey.assess.site;

/** Asks a server about itself; whoever may connect may ask. */
interface ServerDao {

    /** A setting as it holds now. */
    record Setting(String name, String setting) {}

    String SETTINGS = "SELECT name, setting FROM pg_settings WHERE name IN (<settings>)";

    /**
     * Over a socket there is no client address, and the client is local. Sessions of other runners under our role on this
     * machine are taken for ours.
     */
    String STATE = """
            SELECT r.rolname::text AS role, d.datname::text AS database,
                   d.oid::text || ' of the server that started at ' || pg_postmaster_start_time()::text AS identity,
                   clock_timestamp() AS clock, pg_encoding_to_char(d.encoding) AS encoding,
                   d.datcollate::text AS collation, d.datctype::text AS ctype, pg_database_size(d.oid) AS bytes,
                   age(d.datfrozenxid)::bigint AS transaction_age,
                   (SELECT sum(s.numbackends) FROM pg_stat_database s)
                     - (SELECT count(*) FROM pg_stat_activity a
                        WHERE a.application_name = 'rekey' AND a.usename = current_user
                          AND a.client_addr IS NOT DISTINCT FROM inet_client_addr()) AS backends,
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
            WHERE d.datname = current_database()""";
}
