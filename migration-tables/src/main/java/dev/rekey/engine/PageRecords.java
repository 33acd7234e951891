package dev.rekey.engine;

import dev.rekey.api.Issue;
import dev.rekey.catalog.Fingerprint;
import dev.rekey.catalog.TargetTable;
import dev.rekey.json.Json;
import dev.rekey.ledger.Ledger;
import dev.rekey.ledger.MappingDao.Lineage;
import dev.rekey.ledger.QuarantineDao.Entry;
import dev.rekey.ledger.TargetRows;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ledger is to say of a page's rows: collected while the page is written, and then recorded at once. */
final class PageRecords {

    private final TargetTable target;
    private final String runId;
    private final List<Lineage> lineage = new ArrayList<>();
    private final List<Entry> rejections = new ArrayList<>();
    private final List<Remarks> remarks = new ArrayList<>();
    private final List<Long> resolved = new ArrayList<>();

    PageRecords(TargetTable target, String runId) {
        this.target = target;
        this.runId = runId;
    }

    /** The row stands under this id; {@code inserted} says whether it went in just now. */
    void trace(Fate.Judged<?> row, UUID id, boolean inserted, List<Issue> issues) {
        lineage.add(new Lineage(row.legacyId(), id, inserted, row.hash(), issues));
    }

    void setAside(Fate.Judged<?> row, List<Issue> faults, @Nullable Long winner) {
        rejections.add(new Entry(row.legacyId(), row.legacy(), row.hash(), faults, winner));
    }

    void remark(Remarks said) {
        remarks.add(said);
    }

    /** Rows that were set aside before and are so no more. */
    void resolve(List<Long> legacyIds) {
        resolved.addAll(legacyIds);
    }

    /** The same for a row, if it was. */
    void resolve(Fate.Judged<?> row) {
        if (row.known().quarantinedCode() != null) {
            resolved.add(row.legacyId());
        }
    }

    /** Why rows were set aside. */
    String reasons() {
        return Reasons.of(rejections.stream().map(row -> row.issues().get(0).code()));
    }

    void record(Ledger ledger) {
        if (!lineage.isEmpty()) {
            ledger.map(
                    new TargetRows(target.name(), target.sqlName(), Fingerprint.of(target, "stands")), runId, lineage);
        }
        if (!rejections.isEmpty()) {
            ledger.quarantine().setAside(target.name(), runId, Json.write(rejections));
        }
        if (!remarks.isEmpty()) {
            ledger.mappings().say(target.name(), Json.write(remarks));
        }
        if (!resolved.isEmpty()) {
            ledger.quarantine().resolve(target.name(), resolved);
        }
    }
}
