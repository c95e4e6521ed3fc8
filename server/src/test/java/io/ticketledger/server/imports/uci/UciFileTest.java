package io.ticketledger.server.imports.uci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.server.imports.ImportRefused;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UciFileTest {

    private static final String HEADER = String.join(",", UciColumn.HEADER);
    private static final String ROW = "INC1,New,true,0,0,0,true,Caller 1,Opened by  8,29/2/2016 01:16,?,?,Updated by 21,29/2/2016 01:23,Phone,?,Category 55,"
            + "Subcategory 170,?,?,2 - Medium,2 - Medium,3 - Moderate,?,?,true,false,Do Not Notify,?,?,?,?,code 5,Resolved by 149,?,5/3/2016 12:00";

    private final List<String> faults = new ArrayList<>();

    private List<List<UciRow>> read(String... lines) {
        List<List<UciRow>> incidents = new ArrayList<>();
        new UciFile(new StringReader(String.join("\n", lines)), faults::add).forEachRemaining(incidents::add);
        return incidents;
    }

    @Test
    void rows_that_stand_together_are_one_incident() {
        assertThat(read(HEADER, ROW, ROW, ROW.replace("INC1", "INC2"))).extracting(List::size).containsExactly(2, 1);
        assertThat(faults).isEmpty();
    }

    @Test
    void a_bad_row_is_told_with_its_line_and_left_out() {
        assertThat(read(HEADER, ROW, ROW + ",more", ROW.replace("29/2/2016 01:23", "2016-02-29"), ROW.replace("3 - Moderate", "5"), ROW.replace("INC1,", ","),
                ROW.replace("true,0,0,0", "true,0,0,x"), ROW.replace("29/2/2016 01:16", "30/2/2016 01:16"), ROW)).extracting(List::size).containsExactly(2);
        assertThat(faults).containsExactly(
                "line 3 has 37 columns, not 36",
                "line 4 has no time d/M/yyyy HH:mm in sys_updated_at: '2016-02-29'",
                "line 5 has an unknown word in priority: '5'",
                "line 6 says nothing in number",
                "line 7 has no count in sys_mod_count: 'x'",
                "line 8 has no time d/M/yyyy HH:mm in opened_at: '30/2/2016 01:16'");
    }

    @Test
    void a_quotation_mark_is_a_character_like_any_other() {
        assertThat(read(HEADER, ROW.replace("Category 55", "\"Category\"55"), ROW).getFirst()).extracting(row -> row.cell(UciColumn.CATEGORY))
                .containsExactly("\"Category\"55", "Category 55");
    }

    @Test
    void an_incident_that_comes_back_is_left_out_because_it_has_been_retold() {
        assertThat(read(HEADER, ROW, ROW.replace("INC1", "INC2"), ROW)).hasSize(2);
        assertThat(faults).containsExactly("line 4 belongs to INC1, whose rows ended further up; left out");
    }

    @Test
    void another_header_is_refused_in_one_line() {
        assertThatThrownBy(() -> read("id,name", "1,2")).isInstanceOf(ImportRefused.class)
                .hasMessage("The input is not the UCI incident event log: column 1 of its header is 'id', not 'number'.");
        assertThatThrownBy(() -> read(HEADER + ",x", ROW)).isInstanceOf(ImportRefused.class)
                .hasMessage("The input is not the UCI incident event log: its header has 37 columns, not 36.");
        assertThatThrownBy(() -> read("")).isInstanceOf(ImportRefused.class);
        assertThatThrownBy(() -> read("\0\1\2".repeat(9000))).isInstanceOf(ImportRefused.class).message().doesNotContain("\0");
    }
}
