package dev.rekey.engine;

import dev.rekey.database.UnconnectedSockets;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * Sockets that tell {@link Trips} whenever somebody waits for the other end, and that the other end is far away: what it
 * says comes a while after it was asked. The driver makes them by their name.
 */
public final class FarSockets extends UnconnectedSockets {

    private final Trips trips;

    /**
     * Sockets.
     *
     * @param trips what is told of them: its {@link Trips#name}
     */
    public FarSockets(String trips) {
        this.trips = Trips.named(trips);
    }

    @Override
    public Socket createSocket() {
        return new FarSocket(trips);
    }

    private static final class FarSocket extends Socket {
        private final Trips.Way way;

        FarSocket(Trips trips) {
            way = trips.way();
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            super.connect(endpoint, timeout);
            way.connected();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new Answers(super.getInputStream(), way);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new Questions(super.getOutputStream(), way);
        }
    }

    private static final class Questions extends FilterOutputStream {
        private final Trips.Way way;

        Questions(OutputStream out, Trips.Way way) {
            super(out);
            this.way = way;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            way.asked(bytes, offset, length);
            out.write(bytes, offset, length);
        }
    }

    private static final class Answers extends FilterInputStream {
        private final Trips.Way way;

        Answers(InputStream in, Trips.Way way) {
            super(in);
            this.way = way;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            way.answered();
            return read;
        }
    }
}
