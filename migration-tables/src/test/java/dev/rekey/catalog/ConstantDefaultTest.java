package dev.rekey.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConstantDefaultTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "'active'::character varying; character varying; \"active\"",
                "'it''s'::text; text; \"it's\"",
                "'{}'::jsonb; jsonb; {}",
                "'[\"a\"]'::jsonb; jsonb; [\"a\"]",
                "true; boolean; true",
                "'t'::boolean; boolean; true",
                "0; numeric; 0",
                "(0)::numeric; numeric; 0",
                "'-1'::integer; integer; -1",
                "0.50; numeric; 0.50",
                "'x'::character varying(20); character varying; \"x\""
            })
    void constant_isARule(String expression, String type, String json) {
        assertThat(ConstantDefault.parse(expression, ColumnType.parse(type))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now()",
                "CURRENT_TIMESTAMP",
                "CURRENT_DATE",
                "gen_random_uuid()",
                "nextval('s'::regclass)",
                "('a'::text || now())",
                "NULL::character varying",
                "CURRENT_USER"
            })
    void anythingElse_isNone(String expression) {
        assertThat(ConstantDefault.parse(expression, ColumnType.parse("text"))).isNull();
    }
}
