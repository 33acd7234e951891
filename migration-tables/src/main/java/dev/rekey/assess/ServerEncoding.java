package dev.rekey.assess;

import dev.rekey.api.Severity;
import dev.rekey.assess.site.Which;
import java.util.List;

/** Text arrives as it was meant. A target in another encoding than UTF-8 lacks characters; a source in SQL_ASCII does not say what its bytes mean. */
final class ServerEncoding extends StandingCheck {
    private final Which which;

    ServerEncoding(Which which) {
        super(
                which.word() + ".encoding",
                Severity.ERROR,
                "every character can be read and written",
                "Create the target database with ENCODING UTF8. A source in SQL_ASCII: dump it and restore it into a database with its real encoding.");
        this.which = which;
    }

    @Override
    public List<String> findings(Scene scene) {
        String encoding = scene.site().side(which).state().encoding();
        boolean fine = which == Which.TARGET ? encoding.equals("UTF8") : !encoding.equals("SQL_ASCII");
        return fine ? List.of() : List.of("the database's encoding is " + encoding);
    }
}
