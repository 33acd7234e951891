package dev.rekey.assess.site;

import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.Ledger;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks at the ledger's schema, also where somebody else's tables have the ledger's names. */
final class LedgerSurvey {

    private LedgerSurvey() {}

    static LedgerState take(Connection target, String schema) {
        LedgerStateDao dao = Daos.on(target, "ledger", Identifiers.quote(schema), LedgerStateDao.class);
        List<String> missing = missing(dao, schema);
        Ledger ledger = new Ledger(target, schema);
        if (!missing.isEmpty() || !ledger.exists()) {
            return new LedgerState(missing, dao.openTo(schema), null, List.of(), 0);
        }
        String unfinished = ledger.control()
                .unfinishedRun("migrate")
                .or(() -> ledger.control().unfinishedRun("retry"))
                .or(() -> ledger.control().unfinishedRun("repair"))
                .orElse(null);
        return new LedgerState(missing, dao.openTo(schema), unfinished, dao.activeRunners(), dao.openRows());
    }

    private static List<String> missing(LedgerStateDao dao, String schema) {
        Map<String, List<String>> wanted = Ledger.columns();
        Set<String> standing = new HashSet<>(dao.columns(schema, List.copyOf(wanted.keySet())));
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
