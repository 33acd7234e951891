package dev.rekey.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The questions that were asked, so that a reader can ask them again. */
public final class Journal {

    /**
     * A question.
     *
     * @param database {@code source} or {@code target}
     * @param times how often it was asked, for different ranges of rows
     * @param rows rows of all answers
     */
    public record Question(String database, String sql, int times, long rows) {}

    Journal() {}

    private final Map<List<String>, Question> questions = new LinkedHashMap<>();

    synchronized void asked(String database, String sql, long rows) {
        questions.merge(
                List.of(database, sql),
                new Question(database, sql, 1, rows),
                (before, now) -> new Question(database, sql, before.times() + 1, before.rows() + rows));
    }

    /** The questions asked since the last call. */
    synchronized List<Question> drain() {
        List<Question> asked = new ArrayList<>(questions.values());
        questions.clear();
        return asked;
    }
}
