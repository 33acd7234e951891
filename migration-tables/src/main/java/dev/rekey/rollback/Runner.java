package dev.rekey.rollback;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Who rolls back.
 *
 * @param name as checkpoints name their owner
 * @param known those of some owners of whom it is known that they are dead; at least itself
 */
public record Runner(String name, UnaryOperator<List<String>> known) {

    List<String> dead(List<String> owners) {
        return known.apply(owners);
    }
}
