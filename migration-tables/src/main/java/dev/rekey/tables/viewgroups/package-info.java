/**
 * Groups that may see templates: {@code dispatch_template_view_group} to {@code template_view_groups} (FR-008;
 * data-model.md, 8).
 *
 * <p>{@code permissions} and {@code template_categories} decide about access: text that is no JSON array of strings
 * rejects the row, since an empty list in its place would say something else. {@code group_type} is a closed set, and
 * {@code group_name} is unique: of two groups of one name, the one with the lower legacy id stays.
 */
@NullMarked
package dev.rekey.tables.viewgroups;

import org.jspecify.annotations.NullMarked;
