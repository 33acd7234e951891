package dev.rekey.engine;

import dev.rekey.api.Parent;
import dev.rekey.api.Resolution;

/** Answers where a legacy id leads. Pure: the same question has the same answer while a page is mapped. */
@FunctionalInterface
public interface Parents {

    Resolution find(Parent parent, long legacyId);
}
