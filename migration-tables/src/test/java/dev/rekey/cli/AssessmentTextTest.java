package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rekey.api.Assessment;
import dev.rekey.api.Assessment.Check;
import dev.rekey.api.Assessment.Forecast;
import dev.rekey.api.ExitCode;
import dev.rekey.api.ReasonCode;
import dev.rekey.api.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssessmentTextTest {
    private static final Assessment ASSESSMENT = new Assessment(
            ExitCode.DATA,
            List.of(
                    Check.passed("source.queries", Severity.ERROR, "1 query yields its columns"),
                    Check.failed(
                            "target.privileges",
                            Severity.ERROR,
                            "no INSERT on brackets",
                            "GRANT INSERT ON brackets TO rekey;")),
            List.of(new Forecast(
                    "brackets",
                    1720,
                    3,
                    1700,
                    0,
                    0,
                    20,
                    Map.of(ReasonCode.PRECISION_LOSS, 20L),
                    Map.of(ReasonCode.TOTAL_MISMATCH, 1L),
                    0.95)));

    @Test
    void lines_failedChecksFirst_thenTheForecast() {
        assertThat(String.join("\n", AssessmentText.lines(ASSESSMENT))).isEqualTo("""

                Checks: 1 passed, 1 error
                  error    target.privileges: no INSERT on brackets
                           > GRANT INSERT ON brackets TO rekey;
                  ok       source.queries: 1 query yields its columns

                Forecast, in the order of migration
                table     source  filtered  migrated  unchanged  changed  rejected     rate  required
                -------------------------------------------------------------------------------------
                brackets   1,720         3     1,700          0        0        20  98.83 %   95.00 %
                  rejected  brackets               PRECISION_LOSS                  20
                  warning   brackets               TOTAL_MISMATCH                   1

                NOT READY (exit 3): a check failed, or a table would miss its limit. Nothing was written. Remedy
                  what is marked above, then run: rekey assess""");
    }

    @Test
    void json_hasTheKeysThatOtherProgramsRead() throws Exception {
        assertThat(new ObjectMapper().readTree(JsonDocuments.assessment(ASSESSMENT)))
                .hasToString("""
                {"exitCode":3,"status":"incomplete","checks":[{"id":"source.queries","severity":"error","passed":true,\
                "evidence":"1 query yields its columns","remedy":""},{"id":"target.privileges","severity":"error",\
                "passed":false,"evidence":"no INSERT on brackets","remedy":"GRANT INSERT ON brackets TO rekey;"}],\
                "tables":[{"table":"brackets","source":1720,"filtered":3,"migrated":1700,"unchanged":0,"changed":0,\
                "rejected":20,"reasons":{"PRECISION_LOSS":20},"warnings":{"TOTAL_MISMATCH":1},\
                "successRate":0.9883720930232558,"requiredRate":0.95}]}""");
    }
}
