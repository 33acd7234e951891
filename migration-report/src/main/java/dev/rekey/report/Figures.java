package dev.rekey.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as every report and console prints them, whatever the locale. */
public final class Figures {

    private Figures() {}

    /** {@code 23,049}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 12 rows}, {@code 1 row}. */
    public static String rows(long number) {
        return count(number) + (number == 1 ? " row" : " rows");
    }

    /** A fraction of 1 as {@code 99.97 %}; cut off, never rounded up to a limit that was missed. */
    public static String percent(double fraction) {
        return BigDecimal.valueOf(fraction).movePointRight(2).setScale(2, RoundingMode.DOWN) + " %";
    }

    /** {@code 4.2 s} below a minute, else {@code 0:01:05}. */
    public static String duration(double seconds) {
        if (seconds < 59.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** {@code 311 MiB}. */
    public static String bytes(long number) {
        return count(Math.round(number / 1048576.0)) + " MiB";
    }

    /** {@code 4,812,993.18}: every digit that counts, and at least two decimals. */
    public static String amount(String plain) {
        BigDecimal amount = new BigDecimal(plain).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(2, amount.scale()) + "f", amount);
    }
}
