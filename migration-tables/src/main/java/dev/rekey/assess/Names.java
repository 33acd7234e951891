package dev.rekey.assess;

import java.util.List;

/** Names in a line of evidence. */
final class Names {

    private static final int MOST = 5;

    private Names() {}

    /** The first few, and how many more there are. */
    static String some(List<String> names) {
        return names.size() <= MOST
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST)) + " and " + (names.size() - MOST) + " more";
    }
}
