package dev.rekey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TargetIdsTest {

    /** Written down, because every rehearsal and every foreign reference relies on them. */
    @Test
    void ids_areTheSameForEver() {
        assertThat(TargetIds.of("brackets", 1)).hasToString("80000000-0000-8000-8488-02822af1b02c");
    }

    @Test
    void ids_areOfVersion8() {
        UUID id = TargetIds.of("purchases", -42);

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void ids_differAndSortByLegacyId() {
        long[] legacyIds = {Long.MIN_VALUE, -17, -16, -15, -1, 0, 1, 15, 16, 17, 255, Integer.MAX_VALUE, Long.MAX_VALUE
        };

        assertThat(LongStream.of(legacyIds)
                        .mapToObj(id -> TargetIds.of("brackets", id).toString()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void ids_differBetweenTables() {
        assertThat(TargetIds.of("brackets", 7)).isNotEqualTo(TargetIds.of("purchases", 7));
    }
}
