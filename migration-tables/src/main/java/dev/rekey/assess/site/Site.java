package dev.rekey.assess.site;

import dev.rekey.api.MigrationOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a migration would take place.
 *
 * @param options what it would be run with
 * @param sourceTables the tables that the source queries name
 * @param relations what has the name of a target table or a parent, by name
 * @param foreignColumns the foreign keys of the target tables
 * @param ledger what stands in the ledger's schema
 * @param pass what a pass over the rows told, or null where nobody made one
 */
public record Site(
        MigrationOptions options,
        Side source,
        Side target,
        List<SourceTable> sourceTables,
        Map<String, Relation> relations,
        List<ForeignColumn> foreignColumns,
        LedgerState ledger,
        @Nullable Pass pass) {

    public Side side(Which which) {
        return which == Which.SOURCE ? source : target;
    }

    /** What has this name in the target schema. */
    public Optional<Relation> relation(String name) {
        return Optional.ofNullable(relations.get(name));
    }

    public Site withPass(Pass made) {
        return new Site(options, source, target, sourceTables, relations, foreignColumns, ledger, made);
    }

    /** The same with another side, for where a server cannot be brought into a state. */
    public Site withSide(Side side) {
        return new Site(
                options,
                side.which() == Which.SOURCE ? side : source,
                side.which() == Which.TARGET ? side : target,
                sourceTables,
                relations,
                foreignColumns,
                ledger,
                pass);
    }
}
