package dev.rekey.benchmark;

import java.util.LinkedHashMap;
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
        ALL.put("rekey-1", new Rekey(1));
        ALL.put("rekey-2", new Rekey(2));
        ALL.put("rekey-4", new Rekey(4));
        ALL.put("rekey-bulk-2", new Rekey(2, true));
        ALL.put("rekey-bulk-4", new Rekey(4, true));
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
