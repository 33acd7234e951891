package dev.rekey.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Sockets that the driver connects itself: it asks for nothing else. */
public abstract class UnconnectedSockets extends SocketFactory {

    @Override
    public abstract Socket createSocket() throws IOException;

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw notConnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        throw notConnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw notConnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        throw notConnected();
    }

    private static IOException notConnected() {
        return new IOException("the driver connects the socket itself");
    }
}
