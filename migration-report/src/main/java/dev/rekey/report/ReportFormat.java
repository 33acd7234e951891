package dev.rekey.report;

import dev.rekey.api.MigrationResult;

/** One format of the final report: a file. */
interface ReportFormat {

    String fileName();

    String render(MigrationResult result);
}
