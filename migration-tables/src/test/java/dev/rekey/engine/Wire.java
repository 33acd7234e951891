package dev.rekey.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wire between a client and a PostgreSQL server on which faults happen: a proxy on a port of this machine that passes
 * on what both say, without TLS, and can cut, refuse, swallow, or lose a statement or its answer.
 */
public final class Wire implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("jdbc:postgresql://([^:/]+)(?::(\\d+))?/(.*)");

    /** What becomes of a statement. */
    public enum Fate {
        PASSES,
        /** The server never hears of it; the connection is cut. */
        REQUEST_LOST,
        /** The server does it, the client never hears of that; the connection is cut. */
        ANSWER_LOST
    }

    /** Decides on statements; asked by several connections at once. */
    @FunctionalInterface
    public interface Rule {
        Fate of(Line.Said said);
    }

    private final InetSocketAddress server;
    private final int port;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Rule rule = said -> Fate.PASSES;
    private volatile ServerSocket entrance;

    /** Keeps the port while the entrance is closed: whoever connects to anything may be given a port that is nobody's. */
    private final Socket keeper = new Socket();

    private Wire(InetSocketAddress server) throws IOException {
        this.server = server;
        this.entrance = listen(0);
        this.port = entrance.getLocalPort();
        keeper.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        keeper.bind(localhost(port));
        serve(entrance);
    }

    /** A wire to the server of a {@code jdbc:postgresql:} URL. */
    public static Wire to(String url) {
        Matcher address = matched(url);
        int port = address.group(2) == null ? 5432 : Integer.parseInt(address.group(2));
        try {
            return new Wire(new InetSocketAddress(address.group(1), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Matcher matched(String url) {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            throw new IllegalArgumentException("no jdbc:postgresql://host:port/database");
        }
        return address;
    }

    /** The URL of a database of the server, over this wire. */
    public String url(String url) {
        String rest = matched(url).group(3);
        return "jdbc:postgresql://localhost:" + port + "/" + rest + (rest.contains("?") ? "&" : "?")
                + "sslmode=disable&gssEncMode=disable";
    }

    public int port() {
        return port;
    }

    /** How many connections clients have made so far. */
    public int connections() {
        return connections.get();
    }

    /** From now on this decides on every statement. */
    public void rule(Rule decides) {
        rule = decides;
    }

    /** Cuts every connection. */
    public void cut() {
        lines.forEach(Line::cut);
    }

    /** From now on swallows whatever is said on the connections that there are; new ones are as good as ever. */
    public void swallow() {
        lines.forEach(Line::swallow);
    }

    /** Nobody listens any more; the connections that there are stay. */
    public void refuse() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody listens again. */
    public void accept() {
        try {
            entrance = listen(port);
            serve(entrance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        refuse();
        cut();
        try {
            keeper.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress localhost(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName("localhost"), port);
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        socket.bind(localhost(port));
        return socket;
    }

    private void serve(ServerSocket from) {
        thread(() -> {
            while (true) {
                Socket client = from.accept();
                connections.incrementAndGet();
                client.setTcpNoDelay(true);
                Socket behind = new Socket(server.getHostString(), server.getPort());
                behind.setTcpNoDelay(true);
                Line line = new Line(client, behind, said -> rule.of(said), lines::remove);
                lines.add(line);
                thread(line::ask);
                thread(line::answer);
            }
        });
    }

    /** Something that goes on until a socket is closed. */
    private interface Going {
        void on() throws IOException;
    }

    private static void thread(Going going) {
        Thread thread = new Thread(() -> {
            try {
                going.on();
            } catch (IOException closed) {
                // Cut, refused or closed: this is how the wire's threads end.
            }
        });
        thread.setName("wire");
        thread.setDaemon(true);
        thread.start();
    }
}
