package dev.rekey.benchmark;

import dev.rekey.api.MigrationOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All ways, by the names that the command line and the tables call them. */
final class Ways {

    static final String BASELINE = "sql-online";

    private static final Map<String, Way> ALL = new LinkedHashMap<>();

    static {
        ALL.put(BASELINE, new OnlineSql());
        ALL.put("sql-deferred", new DeferredSql());
        ALL.put("pgloader", new Pgloader());
        ALL.put("row-by-row", new RowByRow());
        ALL.put("sql-batch", new SqlBatches());
        ALL.put("spring-batch", new SpringBatch());
        for (int workers : List.of(1, 2, 4)) {
            ALL.put("rekey-" + workers, Rekey.attachments(workers, false));
        }
        ALL.put("rekey", Rekey.attachments(MigrationOptions.DEFAULTS.workers(), false));
        ALL.put("rekey-bulk", Rekey.attachments(2, true));
        ALL.put("verify", new Verify(Rekey.attachments(2, false)));
        for (int workers : List.of(1, 2, 4)) {
            ALL.put("rekey-nine-" + workers, Rekey.nine(workers, false));
        }
        ALL.put("rekey-nine-bulk", Rekey.nine(2, true));
        ALL.put("verify-nine", new Verify(Rekey.nine(2, false)));
    }

    private Ways() {}

    static Map<String, Way> all() {
        return ALL;
    }

    static Way named(String name) {
        Way way = ALL.get(name);
        if (way == null) {
            throw new IllegalArgumentException("no way is called " + name + "; there are " + ALL.keySet());
        }
        return way;
    }
}
