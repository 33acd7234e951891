package dev.rekey.catalog;

/**
 * A foreign key over one column.
 *
 * @param table what it refers to, qualified and quoted
 * @param references the column it refers to
 */
public record ForeignKey(String name, String column, String table, String references) {}
