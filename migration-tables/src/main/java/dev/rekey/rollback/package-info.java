/**
 * Takes back what a run inserted: children first, in pages, each in one target transaction that deletes rows, forgets
 * their lineage and moves the rollback's checkpoint. What was changed since, or has rows of others on it, is kept.
 */
@NullMarked
package dev.rekey.rollback;

import org.jspecify.annotations.NullMarked;
