/**
 * The final report of a run, made of values of the api: {@link dev.rekey.report.ReportWriter} leaves one file a format,
 * and whoever shows a run elsewhere counts, groups and advises with the same words ({@link dev.rekey.report.Figures},
 * {@link dev.rekey.report.IssueGroup}, {@link dev.rekey.report.NextSteps}).
 */
@NullMarked
package dev.rekey.report;

import org.jspecify.annotations.NullMarked;
