package dev.rekey.benchmark;

import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import dev.rekey.verify.Examination;
import dev.rekey.verify.Examination.Case;
import dev.rekey.verify.Examination.Request;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * The independent verification of what Rekey moved: all checks of the tables.
 *
 * @param moved what moved them before
 */
record Verify(Rekey moved) implements Way {

    private static final int CONNECTIONS = 2;

    @Override
    public Way after() {
        return moved;
    }

    @Override
    public boolean moves(Scenario scenario) {
        return moved.moves(scenario);
    }

    @Override
    public void move(Databases databases) {
        Examination examination = Examination.open(new Request(
                Rekey.database(databases.sourceUrl(), CONNECTIONS),
                Rekey.database(databases.targetUrl(), CONNECTIONS),
                ZoneOffset.UTC,
                "documented",
                "public",
                "migration",
                Set.copyOf(moved.tables()),
                Set.of(),
                null));
        for (Case each : examination.cases()) {
            examination.examine(each);
        }
        Verification verification = examination.finish();
        List<String> red = verification.checks().stream()
                .filter(check -> check.status() == Status.FAILED || check.status() == Status.UNREAD)
                .map(CheckResult::summary)
                .toList();
        if (!red.isEmpty()) {
            throw new IllegalStateException("verification found " + red);
        }
    }
}
