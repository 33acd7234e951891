package dev.rekey.verify;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rekey.api.Verification.CheckResult;
import dev.rekey.api.Verification.Status;
import dev.rekey.verify.Examination.Case;
import dev.rekey.verify.Examination.Outcome;
import dev.rekey.verify.allure.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The verification as JUnit tests: table by table in the migration's order, check by check. Which databases, tables and
 * checks is said by {@code .env}, the environment, system properties or the launcher's configuration parameters.
 */
@ExtendWith(SessionExtension.class)
public class VerificationSuite {

    /** A test a table and check; red where something deviates, a limit is missed, or something could not be read. */
    @TestFactory
    Stream<DynamicNode> tables(VerificationSession session) {
        Map<String, List<Case>> tables = session.examination().cases().stream()
                .collect(Collectors.groupingBy(Case::table, LinkedHashMap::new, Collectors.toList()));
        return tables.entrySet().stream()
                .map(table -> dynamicContainer(
                        table.getKey(), table.getValue().stream().map(one -> test(session.examination(), one))));
    }

    private static DynamicTest test(Examination examination, Case one) {
        return dynamicTest(one.check() + ": " + one.proves(), () -> {
            Outcome outcome = examination.examine(one);
            Evidence.attach(outcome);
            CheckResult result = outcome.result();
            if (result.status() == Status.FAILED || result.status() == Status.UNREAD) {
                throw new NotProved(result.table() + ": " + result.check() + ": " + result.summary());
            }
        });
    }
}
