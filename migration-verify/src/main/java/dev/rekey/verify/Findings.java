package dev.rekey.verify;

import dev.rekey.api.Deviations;
import dev.rekey.api.Deviations.Origin;
import dev.rekey.api.Deviations.Other;
import dev.rekey.api.Deviations.Rows;
import dev.rekey.api.Deviations.Span;
import dev.rekey.database.Server;
import dev.rekey.verify.Examination.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all checks together found to deviate, kept for whoever is to mend it. */
final class Findings {

    private final Scene scene;
    private final Origin origin;
    private final List<Rows> rows = new ArrayList<>();
    private final List<Other> others = new ArrayList<>();
    private @Nullable String unread;

    private Findings(Scene scene, Origin origin) {
        this.scene = scene;
        this.origin = origin;
    }

    /** No findings yet. */
    static Findings none(Scene scene, Request request, String queries) {
        return new Findings(
                scene,
                new Origin(
                        scene.runId(),
                        scene.source().text(Sql.of(Server.PLACE)),
                        scene.target().text(Sql.of(Server.PLACE)) + "/" + request.targetSchema(),
                        request.profile(),
                        request.zone().getId(),
                        queries,
                        Instant.EPOCH,
                        null));
    }

    void add(Subject table, Check check, Finding finding) {
        finding.marks()
                .rows()
                .forEach((kind, ids) -> rows.add(new Rows(table.table(), kind, check.id(), List.copyOf(ids))));
        finding.marks().others().forEach(message -> others.add(new Other(table.table(), check.id(), message)));
        if (finding.unread() != null && unread == null && !scene.knowsWhatDiffers(table, finding.unread())) {
            unread = table.table() + ": " + check.id() + ": " + finding.unread();
        }
    }

    /** Nothing says what the table should be. */
    void unsaid(Subject table, Check check) {
        others.add(new Other(table.table(), check.id(), "nothing says what to expect, so nobody knows what deviates"));
    }

    /**
     * All of it.
     *
     * @param leftOut why not everything was looked at, or null
     */
    Deviations all(Instant at, @Nullable String leftOut) {
        List<Span> spans = new ArrayList<>();
        for (Subject table : Specification.tables()) {
            scene.unnarrowed(table)
                    .forEach(range -> spans.add(new Span(table.table(), "content", range.after(), range.upTo())));
        }
        return new Deviations(
                new Origin(
                        origin.runId(),
                        origin.source(),
                        origin.target(),
                        origin.profile(),
                        origin.zone(),
                        origin.queries(),
                        at,
                        leftOut == null ? unread : leftOut),
                List.copyOf(rows),
                List.copyOf(spans),
                List.copyOf(others));
    }
}
