package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

final class PageMemoryTest {

    private static final long MB = 1 << 20;

    @Test
    void pages_togetherTooLarge_waitForEachOther() throws Exception {
        PageMemory memory = new PageMemory(64 * MB); // half of it, and eight times a page
        PageMemory.Share three = memory.take(3 * MB);
        FutureTask<PageMemory.Share> two = new FutureTask<>(() -> memory.take(2 * MB));
        Thread waiting = new Thread(two);
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            assertThat(two.isDone()).isFalse();
            Thread.onSpinWait();
        }

        three.close();

        two.get().close();
        memory.take(4 * MB).close();
    }

    @Test
    void page_largerThanAllThereIs_passesAlone() {
        PageMemory memory = new PageMemory(64 * MB);

        memory.take(1_000 * MB).close();
        memory.take(1_000 * MB).close();
    }

    @Test
    void pageBytes_areAPartOfTheHeap_andNeverMany() {
        assertThat(new PageMemory(256 * MB).pageBytes()).isEqualTo(4 * MB);
        assertThat(new PageMemory(64 * 1024 * MB).pageBytes()).isEqualTo(32 * MB);
    }
}
