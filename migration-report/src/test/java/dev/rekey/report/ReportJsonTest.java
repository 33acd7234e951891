package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

    @Test
    void render_hasTheKeysThatOtherProgramsRead() throws Exception {
        JsonNode report = new ObjectMapper().readTree(new ReportJson().render(Results.report(Results.MIXED)));

        assertThat(report.fieldNames())
                .toIterable()
                .contains(
                        "runId",
                        "status",
                        "exitCode",
                        "startedAt",
                        "finishedAt",
                        "tables",
                        "issues",
                        "issuesOmitted",
                        "validations");
        assertThat(report.get("status").asText()).isEqualTo("incomplete");
        assertThat(report.get("exitCode").asInt()).isEqualTo(3);
        assertThat(report.get("startedAt").asText()).isEqualTo("2026-01-02T03:04:05.678901Z");
        assertThat(report.get("issuesOmitted").asLong()).isEqualTo(3);
        assertThat(report.get("tables").get(0)).hasToString("""
                {"table":"brackets","source":1720,"filtered":3,"migrated":1700,"unchanged":5,"changed":2,\
                "rejected":13,"unaccounted":0,"warnings":2,"seconds":4.235,"successRate":0.9924418604651163,\
                "requiredRate":0.95,"verification":"not verified"}""");
        assertThat(report.get("issues").get(1)).hasToString("""
                {"table":"technicians","legacyId":-7,"severity":"error","code":"PARENT_MISSING","column":null,\
                "message":"profile 9 does not exist","remedy":"Migrate the parent row, or mend the reference in the \
                legacy system, then run: rekey retry."}""");
        assertThat(report.get("validations").get(1)).hasToString("""
                {"table":"brackets","check":"money|sum","phase":"after","passed":false,"expected":"10.00",\
                "actual":"9.99"}""");
    }

    @Test
    void render_unfinishedRun_hasNoEnd() throws Exception {
        var open = new MigrationResult(
                "r-3", ExitCode.INTERRUPTED, Results.STARTED, null, List.of(), List.of(), 0, List.of(), List.of());

        JsonNode report = new ObjectMapper().readTree(new ReportJson().render(Results.report(open)));

        assertThat(report.get("finishedAt").isNull()).isTrue();
        assertThat(report.get("status").asText()).isEqualTo("incomplete");
    }
}
