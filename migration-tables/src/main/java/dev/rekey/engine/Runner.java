package dev.rekey.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Who holds partitions: one run of one process. The name says host and process, so that a runner on the same host can
 * tell at once that the process is dead, and need not wait for its lease to run out.
 */
record Runner(String host, long process, String nonce) {

    static Runner current() {
        return new Runner(
                hostName(),
                ProcessHandle.current().pid(),
                UUID.randomUUID().toString().substring(0, 8));
    }

    String name() {
        return host + ":" + process + ":" + nonce;
    }

    /** Those of these owners whose process has ended on this host; always names at least ourselves. */
    List<String> dead(List<String> owners) {
        List<String> dead = new ArrayList<>(List.of(name()));
        for (String owner : owners) {
            String[] parts = owner.split(":", -1);
            if (parts.length == 3
                    && parts[0].equals(host)
                    && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty()) {
                dead.add(owner);
            }
        }
        return dead;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().replace(':', '-');
        } catch (UnknownHostException e) {
            // A host without a name: nobody may take its processes for dead, so let it be a host of its own.
            return "unnamed-" + UUID.randomUUID();
        }
    }
}
