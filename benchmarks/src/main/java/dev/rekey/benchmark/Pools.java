package dev.rekey.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

/** Pools of connections; they end with the process. */
final class Pools {

    private Pools() {}

    static HikariDataSource of(String url, int size, @Nullable String initially) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionInitSql(initially);
        return new HikariDataSource(config);
    }
}
