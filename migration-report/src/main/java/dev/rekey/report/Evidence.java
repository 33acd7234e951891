package dev.rekey.report;

/**
 * One thing that the data say about a criterion.
 *
 * @param proof how far this thing alone proves it
 * @param text what it is, with its numbers
 */
public record Evidence(Proof proof, String text) {}
