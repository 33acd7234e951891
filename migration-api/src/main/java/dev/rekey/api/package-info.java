/**
 * What an embedder and the author of a table need: a table's description and behaviour ({@link
 * dev.rekey.api.TableMigration}), the values a row's fate is told in ({@link dev.rekey.api.Mapping}, {@link
 * dev.rekey.api.Issue}) and the result of a run ({@link dev.rekey.api.MigrationResult}). Depends on JSpecify alone;
 * databases appear as {@link java.sql.Connection}.
 */
@NullMarked
package dev.rekey.api;

import org.jspecify.annotations.NullMarked;
