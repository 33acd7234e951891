package dev.rekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.TableResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void lines_oneEveryFewSecondsATable_withoutControlCharacters() {
        Captured captured = new Captured();
        AtomicLong nanos = new AtomicLong();
        try (ProgressLines lines = new ProgressLines(captured.console(Output.text), nanos::get)) {
            lines.planned("r-1", true, Map.of("brackets", 1720L));
            for (int page = 1; page <= 12; page++) {
                nanos.addAndGet(1_000_000_000);
                lines.progressed("brackets", 100L * page, page, 1720);
            }
            lines.noticed("waiting 1 s before trying again");
            lines.completed(new TableResult("brackets", 1720, 0, 1708, 0, 0, 12, 0, 0, 17.2, 0.95));
        }

        assertThat(captured.out()).isEqualTo("""
                Going on with run r-1: 1 table, in this order:
                   1. brackets                   1,720 rows
                brackets: 600 of 1,720 rows (34 %), 6 rejected, 100 rows/s, 11.2 s left
                brackets: 1,100 of 1,720 rows (63 %), 11 rejected, 100 rows/s, 6.2 s left
                waiting 1 s before trying again
                brackets: complete, 1,708 of 1,720 rows: 1,708 migrated, 0 unchanged, 0 changed, 12 rejected, 17.2 s
                """);
        assertThat(captured.err()).isEmpty();
    }

    @Test
    void lines_withJsonOutput_leaveStandardOutputAlone() {
        Captured captured = new Captured();
        try (ProgressDisplay display = ProgressDisplay.on(captured.console(Output.json))) {
            display.noticed("waiting");
        }

        assertThat(captured.out()).isEmpty();
        assertThat(captured.err()).isEqualTo("waiting\n");
    }

    @Test
    void document_isUtf8WhateverTheLocale() {
        Captured captured = new Captured();

        captured.console(Output.json).document("{\"name\": \"Zoë 日本\"}");

        assertThat(captured.out()).isEqualTo("{\"name\": \"Zoë 日本\"}\n");
    }

    @Test
    void screen_drawsOverItsOwnLines_andLeavesMessagesAbove() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Screen screen = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8));

        screen.show(List.of("a", "b"));
        screen.set(1, "c");
        screen.above("message");

        assertThat(out.toString(StandardCharsets.UTF_8).replace("\033", "^")).isEqualTo("""
                ^[?7la^[K
                b^[K
                ^[?7h^[?7l^[2A\ra^[K
                c^[K
                ^[?7h^[?7l^[2A\rmessage^[K
                a^[K
                c^[K
                ^[?7h""");
    }

    @Test
    void bars_endWithACompleteLineATable() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ProgressBars bars = new ProgressBars(new PrintStream(out, true, StandardCharsets.UTF_8))) {
            bars.planned("r-1", false, Map.of("brackets", 1720L));
            bars.progressed("brackets", 1000, 3, 1720);
            bars.completed(new TableResult("brackets", 1720, 0, 1708, 0, 0, 12, 0, 0, 17.2, 0.95));
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("brackets              waiting", "1000/1720 rows", "3 rejected")
                .endsWith("brackets              complete: 1,720 rows, 12 rejected, 17.2 s\033[K\n\033[?7h");
    }
}
