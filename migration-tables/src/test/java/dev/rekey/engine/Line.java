package dev.rekey.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** One connection of a {@link Wire}. It reads just so much of PostgreSQL's protocol as to know which statement is what. */
public final class Line {

    private static final int STARTUP = 196_608;
    private static final int CANCEL = 80_877_102;

    /**
     * A statement on its way to the server.
     *
     * @param sql the statement
     * @param transaction what the transaction that it belongs to has said so far, this included
     */
    public record Said(String sql, String transaction) {

        /** Whether it ends a transaction that may have written. */
        public boolean commits() {
            return sql.equals("COMMIT") && !transaction.startsWith("BEGIN READ ONLY");
        }
    }

    private final Socket client;
    private final Socket server;
    private final Wire.Rule rule;
    private final Consumer<Line> gone;
    private final Map<String, String> prepared = new HashMap<>();
    private final StringBuilder transaction = new StringBuilder();
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile boolean swallows;
    private volatile boolean losesAnswer;

    Line(Socket client, Socket server, Wire.Rule rule, Consumer<Line> gone) {
        this.client = client;
        this.server = server;
        this.rule = rule;
        this.gone = gone;
    }

    void swallow() {
        swallows = true;
    }

    void cut() {
        gone.accept(this);
        close(client);
        close(server);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Passes on what the client says, until one of both hangs up. */
    void ask() throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()))) {
            begin(in, out);
            while (true) {
                byte type = in.readByte();
                byte[] body = in.readNBytes(in.readInt() - 4);
                Wire.Fate fate = fate((char) type, body);
                if (fate == Wire.Fate.REQUEST_LOST) {
                    return;
                }
                if (fate == Wire.Fate.ANSWER_LOST) {
                    losesAnswer = true;
                }
                if (!swallows) {
                    send(out, type, body);
                    if (in.available() == 0) {
                        out.flush();
                    }
                }
                if (losesAnswer && (type == 'S' || type == 'Q')) {
                    out.flush();
                    answered.await();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cut();
        }
    }

    /** Before a session has begun, messages have no type. */
    private static void begin(DataInputStream in, DataOutputStream out) throws IOException {
        int code;
        do {
            int length = in.readInt();
            byte[] body = in.readNBytes(length - 4);
            out.writeInt(length);
            out.write(body);
            out.flush();
            code = ByteBuffer.wrap(body).getInt();
        } while (code != STARTUP && code != CANCEL);
    }

    private static void send(DataOutputStream out, byte type, byte[] body) throws IOException {
        out.writeByte(type);
        out.writeInt(body.length + 4);
        out.write(body);
    }

    private Wire.Fate fate(char type, byte[] body) {
        return switch (type) {
            case 'Q' -> said(text(body, 0));
            case 'P' -> {
                String name = text(body, 0);
                prepared.put(name, text(body, name.length() + 1));
                yield Wire.Fate.PASSES;
            }
            case 'B' -> {
                String portal = text(body, 0);
                yield said(prepared.getOrDefault(text(body, portal.length() + 1), ""));
            }
            default -> Wire.Fate.PASSES;
        };
    }

    private Wire.Fate said(String sql) {
        if (sql.startsWith("BEGIN")) {
            transaction.setLength(0);
        }
        transaction.append(sql).append('\n');
        return rule.of(new Said(sql, transaction.toString()));
    }

    /** Names and statements are what is asked for here, and those are ASCII up to the byte that ends them, or nearly so. */
    private static String text(byte[] body, int from) {
        int end = from;
        while (body[end] != 0) {
            end++;
        }
        return new String(body, from, end - from, StandardCharsets.ISO_8859_1);
    }

    /** Passes on what the server says, until one of both hangs up. */
    void answer() throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()))) {
            while (true) {
                byte type = in.readByte();
                byte[] body = in.readNBytes(in.readInt() - 4);
                if (losesAnswer) {
                    if (type == 'Z') {
                        answered.countDown();
                        return;
                    }
                } else if (!swallows) {
                    send(out, type, body);
                    if (in.available() == 0) {
                        out.flush();
                    }
                }
            }
        } finally {
            answered.countDown();
            cut();
        }
    }
}
