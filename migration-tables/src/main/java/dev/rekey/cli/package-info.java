/**
 * The command line: {@link dev.rekey.cli.Main}, a class a command, the configuration, and what the console shows. Nothing
 * here knows a table or a ledger; commands ask {@link dev.rekey.engine.Migration}.
 */
@NullMarked
package dev.rekey.cli;

import org.jspecify.annotations.NullMarked;
