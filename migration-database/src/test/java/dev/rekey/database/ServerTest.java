package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            nullValues = "-",
            value = {
                "jdbc:postgresql://db.example.com:6543/postgres?password=secret db.example.com",
                "jdbc:postgresql://db.example.com?user=a&password=b:1 db.example.com",
                "jdbc:postgresql://one:5432,two/postgres one,two",
                "jdbc:postgresql://[::1]:5432/postgres [::1]",
                "jdbc:other://db.example.com/postgres -"
            })
    void url_givesItsHostsAndNothingElse(String url, @Nullable String hosts) {
        assertThat(Server.host(url)).isEqualTo(hosts);
    }
}
