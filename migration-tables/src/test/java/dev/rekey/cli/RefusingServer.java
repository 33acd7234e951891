package dev.rekey.cli;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks as much of PostgreSQL's protocol as it takes to ask for a password and to refuse it. */
final class RefusingServer implements AutoCloseable {

    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;

    private final ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final List<String> passwords = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::serve, "refusing-server");

    RefusingServer() throws IOException {
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Every password that was tried. */
    List<String> passwords() {
        return passwords;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                refuse(new DataInputStream(client.getInputStream()), client.getOutputStream());
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void refuse(DataInputStream in, OutputStream out) throws IOException {
        int length = in.readInt();
        int code = in.readInt();
        while (code == SSL_REQUEST || code == GSS_REQUEST) {
            out.write('N');
            out.flush();
            length = in.readInt();
            code = in.readInt();
        }
        in.skipNBytes(length - 8L);
        out.write(ByteBuffer.allocate(9).put((byte) 'R').putInt(8).putInt(3).array());
        out.flush();
        if (in.readByte() == 'p') {
            byte[] password = in.readNBytes(in.readInt() - 4);
            passwords.add(new String(password, 0, password.length - 1, StandardCharsets.UTF_8));
        }
        byte[] fields = "SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user \"u\"\0\0"
                .getBytes(StandardCharsets.UTF_8);
        out.write(ByteBuffer.allocate(5 + fields.length)
                .put((byte) 'E')
                .putInt(4 + fields.length)
                .put(fields)
                .array());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
