package dev.rekey.assess.site;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.TableSpec;
import dev.rekey.database.Server;
import dev.rekey.jdbi.Bundle;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what there is to know of both servers and of the tables, in a few round trips that are made at once. Reads only. */
public final class SiteSurvey {

    private static final String NAME = "(\"[^\"]+\"|[a-z_][\\w$]*)";

    /** Where a query names a table; its schema, if it says one, comes first. */
    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:from|join)\\s+(?:only\\s+|lateral\\s+)?(?:" + NAME + "\\s*\\.\\s*)?" + NAME,
            Pattern.CASE_INSENSITIVE);

    private static final List<String> SETTINGS = List.of(
            "server_version_num",
            "server_version",
            "TimeZone",
            "extra_float_digits",
            "row_security",
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
            "idle_session_timeout",
            "transaction_timeout",
            "default_transaction_read_only",
            "session_replication_role",
            "max_connections",
            "superuser_reserved_connections",
            "reserved_connections",
            "fsync",
            "full_page_writes",
            "synchronous_commit",
            "data_checksums");

    private final List<TableSpec<?, ?>> specs;
    private final MigrationOptions options;

    public SiteSurvey(List<TableSpec<?, ?>> specs, MigrationOptions options) {
        this.specs = List.copyOf(specs);
        this.options = options;
    }

    /** Asks of the site, without a pass over any row; what is given waits for the answers. */
    public Supplier<Site> ask(Inquiry inquiry) {
        Supplier<Probe> toSource = inquiry.source(Probe::of);
        Supplier<Probe> toTarget = inquiry.target(Probe::of);
        Supplier<Found> from = inquiry.source(source -> source.ask(this::source));
        Supplier<LedgerState> ledger = inquiry.target(
                target -> target.read(connection -> LedgerSurvey.take(connection, options.ledgerSchema())));
        Supplier<Found> to = inquiry.target(target -> target.ask(this::target));
        return () -> {
            Found source = from.get();
            Found target = to.get();
            return new Site(
                    options,
                    source.side(Which.SOURCE, toSource.get()),
                    target.side(Which.TARGET, toTarget.get()),
                    source.tables().get(),
                    target.relations().get().stream().collect(Collectors.toMap(Relation::name, Function.identity())),
                    target.foreignColumns().get(),
                    ledger.get(),
                    null);
        };
    }

    /** What one database has answered. */
    private record Found(
            Server server,
            ServerState state,
            Map<String, String> settings,
            Supplier<List<SourceTable>> tables,
            Supplier<List<Relation>> relations,
            Supplier<List<ForeignColumn>> foreignColumns) {

        Side side(Which which, Probe probe) {
            return new Side(which, state, settings, probe, server);
        }
    }

    private Found source(Connection connection) throws SQLException {
        Bundle bundle =
                Bundle.on(connection).bindList("schemas", named(specs, 1)).bindList("names", named(specs, 2));
        Supplier<List<SourceTable>> tables = bundle.ask(RelationDao.SOURCE_TABLES, SourceTable.class);
        return send(connection, bundle, tables, List::of, List::of);
    }

    private Found target(Connection connection) throws SQLException {
        List<String> ours = specs.stream().map(TableSpec::table).toList();
        List<String> all =
                Stream.concat(ours.stream(), parents(specs)).distinct().toList();
        Bundle bundle = Bundle.on(connection)
                .bind("schema", options.targetSchema())
                .bindList("names", all)
                .bindList("ours", ours);
        Supplier<List<Relation>> relations = bundle.ask(RelationDao.RELATIONS, Relation.class);
        Supplier<List<ForeignColumn>> foreignColumns = bundle.ask(RelationDao.FOREIGN_COLUMNS, ForeignColumn.class);
        return send(connection, bundle, List::of, relations, foreignColumns);
    }

    private static Found send(
            Connection connection,
            Bundle bundle,
            Supplier<List<SourceTable>> tables,
            Supplier<List<Relation>> relations,
            Supplier<List<ForeignColumn>> foreignColumns)
            throws SQLException {
        Supplier<List<ServerState>> states = bundle.ask(ServerDao.STATE, ServerState.class);
        Supplier<List<ServerDao.Setting>> settings =
                bundle.bindList("settings", SETTINGS).ask(ServerDao.SETTINGS, ServerDao.Setting.class);
        bundle.send();
        ServerState state = states.get().get(0);
        Map<String, String> byName =
                settings.get().stream().collect(Collectors.toMap(ServerDao.Setting::name, ServerDao.Setting::setting));
        Server server = Server.of(connection, byName.getOrDefault("server_version", ""), state.database());
        return new Found(server, state, byName, tables, relations, foreignColumns);
    }

    private static Stream<String> parents(List<TableSpec<?, ?>> specs) {
        return specs.stream()
                .flatMap(spec -> spec.references().stream())
                .map(reference -> reference.parent().table());
    }

    /** What the queries name: group 1 for schemas, 2 for tables. */
    private static List<String> named(List<TableSpec<?, ?>> specs, int group) {
        return specs.stream()
                .flatMap(spec -> TABLE.matcher(spec.sourceQuery()).results())
                .map(match -> match.group(group))
                .filter(Objects::nonNull)
                .map(SiteSurvey::folded)
                .distinct()
                .toList();
    }

    /** As PostgreSQL takes it: in lower case, unless it is quoted. */
    private static String folded(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name.toLowerCase(Locale.ROOT);
    }
}
