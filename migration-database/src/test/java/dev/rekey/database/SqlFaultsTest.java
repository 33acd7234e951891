package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.api.ExitCode;
import dev.rekey.api.MigrationException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFaultsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            08006 | CONNECTION    | went away: said (SQLSTATE 08006); wait until it is back, then the same
            57P01 | CONNECTION    | went away: said (SQLSTATE 57P01); wait until it is back, then the same
            53300 | CONNECTION    | has no connection left: said (SQLSTATE 53300); lower WORKERS, end other sessions, or raise
            53200 | CONNECTION    | has no memory left: said (SQLSTATE 53200); lower BATCH_SIZE or WORKERS, then the same
            53100 | CONNECTION    | has no room on its disk: said (SQLSTATE 53100); enlarge or clear the disk, then the same
            25006 | CONNECTION    | takes no writes: said (SQLSTATE 25006); Supabase makes a database read-only when its disk is
            57014 | CONNECTION    | ended a statement before it was done
            55P03 | CONNECTION    | waited in vain for a lock: said (SQLSTATE 55P03); let whoever holds it finish (pg_locks)
            40P01 | CONNECTION    | undid the same transaction again and again
            57P04 | CONNECTION    | is gone: said (SQLSTATE 57P04); restore it, then the same command goes on from here
            28000 | CONNECTION    | refused the user or the password, which was tried once and not again
            42501 | CONFIGURATION | lacks a right for our role: said (SQLSTATE 42501); grant it and try again
            XX000 | UNEXPECTED    | refused: said (SQLSTATE XX000)
            """)
    void ending_saysWhereWhatAndWhatToDo(String state, ExitCode exitCode, String expected) {
        SQLException said = Said.by("said\nDetail: Jane Doe", state);

        MigrationException ending = SqlFaults.ending(new DatabaseFault("source database", said));

        assertThat(ending.exitCode()).isEqualTo(exitCode);
        assertThat(ending)
                .hasMessageStartingWith("the source database " + expected)
                .hasMessageNotContainingAny("Jane", "\n");
    }

    @ParameterizedTest
    @CsvSource({"source database, SOURCE_DB", "target database, TARGET_DB"})
    void ending_ofARefusal_namesTheVariables(String database, String prefix) {
        assertThat(SqlFaults.ending(new DatabaseFault(database, new SQLException("no", "28P01"))))
                .hasMessageEndingWith("; check " + prefix + "_USER and " + prefix
                        + "_PASSWORD, then the same command goes on from here");
    }
}
