package dev.rekey.jdbi;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/**
 * Arrays as the driver sends them without a detour: of one whose elements' type it does not know it makes a text, which the
 * server takes apart again. It matters where there are a thousand of them in a page.
 */
public final class SqlArrays {

    private SqlArrays() {}

    public static Argument texts(List<? extends @Nullable String> texts) {
        return of("text", texts.toArray(new String[0]));
    }

    public static Argument numbers(List<Long> numbers) {
        return of("int8", numbers.toArray(new Long[0]));
    }

    public static Argument uuids(List<UUID> uuids) {
        return of("uuid", uuids.toArray(new UUID[0]));
    }

    public static Argument flags(List<Boolean> flags) {
        return of("bool", flags.toArray(new Boolean[0]));
    }

    private static Argument of(String type, @Nullable Object[] array) {
        return (position, statement, context) ->
                statement.setArray(position, context.getConnection().createArrayOf(type, array));
    }
}
