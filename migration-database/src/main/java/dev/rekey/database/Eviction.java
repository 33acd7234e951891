package dev.rekey.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/**
 * Which errors cost a pool its connection. A trigger may raise what looks like a lost connection: the connection is fine,
 * and the pool, which logs what it evicts for, would log the trigger's words.
 */
final class Eviction implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException fault) {
        return fault instanceof PSQLException postgres && ServerWords.raised(postgres)
                ? Override.DO_NOT_EVICT
                : Override.CONTINUE_EVICT;
    }
}
