package dev.rekey.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Authorities of a test's own, and a server's certificate that one of them signed; made with the JDK's keytool. */
final class Certificates {

    /** Of key stores that are thrown away. */
    private static final String PASSWORD = "throwaway";

    private final Path directory;

    Certificates(Path directory) {
        this.directory = directory;
    }

    /** A new authority's certificate. */
    Path authority(String name) throws IOException, GeneralSecurityException {
        keytool(name, "-dname", "CN=" + name, "-ext", "bc:c");
        return pem(name + ".crt", "CERTIFICATE", keys(name).getCertificate(name).getEncoded());
    }

    /** A certificate for a host, by an authority that was made before; its key lies beside it, with the suffix key. */
    Path server(String name, String host, String authority) throws IOException, GeneralSecurityException {
        keytool(authority, "-alias", name, "-signer", authority, "-dname", "CN=" + host, "-ext", "san=dns:" + host);
        KeyStore keys = keys(authority);
        pem(
                name + ".key",
                "PRIVATE KEY",
                keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
        return pem(name + ".crt", "CERTIFICATE", keys.getCertificate(name).getEncoded());
    }

    private void keytool(String store, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keystore",
                file(store + ".p12").toString(),
                "-storepass",
                PASSWORD,
                "-keyalg",
                "EC",
                "-validity",
                "2"));
        if (!List.of(more).contains("-alias")) {
            command.addAll(List.of("-alias", store));
        }
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("keytool: " + printed);
        }
    }

    private KeyStore keys(String store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(file(store + ".p12"))) {
            keys.load(file, PASSWORD.toCharArray());
        }
        return keys;
    }

    private Path pem(String name, String what, byte[] encoded) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return Files.writeString(file(name), "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, lines));
    }

    private Path file(String name) {
        return directory.resolve(name);
    }
}
