package dev.rekey.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server as it is seen from far away: what goes in comes out half a round trip later, in either direction, without
 * being slowed down otherwise. Bandwidth has no limit here.
 */
final class Distance implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Distance.class);
    private static final int BUFFER_BYTES = 64 << 10;

    private final ServerSocket listening;
    private final int port;
    private final long delayNanos;
    private final AtomicLong bytes = new AtomicLong();

    /** Bytes under way; the last ones are followed by none. */
    private record Parcel(ByteBuffer bytes, long dueNanos) {
        boolean isEnd() {
            return !bytes.hasRemaining();
        }
    }

    private Distance(ServerSocket listening, int port, long roundTripMillis) {
        this.listening = listening;
        this.port = port;
        this.delayNanos = TimeUnit.MILLISECONDS.toNanos(roundTripMillis) / 2;
    }

    /** Listens on a port of its own, so many milliseconds of round trip away from a server on this machine. */
    static Distance from(int port, long roundTripMillis) throws IOException {
        Distance distance =
                new Distance(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port, roundTripMillis);
        start("distance-accept", distance::accept);
        return distance;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** What has gone through, in both directions. */
    long bytes() {
        return bytes.get();
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            connect(client, server);
            connect(server, client);
        }
    }

    private void connect(Socket from, Socket to) {
        BlockingQueue<Parcel> way = new LinkedBlockingQueue<>();
        start("distance-in", () -> send(from.getInputStream(), way));
        start("distance-out", () -> deliver(way, to));
    }

    private void send(InputStream in, BlockingQueue<Parcel> way) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (in) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.addAndGet(read);
                way.add(new Parcel(ByteBuffer.wrap(Arrays.copyOf(buffer, read)), System.nanoTime() + delayNanos));
            }
        } finally {
            way.add(new Parcel(ByteBuffer.allocate(0), System.nanoTime() + delayNanos));
        }
    }

    private static void deliver(BlockingQueue<Parcel> way, Socket to) throws IOException, InterruptedException {
        try (to;
                OutputStream out = to.getOutputStream()) {
            for (Parcel parcel = way.take(); !parcel.isEnd(); parcel = way.take()) {
                TimeUnit.NANOSECONDS.sleep(parcel.dueNanos() - System.nanoTime());
                out.write(parcel.bytes().array());
                out.flush();
            }
        }
    }

    /** Work that ends when its connection does, however that is said. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        LOG.trace("a connection has ended; the other side learns it from the end of its stream", e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
