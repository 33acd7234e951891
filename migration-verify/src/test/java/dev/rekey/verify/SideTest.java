package dev.rekey.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rekey.database.SqlFaults;
import dev.rekey.verify.Journal.Question;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SideTest {

    private static final OwnDatabase DATABASE = new OwnDatabase();

    private final Side side = DATABASE.side();

    @BeforeEach
    void forgetQuestions() {
        DATABASE.journal().drain();
    }

    @Test
    void answers_areOfTheKindThatIsAskedFor() {
        Sql numbers = Sql.of("SELECT n FROM generate_series(3, 5) AS n ORDER BY n");
        assertThat(side.ids(numbers)).containsExactly(3L, 4L, 5L);
        assertThat(side.number(numbers)).isEqualTo(3);
        assertThat(side.text(Sql.of("SELECT 'a < b'"))).isEqualTo("a < b");
        assertThat(side.list(numbers, (row, context) -> "n" + row.getInt(1))).containsExactly("n3", "n4", "n5");
        assertThat(side.<String>describe(numbers, columns -> columns.getColumnName(1) + columns.getColumnTypeName(1)))
                .isEqualTo("nint4");
    }

    @Test
    void values_areBound_andThoseThatNobodyAsksForAreLeftOut() {
        assertThat(side.ids(Sql.of("SELECT id FROM unnest(:ids) AS id WHERE id <> :none ORDER BY 1")
                        .with("ids", List.of(7L, 8L, 9L))
                        .with("none", 8)
                        .with("unasked", "x")))
                .containsExactly(7L, 9L);
    }

    @Test
    void questions_areKept_withTheRowsOfTheirAnswers() {
        Sql three = Sql.of("SELECT generate_series(1, 3)");
        side.ids(three);
        side.list(three, (row, context) -> row.getInt(1));
        side.number(Sql.of("SELECT 1"));
        assertThat(DATABASE.journal().drain())
                .containsExactly(new Question("own", three.text(), 2, 6), new Question("own", "SELECT 1", 1, 1));
        assertThat(DATABASE.journal().drain()).isEmpty();
    }

    @Test
    void writing_isRefused() {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> side.ids(Sql.of("CREATE TABLE t AS SELECT 1")))
                .satisfies(fault -> assertThat(SqlFaults.state(fault)).isEqualTo("25006"));
    }

    /** A server that has a compiler would spend longer on compiling a question than on answering it. */
    @Test
    void questions_areNotCompiled() {
        DATABASE.execute("ALTER DATABASE " + name() + " SET jit = on");
        assertThat(side.text(Sql.of("SELECT current_setting('jit')"))).isEqualTo("off");
    }

    private String name() {
        return side.text(Sql.of("SELECT quote_ident(current_database())"));
    }
}
