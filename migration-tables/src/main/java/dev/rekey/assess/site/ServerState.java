package dev.rekey.assess.site;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself, our role and our database.
 *
 * @param identity the same for two connections only if they lead to the same database of the same server
 * @param clock the server's, when it was asked
 * @param bytes the database's size
 * @param transactionAge transactions since the oldest one that rows still name; at 2 thousand million nothing is written
 * @param backends sessions of all databases
 * @param connectionLimit of the role or the database, the lower one; null where neither has one
 * @param local whether the connection comes from the server's own machine
 * @param inactiveSlots replication slots that nobody reads, though the server keeps its log for them
 * @param configured settings of the role and the database, {@code name=value}
 */
public record ServerState(
        String role,
        String database,
        String identity,
        Instant clock,
        String encoding,
        String collation,
        String ctype,
        long bytes,
        long transactionAge,
        long backends,
        @Nullable Integer connectionLimit,
        boolean standby,
        boolean tls,
        boolean local,
        long preparedTransactions,
        List<String> inactiveSlots,
        List<String> configured) {}
