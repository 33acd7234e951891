package dev.rekey.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Templates.resource("report.schema.json"));

    static Stream<Report> reports() {
        return Stream.of(
                Samples.clean(),
                Samples.withExceptions(),
                Samples.unverified(),
                Samples.failing(100),
                Results.report(Results.MIXED),
                Results.report(Results.UNCHANGED));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void report_isAsTheSchemaSays(Report report) throws Exception {
        assertThat(faults(JSON.readTree(new ReportJson().render(report)))).isEmpty();
    }

    @Test
    void schema_knowsEveryKey_andEveryKeyItKnowsIsThere() throws Exception {
        JsonNode report = JSON.readTree(new ReportJson().render(Samples.clean()));
        JsonNode properties =
                JSON.readTree(Templates.resource("report.schema.json")).get("properties");

        assertThat(report.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(() -> properties.fieldNames());
    }

    @Test
    void schema_refusesWhatIsNotSo() throws Exception {
        ObjectNode report = (ObjectNode) JSON.readTree(new ReportJson().render(Samples.failing(3)));

        assertThat(faults(report.deepCopy().put("verdict", "FINE"))).hasSize(1);
        assertThat(faults(report.deepCopy().put("startedAt", 1))).isNotEmpty();
        assertThat(faults(report.deepCopy().put("more", 1))).hasSize(1);
        assertThat(faults(report.deepCopy().without("tables"))).hasSize(1);
    }

    private static Set<ValidationMessage> faults(JsonNode report) {
        return SCHEMA.validate(report);
    }
}
