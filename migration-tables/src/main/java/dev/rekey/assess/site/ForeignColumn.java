package dev.rekey.assess.site;

/** A column with a foreign key, and the table that the key leads to. */
public record ForeignColumn(String table, String column, String foreignSchema, String foreignTable) {}
