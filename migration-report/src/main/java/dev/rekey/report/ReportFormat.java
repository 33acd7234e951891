package dev.rekey.report;

/** One format of the final report: a file. */
interface ReportFormat {

    String fileName();

    String render(Report report);
}
