package dev.rekey.benchmark;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What any command of a JVM with picocli costs to start: beside it stands what Rekey's costs. */
@Command(name = "bare", mixinStandardHelpOptions = true)
final class Bare implements Runnable {

    public static void main(String[] args) {
        new CommandLine(new Bare()).execute(args);
    }

    @Override
    public void run() {}
}
