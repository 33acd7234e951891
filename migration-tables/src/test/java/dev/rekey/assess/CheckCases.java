package dev.rekey.assess;

import dev.rekey.assess.site.Which;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** For every check what makes it red and, where clean ground does not do, what makes it green. */
final class CheckCases {

    private CheckCases() {}

    /**
     * A check's pair.
     *
     * @param evidence a part of what it says when it is red
     * @param red what makes it so
     * @param green what makes it pass, or null where clean ground does
     */
    record Case(
            String id,
            String evidence,
            Spoiled red,
            @Nullable Spoiled green) {

        Case(String id, String evidence, Spoiled red) {
            this(id, evidence, red, null);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static List<Case> all() {
        return Stream.of(
                        Arrays.stream(Which.values()).flatMap(ServerCases::server),
                        SourceCases.source(),
                        TargetCases.target(),
                        TargetCases.parents(),
                        TargetCases.ledger(),
                        TableCases.columns(),
                        TableCases.tables(),
                        RowCases.rows())
                .flatMap(cases -> cases)
                .toList();
    }

    static String brackets(String change) {
        return "ALTER TABLE brackets " + change;
    }
}
