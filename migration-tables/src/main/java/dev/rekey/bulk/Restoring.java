package dev.rekey.bulk;

import dev.rekey.bulk.Definition.Details;
import dev.rekey.bulk.DefinitionDao.ForeignKeyRow;
import dev.rekey.bulk.DefinitionDao.IndexRow;
import dev.rekey.database.Identifiers;
import dev.rekey.database.Literals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of catalog entries what takes them away and what brings them back. */
record Restoring(String schema, String table) {

    private static final String NOT_VALID = " NOT VALID";

    private String on() {
        return Identifiers.quote(schema, table);
    }

    /**
     * A foreign key comes back without looking at the rows, for which writers of the other table wait a moment only; what
     * it says of the rows is checked after that.
     */
    Definition foreignKey(ForeignKeyRow key) {
        String name = Identifiers.quote(key.name());
        String definition = key.definition();
        String unchecked = definition.endsWith(NOT_VALID) ? definition : definition + NOT_VALID;
        List<String> restore = new ArrayList<>();
        restore.add("ALTER TABLE " + on() + " ADD CONSTRAINT " + name + " " + unchecked
                + comment("CONSTRAINT " + name + " ON " + on(), key.comment()));
        if (key.validated()) {
            restore.add("ALTER TABLE " + on() + " VALIDATE CONSTRAINT " + name);
        }
        return new Definition(
                Kind.FOREIGN_KEY,
                key.name(),
                definition,
                key.comment(),
                new Details(
                        key.columns(),
                        true,
                        false,
                        key.validated(),
                        Identifiers.quote(key.foreignSchema(), key.foreignTable()),
                        key.foreignColumns()),
                "ALTER TABLE " + on() + " DROP CONSTRAINT " + name,
                List.copyOf(restore));
    }

    /** A unique constraint's index is built first, while others may read; the table is locked only to make it a constraint. */
    Definition index(IndexRow index) {
        String name = Identifiers.quote(index.name());
        String qualified = Identifiers.quote(schema, index.name());
        StringBuilder create = new StringBuilder("SET LOCAL default_tablespace = ")
                .append(Literals.quote(index.tablespace()))
                .append(";\n")
                .append(index.definition());
        for (String statistic : index.statistics()) {
            String[] parts = statistic.split(" ", 2);
            create.append(
                    ";\nALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s".formatted(qualified, parts[0], parts[1]));
        }
        create.append(comment("INDEX " + qualified, index.comment()));
        String cluster = index.clustered() ? ";\nALTER TABLE " + on() + " CLUSTER ON " + name : "";
        Details details = new Details(index.columns(), index.plain(), index.nullsEqual(), true, null, List.of());
        if (index.constraint() == null) {
            return new Definition(
                    index.unique() ? Kind.UNIQUE_INDEX : Kind.INDEX,
                    index.name(),
                    index.definition(),
                    index.comment(),
                    details,
                    "DROP INDEX " + qualified,
                    List.of(create + cluster));
        }
        return new Definition(
                Kind.UNIQUE_CONSTRAINT,
                index.name(),
                index.constraint(),
                index.constraintComment(),
                details,
                "ALTER TABLE " + on() + " DROP CONSTRAINT " + name,
                List.of(
                        create.toString(),
                        "ALTER TABLE " + on() + " ADD CONSTRAINT " + name + " UNIQUE USING INDEX " + name
                                + comment("CONSTRAINT " + name + " ON " + on(), index.constraintComment())
                                + cluster));
    }

    private static String comment(String what, @Nullable String comment) {
        return comment == null ? "" : ";\nCOMMENT ON " + what + " IS " + Literals.quote(comment);
    }
}
