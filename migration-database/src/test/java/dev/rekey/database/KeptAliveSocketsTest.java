package dev.rekey.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;

class KeptAliveSocketsTest {

    @Test
    void socket_asksForSignsOfLifeWithinAMinute() throws IOException {
        try (Socket socket = new KeptAliveSockets().createSocket()) {
            assertThat(socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
            if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
                int idle = socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE);
                int interval = socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL);
                int probes = socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT);
                assertThat(idle + interval * probes).isEqualTo(60);
            }
        }
    }
}
