package dev.rekey.cli;

import dev.rekey.api.Deviations;
import dev.rekey.api.ExitCode;
import dev.rekey.api.RepairPlan;
import dev.rekey.engine.Migration;
import dev.rekey.report.DeviationsFile;
import dev.rekey.report.Figures;
import java.nio.file.Path;

/** {@code rekey migrate --repair}: shows what deviates and what is done about it, and does it. */
final class Repair {
    private final Console console;
    private final Path reportDirectory;

    Repair(Console console, Path reportDirectory) {
        this.console = console;
        this.reportDirectory = reportDirectory;
    }

    /** Shows the plan alone, and gives the exit code that the repair would have: DATA, if something is left. */
    int plan(Migration.Builder builder) {
        RepairPlan plan = show(builder, DeviationsFile.read(reportDirectory));
        return end(
                plan,
                plan.mended() == 0 ? nothing(plan) : "Nothing was written. To do this, run: rekey migrate --repair");
    }

    /** Shows the plan, mends what can be mended, and gives the exit code. */
    int run(Migration.Builder builder) {
        Deviations found = DeviationsFile.read(reportDirectory);
        RepairPlan plan = show(builder, found);
        if (plan.mended() == 0 && !plan.resumes()) {
            return end(plan, nothing(plan));
        }
        int exitCode = new ReportedRun(console, reportDirectory)
                .run(builder, migration -> migration.repair(found).orElseThrow());
        console.say(left(plan) + "Verify again before going live: mvn verify -pl migration-verify");
        return exitCode;
    }

    private RepairPlan show(Migration.Builder builder, Deviations found) {
        RepairPlan plan = builder.build().planRepair(found);
        RepairText.lines(plan).forEach(console::say);
        return plan;
    }

    private int end(RepairPlan plan, String words) {
        ExitCode exitCode = plan.left() == 0 ? ExitCode.COMPLETE : ExitCode.DATA;
        console.say(words);
        if (console.json()) {
            console.document(JsonDocuments.repair(plan, exitCode));
        }
        return exitCode.code();
    }

    private static String nothing(RepairPlan plan) {
        return left(plan) + "There is nothing to repair, and nothing was written.";
    }

    private static String left(RepairPlan plan) {
        return plan.left() == 0
                ? ""
                : Figures.count(plan.left()) + " of what deviates is left as it is (exit 3); see above. ";
    }
}
