package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekey.database.Settings.Layer;
import dev.rekey.database.Settings.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds a secret does not tell it when somebody prints it. */
final class SecretsInTextTest {

    @Test
    void nothingThatHoldsAPassword_printsIt() {
        String url = "postgresql://u:qx7zsecret@localhost:5432/db?sslpassword=qx7zsecret";
        Settings settings = new Settings(
                List.of(new Layer("a test", Map.of("SOURCE_DB_URL", url, "TARGET_DB_URL", url, "X", "qx7zsecret"))));
        Setting setting = new Setting("SOURCE_DB_URL", url, "a test", 0);
        Configuration configuration = Configuration.read(settings, Path.of(""));

        for (Object told : new Object[] {
            settings,
            setting,
            setting.wrong("is wrong"),
            ConnectionUrl.parse(setting),
            configuration,
            configuration.source()
        }) {
            assertThat(String.valueOf(told)).isNotBlank().doesNotContain("qx7zsecret");
        }
        assertThat(ConnectionProperties.url(java.util.Objects.requireNonNull(configuration.source())))
                .doesNotContain("qx7zsecret");
    }
}
