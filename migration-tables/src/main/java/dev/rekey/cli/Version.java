package dev.rekey.cli;

import dev.rekey.engine.Release;
import picocli.CommandLine.IVersionProvider;

/** Says which Rekey this is. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"rekey " + Release.version() + " (Java " + Runtime.version() + ")"};
    }
}
