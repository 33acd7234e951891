package dev.rekey.assess.site;

import dev.rekey.api.Pause;
import dev.rekey.ledger.BulkDao.Taken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger's schema holds before a run.
 *
 * @param exists whether a ledger stands there and may be read
 * @param missingColumns columns of ours that tables with the ledger's names lack
 * @param openTo PUBLIC or roles of web clients that may use the schema
 * @param unfinishedRun the run that would be resumed, or null
 * @param unfinishedRollback the run whose rollback was begun and is not over, or null
 * @param activeRunners whose heartbeat was seen in the last seconds
 * @param openRows rows in the quarantine
 * @param pause what would hold the next run back, or null
 * @param away what a bulk load took away that is not back
 */
public record LedgerState(
        boolean exists,
        List<String> missingColumns,
        List<String> openTo,
        @Nullable String unfinishedRun,
        @Nullable String unfinishedRollback,
        List<String> activeRunners,
        long openRows,
        @Nullable Pause pause,
        List<Taken> away) {}
