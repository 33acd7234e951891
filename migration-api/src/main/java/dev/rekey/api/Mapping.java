package dev.rekey.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a legacy row on its way: a target row, or the reasons why there is none. */
public sealed interface Mapping<T extends Record> {

    /**
     * The row fits.
     *
     * @param row the target row as the table mapped it
     * @param columns every target column's value as it will be written, {@code id}, {@code metadata} and applied
     *     defaults included; JSON columns as maps and lists
     * @param warnings what is to be said of the row, none of severity error
     */
    record Mapped<T extends Record>(T row, Map<String, @Nullable Object> columns, List<Issue> warnings)
            implements Mapping<T> {}

    /**
     * The row does not fit.
     *
     * @param faults all of them, in order of precedence; never empty
     */
    record Rejected<T extends Record>(List<Issue> faults) implements Mapping<T> {

        /** The fault that the row is filed under. */
        public Issue reason() {
            return faults.get(0);
        }
    }
}
