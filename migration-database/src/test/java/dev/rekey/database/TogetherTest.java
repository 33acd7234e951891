package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class TogetherTest {

    @Test
    @Timeout(60)
    void questions_areAskedAtOnce() {
        CyclicBarrier both = new CyclicBarrier(2);
        try (Together together = new Together(2)) {
            Supplier<String> one = together.ask(() -> meeting(both, "one"));
            Supplier<String> other = together.ask(() -> meeting(both, "other"));

            assertThat(one.get() + " " + other.get()).isEqualTo("one other");
        }
    }

    private static String meeting(CyclicBarrier both, String answer) {
        try {
            both.await();
            return answer;
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void faults_areThrownAsTheyWere() {
        IllegalStateException fault = new IllegalStateException("no");
        AssertionError error = new AssertionError("no more");
        try (Together together = new Together(1)) {
            Supplier<String> one = together.ask(() -> {
                throw fault;
            });
            Supplier<String> other = together.ask(() -> {
                throw error;
            });

            assertThatThrownBy(one::get).isSameAs(fault);
            assertThatThrownBy(other::get).isSameAs(error);
        }
    }
}
