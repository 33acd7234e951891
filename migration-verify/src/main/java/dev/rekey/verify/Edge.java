package dev.rekey.verify;

/**
 * A reference from a table to its parent, by data-model.md.
 *
 * @param column the child's column, with the parent's UUID
 * @param parent the parent table
 * @param parentKey the parent's column with its legacy id
 * @param constraint whether data-model.md has a foreign key here
 */
record Edge(String column, String parent, String parentKey, boolean constraint) {}
