package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Pass;
import java.util.List;

/** A check of what a pass over the rows told. */
abstract class RowsCheck extends StandingCheck {

    RowsCheck(String id, Severity severity, String subject, String remedy) {
        super(id, severity, subject, remedy);
    }

    @Override
    public final boolean needsRows() {
        return true;
    }

    @Override
    public final List<String> findings(Scene scene) {
        return findings(scene, made(scene));
    }

    /** What is amiss among the rows, a line each. */
    abstract List<String> findings(Scene scene, Pass pass);

    /** The pass; a check of this kind is not asked without one. */
    final Pass made(Scene scene) {
        Pass pass = scene.site().pass();
        if (pass == null) {
            throw new IllegalStateException(id() + " is about rows, and nobody has looked at them");
        }
        return pass;
    }
}
