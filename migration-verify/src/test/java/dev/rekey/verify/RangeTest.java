package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RangeTest {

    @Test
    void text_namesTheEndsThatThereAre() {
        assertThat(new Range(Long.MIN_VALUE, Long.MAX_VALUE)).hasToString("legacy ids up to the end");
        assertThat(new Range(Long.MIN_VALUE, 7)).hasToString("legacy ids up to 7");
        assertThat(new Range(7, Long.MAX_VALUE)).hasToString("legacy ids above 7 and up to the end");
        assertThat(new Range(7, 9)).hasToString("legacy ids above 7 and up to 9");
    }
}
