package dev.rekey.rollback;

/**
 * What one run inserted into one table.
 *
 * @param over whether it was rolled back before, and nothing of it is left
 */
record Part(String runId, RolledTable table, boolean over) {

    String tableName() {
        return table.name();
    }
}
