package dev.rekey.verify;

/** The rows with {@code after < legacy id <= upTo}. */
record Range(long after, long upTo) {

    @Override
    public String toString() {
        return "legacy ids " + (after == Long.MIN_VALUE ? "up" : "above " + after + " and up") + " to "
                + (upTo == Long.MAX_VALUE ? "the end" : upTo);
    }
}
