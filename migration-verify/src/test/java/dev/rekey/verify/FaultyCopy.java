package dev.rekey.verify;

import dev.rekey.api.Verification;
import dev.rekey.api.Verification.CheckResult;
import dev.rekey.database.Database;
import dev.rekey.database.Patience;
import dev.rekey.fixtures.DemoData.Variant;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A migration that passes, in which whatever is planted is undone in an instant. There is one for all tests of this JVM,
 * also where a tool runs each of them alone; it goes when the JVM ends.
 */
final class FaultyCopy {

    private final Unfinished source;
    private final Unfinished target;

    private FaultyCopy(Migrated migrated) {
        source = new Unfinished(migrated.source());
        target = new Unfinished(migrated.target());
    }

    static FaultyCopy shared() {
        return Shared.COPY;
    }

    private static final class Shared {
        static final FaultyCopy COPY = new FaultyCopy(Migrated.of(Variant.SMALL));
    }

    DataSource source() {
        return source.dataSource();
    }

    DataSource target() {
        return target.dataSource();
    }

    void inSource(String... statements) {
        List.of(statements).forEach(source::execute);
    }

    void inTarget(String... statements) {
        List.of(statements).forEach(target::execute);
    }

    void plant(Fault fault) {
        fault.plant(source, target);
    }

    /** Makes it the migration that passes again. */
    void undo() {
        source.undo();
        target.undo();
    }

    /** What these tables' checks say, or all of them where none is named; by {@code table: check}. */
    Map<String, CheckResult> results(Set<String> tables, Set<String> checks) {
        return verify(tables, checks).checks().stream()
                .collect(Collectors.toMap(result -> result.table() + ": " + result.check(), Function.identity()));
    }

    /** These tables and checks, examined. */
    Verification verify(Set<String> tables, Set<String> checks) {
        return Migrated.verify(source(), target(), ZoneOffset.UTC, tables, checks);
    }

    /** Both databases, as the checks of the documented profile see them. */
    Scene scene() {
        Journal journal = new Journal();
        Side left = new Side("source", Database.shared(source()), Patience.NONE, journal);
        Side right = new Side("target", Database.shared(target()), Patience.NONE, journal);
        Expectations expectations =
                new Expectations(ExpectationFiles.of(ExpectationFiles.DOCUMENTED), "public", "migration", "UTF8");
        return new Scene(left, right, expectations, Proofs.none(), ZoneOffset.UTC, "public", "run");
    }

    /** One table, examined as a source profile has it. */
    Verification verify(Path profile, String table) {
        return Migrated.verify(source(), target(), ZoneOffset.UTC, profile.toString(), Set.of(table), Set.of());
    }
}
