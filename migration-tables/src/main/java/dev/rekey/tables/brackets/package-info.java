/**
 * Orthodontic brackets: {@code dispatch_bracket} to {@code brackets} (FR-004; data-model.md, 4).
 *
 * <p>Lengths are in inches ({@code slot_size}: 0.018, 0.022) and millimetres ({@code base_dimensions}). data-model.md
 * types {@code slot_size} DECIMAL(4,2), which holds neither of its own examples; tables that Rekey creates have
 * DECIMAL(6,4), and into an existing narrower column nothing is written inexactly. {@code unit_cost} has no currency in
 * either system. Materials, arches and bracket types are closed sets; {@code tooth_position} is open.
 */
@NullMarked
package dev.rekey.tables.brackets;

import org.jspecify.annotations.NullMarked;
