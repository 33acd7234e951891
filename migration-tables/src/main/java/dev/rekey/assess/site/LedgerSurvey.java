package dev.rekey.assess.site;

import dev.rekey.api.Pause;
import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Bundle;
import dev.rekey.ledger.BulkDao;
import dev.rekey.ledger.BulkDao.Taken;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.PauseDao;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Looks at the ledger's schema, also where somebody else's tables have the ledger's names. */
final class LedgerSurvey {

    private LedgerSurvey() {}

    static LedgerState take(Connection target, String schema) {
        int version = new Ledger(target, schema).version();
        Map<String, List<String>> wanted = Ledger.columns(Math.max(version, 1));
        Bundle first = Bundle.on(target).bind("schema", schema).bindList("tables", List.copyOf(wanted.keySet()));
        Supplier<List<String>> standing = first.ask(LedgerStateDao.COLUMNS, String.class);
        Supplier<List<String>> openTo = first.ask(LedgerStateDao.OPEN_TO, String.class);
        first.send();
        List<String> missing = missing(wanted, Set.copyOf(standing.get()));
        if (!missing.isEmpty() || version == 0) {
            return new LedgerState(false, missing, openTo.get(), null, null, List.of(), 0, null, List.of());
        }
        Bundle bundle = Bundle.on(target).define("ledger", Identifiers.quote(schema));
        Supplier<List<String>> unfinished = bundle.ask(LedgerStateDao.UNFINISHED, String.class);
        Supplier<List<String>> rollbacks = bundle.ask(LedgerStateDao.ROLLBACKS, String.class);
        Supplier<List<String>> runners = bundle.ask(LedgerStateDao.ACTIVE_RUNNERS, String.class);
        Supplier<List<Long>> openRows = bundle.ask(LedgerStateDao.OPEN_ROWS, Long.class);
        boolean current = version >= Ledger.WITH_BULK_AND_PAUSES;
        Supplier<List<Pause>> pauses = current ? bundle.ask(PauseDao.LIST, Pause.class) : List::of;
        Supplier<List<Taken>> away = current ? bundle.ask(BulkDao.OPEN, Taken.class) : List::of;
        bundle.send();
        String run = unfinished.get().stream().findFirst().orElse(null);
        return new LedgerState(
                true,
                missing,
                openTo.get(),
                run,
                rollbacks.get().stream().findFirst().orElse(null),
                runners.get(),
                openRows.get().get(0),
                pauses.get().stream()
                        .filter(pause ->
                                List.of(Pause.EVERY_RUN, String.valueOf(run)).contains(pause.scope()))
                        .findFirst()
                        .orElse(null),
                away.get());
    }

    private static List<String> missing(Map<String, List<String>> wanted, Set<String> standing) {
        List<String> missing = new ArrayList<>();
        Set<String> tables = new TreeSet<>();
        standing.forEach(column -> tables.add(column.substring(0, column.indexOf('.'))));
        for (String table : tables) {
            wanted.getOrDefault(table, List.of()).stream()
                    .map(column -> table + "." + column)
                    .filter(column -> !standing.contains(column))
                    .forEach(missing::add);
        }
        return missing;
    }
}
