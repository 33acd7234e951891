package dev.rekey.assess.site;

import java.util.List;

/**
 * A table that a source query names.
 *
 * @param select whether our role may read it
 * @param write whether our role may write it
 * @param hidden whether row level security would show only a part of it
 * @param unanalyzed whether the planner has no statistics of it
 * @param locks what others hold on it that keeps writers out
 */
public record SourceTable(
        String name, boolean select, boolean write, boolean hidden, boolean unanalyzed, List<String> locks) {}
