package dev.rekey.assess.site;

import dev.rekey.database.Identifiers;
import dev.rekey.jdbi.Daos;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.RollbackDao;
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
        Ledger ledger = new Ledger(target, schema);
        int version = ledger.version();
        List<String> missing = missing(dao, schema, Math.max(version, 1));
        if (!missing.isEmpty() || version == 0) {
            return new LedgerState(missing, dao.openTo(schema), null, null, List.of(), 0, null);
        }
        String unfinished = ledger.control()
                .unfinishedRun("migrate")
                .or(() -> ledger.control().unfinishedRun("retry"))
                .or(() -> ledger.control().unfinishedRun("repair"))
                .orElse(null);
        String rollback = ledger.rollbacks().unfinished().stream()
                .map(RollbackDao.Row::runId)
                .findFirst()
                .orElse(null);
        return new LedgerState(
                missing,
                dao.openTo(schema),
                unfinished,
                rollback,
                dao.activeRunners(),
                dao.openRows(),
                Ledger.isPausable(version) ? ledger.pauses().of(unfinished).orElse(null) : null);
    }

    private static List<String> missing(LedgerStateDao dao, String schema, int version) {
        Map<String, List<String>> wanted = Ledger.columns(version);
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
