package dev.rekey.assess.site;

/** How many decimals numbers need, asked in SQL. */
public final class Decimals {

    private Decimals() {}

    /**
     * An aggregate: the most decimals that any value of the column needs, 0 without values.
     *
     * @param column its name, quoted
     */
    public static String most(String column) {
        return "coalesce(max(length(rtrim(split_part(" + column + "::text, '.', 2), '0'))), 0)";
    }
}
