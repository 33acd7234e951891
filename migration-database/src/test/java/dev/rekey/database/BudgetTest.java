package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

    @ParameterizedTest(name = "{0} and {1} connections for {2} workers: {3} workers, {4} notices")
    @CsvSource({
        "6, 6, 4, 4, 0",
        "4, 5, 4, 4, 0",
        "4, 4, 4, 3, 1",
        "3, 6, 4, 3, 1",
        "2, 2, 4, 1, 2",
        "1, 1, 4, 1, 2",
        "1, 1, 1, 1, 1",
        "3, 3, 1, 1, 0"
    })
    void of_workersAreAsManyAsThereAreConnectionsFor(int source, int target, int wanted, int workers, int notices) {
        Budget budget = Budget.of(source, target, wanted);

        assertThat(budget.workers()).isEqualTo(workers);
        assertThat(budget.notices()).hasSize(notices);
    }
}
