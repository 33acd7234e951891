package dev.rekey.assess.site;

import dev.rekey.api.MigrationOptions;
import dev.rekey.api.TableSpec;
import dev.rekey.database.Transactions;
import dev.rekey.jdbi.Daos;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what there is to know of both servers and of the tables, in some ten queries a side. Reads only. */
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

    private final Transactions source;
    private final Transactions target;
    private final List<TableSpec<?, ?>> specs;
    private final MigrationOptions options;

    public SiteSurvey(Transactions source, Transactions target, List<TableSpec<?, ?>> specs, MigrationOptions options) {
        this.source = source;
        this.target = target;
        this.specs = List.copyOf(specs);
        this.options = options;
    }

    /** The site, without a pass over any row. */
    public Site take() {
        Probe toSource = Probe.of(source);
        Probe toTarget = Probe.of(target);
        return source.read(from -> target.read(to -> take(from, to, toSource, toTarget)));
    }

    private Site take(Connection from, Connection to, Probe toSource, Probe toTarget) {
        RelationDao dao = Daos.on(to, RelationDao.class);
        List<String> ours = specs.stream().map(TableSpec::table).toList();
        List<String> all =
                Stream.concat(ours.stream(), parents(specs)).distinct().toList();
        return new Site(
                options,
                side(Which.SOURCE, from, toSource),
                side(Which.TARGET, to, toTarget),
                Daos.on(from, RelationDao.class).sourceTables(named(specs, 1), named(specs, 2)),
                dao.relations(options.targetSchema(), all).stream()
                        .collect(Collectors.toMap(Relation::name, Function.identity())),
                dao.foreignColumns(options.targetSchema(), ours),
                LedgerSurvey.take(to, options.ledgerSchema()),
                null);
    }

    private static Side side(Which which, Connection connection, Probe probe) {
        ServerDao dao = Daos.on(connection, ServerDao.class);
        return new Side(which, dao.state(), dao.settings(SETTINGS), probe);
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
