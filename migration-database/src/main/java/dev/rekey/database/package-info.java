/**
 * The two databases: how they are configured, reached and talked to, by whoever migrates, verifies or embeds. A
 * transaction that is read only here is refused writes by the server itself.
 */
@NullMarked
package dev.rekey.database;

import org.jspecify.annotations.NullMarked;
