package dev.rekey.cli;

/** What a command prints. The names are the option's values. */
enum Output {
    /** Text for people. */
    text,
    /** One JSON document on standard output; text for people goes to standard error. */
    json
}
