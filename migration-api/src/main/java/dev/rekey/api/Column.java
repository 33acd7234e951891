package dev.rekey.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes the target column that a component of a target row fills. The column's name is the component's in snake
 * case. Missing tables are created from these definitions, in the order of the components, after {@code id} and before
 * {@code metadata}, which the engine fills.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Column {

    /** The definition in SQL as it stands in data-model.md, e.g. {@code VARCHAR(50) UNIQUE NOT NULL}. */
    String value();

    /** The source query's columns that the value is made of; empty where a rule alone gives it. */
    String[] from() default {};

    /** How the value comes about where it is more than a copy of {@link #from()}; empty for a copy. */
    String rule() default "";
}
