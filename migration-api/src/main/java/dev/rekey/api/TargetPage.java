package dev.rekey.api;

import java.sql.Connection;
import java.util.List;

/**
 * Rows to be written in one statement.
 *
 * @param connection to the target, in the page's transaction; not the writer's to commit or close
 * @param table the table's name, qualified and quoted
 * @param columns what the target calls the columns that are written, quoted, {@code id} first
 * @param legacyKey what it calls the column with the legacy id, quoted
 * @param rows a JSON array of objects, one a row, their keys the column names; of two rows that
 *     want the same unique key, the one that is to have it stands first
 */
public record TargetPage(Connection connection, String table, List<String> columns, String legacyKey, String rows) {}
