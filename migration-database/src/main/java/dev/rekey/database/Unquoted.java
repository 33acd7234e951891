package dev.rekey.database;

/** An exception that stands for another one, and says nothing that may quote a row. Its trace reads as the other's. */
public interface Unquoted {

    /** The class of the exception that this stands for. */
    String original();
}
