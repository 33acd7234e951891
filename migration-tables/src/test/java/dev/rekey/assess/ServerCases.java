package dev.rekey.assess;

import static dev.rekey.assess.Spoiled.database;
import static dev.rekey.assess.Spoiled.inSource;
import static dev.rekey.assess.Spoiled.inTarget;
import static dev.rekey.assess.Spoiled.probe;
import static dev.rekey.assess.Spoiled.settings;
import static dev.rekey.assess.Spoiled.side;
import static dev.rekey.assess.Spoiled.state;
import static dev.rekey.assess.site.Which.SOURCE;

import dev.rekey.assess.CheckCases.Case;
import dev.rekey.assess.site.Which;
import java.util.Map;
import java.util.stream.Stream;

/** Servers, and how we are connected to them. */
final class ServerCases {

    private ServerCases() {}

    static Stream<Case> server(Which which) {
        String word = which.word();
        String shorter = database("SET idle_in_transaction_session_timeout = 30000");
        String few = database("CONNECTION LIMIT 3");
        return Stream.of(
                new Case(
                        word + ".version",
                        "PostgreSQL 12.4; Rekey needs 13",
                        settings(which, Map.of("server_version_num", "120004", "server_version", "12.4")),
                        settings(which, Map.of("server_version_num", "130000"))),
                new Case(
                        word + ".encoding",
                        "the database's encoding is SQL_ASCII",
                        state(which, "encoding", "SQL_ASCII")),
                new Case(
                        word + ".session_settings",
                        "extra_float_digits is 0 instead of 3",
                        settings(which, Map.of("extra_float_digits", "0"))),
                new Case(
                        word + ".timeouts",
                        "idle_in_transaction_session_timeout is 30000 ms",
                        which == SOURCE ? inSource(shorter) : inTarget(shorter)),
                new Case(
                        word + ".tls",
                        "crosses a network without TLS",
                        side(
                                which,
                                side -> With.component(
                                        side,
                                        "state",
                                        With.component(With.component(side.state(), "tls", false), "local", false)))),
                new Case(
                        word + ".latency",
                        "an answer takes 180 ms",
                        probe(which, "roundTripMicros", 180_000L),
                        probe(which, "roundTripMicros", 100_000L)),
                new Case(
                        word + ".connections",
                        "WORKERS=8 needs 10 connections, 3 are left",
                        which == SOURCE ? inSource(few) : inTarget(few)),
                new Case(
                        word + ".pool_mode",
                        "two client connections met the same server session, and the driver prepares statements",
                        probe(which, "strangersStatements", true)),
                new Case(
                        word + ".clock",
                        "the server's clock is 61 s behind this machine's",
                        probe(which, "clockAheadMillis", -61_000L),
                        probe(which, "clockAheadMillis", 2_000L)));
    }
}
