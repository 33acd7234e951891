package dev.rekey.engine;

import dev.rekey.api.ReasonCode;
import dev.rekey.catalog.ColumnType;
import dev.rekey.catalog.TargetColumn;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a column can hold a value, whole and exact. */
final class ColumnFit {

    /** What PostgreSQL counts in a second's fraction where a type does not say: microseconds. */
    private static final int MICROSECONDS = 6;

    /** By a time's decimals, the nanoseconds of the last of them. */
    private static final int[] UNITS = {1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000};

    private ColumnFit() {}

    /**
     * One reason why it cannot.
     *
     * @param neededType what the column would have to be, or null where no type would help
     */
    record Misfit(ReasonCode code, String message, @Nullable ColumnType neededType) {}

    static List<Misfit> check(TargetColumn column, Object value) {
        List<Misfit> misfits = new ArrayList<>();
        if (value instanceof String text) {
            checkText(column, text, misfits);
        } else if (value instanceof BigDecimal number) {
            checkNumber(column, number, misfits);
        } else if (value instanceof Integer || value instanceof Long) {
            checkWhole(column, ((Number) value).longValue(), misfits);
        } else if (value instanceof OffsetDateTime time) {
            checkTime(column, time, misfits);
        }
        return misfits;
    }

    private static void checkText(TargetColumn column, String text, List<Misfit> misfits) {
        int limit = column.type().limit();
        if (limit >= 0 && text.codePointCount(0, text.length()) > limit) {
            misfits.add(new Misfit(
                    ReasonCode.VALUE_TOO_LONG, column.name() + " is longer than " + limit + " characters", null));
        }
        if (!column.labels().isEmpty() && !column.labels().contains(text)) {
            misfits.add(new Misfit(
                    ReasonCode.ENUM_UNKNOWN,
                    column.name() + " is not a label of the type "
                            + column.type().name(),
                    null));
        }
    }

    private static void checkNumber(TargetColumn column, BigDecimal number, List<Misfit> misfits) {
        ColumnType type = column.type();
        if (!type.name().equals("numeric") || type.limit() < 0) {
            return;
        }
        int whole = type.limit() - type.scale();
        if (number.abs().compareTo(BigDecimal.ONE.scaleByPowerOfTen(whole)) >= 0) {
            misfits.add(new Misfit(
                    ReasonCode.VALUE_OUT_OF_RANGE,
                    column.name() + " has more than " + whole + " digits before the point",
                    null));
        }
        int decimals = number.signum() == 0 ? 0 : number.stripTrailingZeros().scale();
        if (decimals > type.scale()) {
            misfits.add(new Misfit(
                    ReasonCode.PRECISION_LOSS,
                    column.name() + " has more than " + type.scale() + " decimals",
                    new ColumnType("numeric", whole + decimals, decimals)));
        }
    }

    private static void checkWhole(TargetColumn column, long number, List<Misfit> misfits) {
        long limit =
                switch (column.type().name()) {
                    case "smallint" -> Short.MAX_VALUE;
                    case "integer" -> Integer.MAX_VALUE;
                    default -> Long.MAX_VALUE;
                };
        if (number > limit || number < -limit - 1) {
            misfits.add(new Misfit(
                    ReasonCode.VALUE_OUT_OF_RANGE,
                    column.name() + " is beyond " + column.type().name(),
                    null));
        }
    }

    private static void checkTime(TargetColumn column, OffsetDateTime time, List<Misfit> misfits) {
        if (time.getNano() == 0) {
            return;
        }
        int decimals = column.type().limit() < 0 ? MICROSECONDS : column.type().limit();
        boolean infinite = time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN);
        if (!infinite && time.getNano() % UNITS[decimals] != 0) {
            misfits.add(new Misfit(
                    ReasonCode.PRECISION_LOSS,
                    column.name() + " has more than " + decimals + " decimals in its seconds",
                    null));
        }
    }
}
