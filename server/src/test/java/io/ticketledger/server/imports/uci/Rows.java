package io.ticketledger.server.imports.uci;

import io.ticketledger.server.imports.History;
import io.ticketledger.server.imports.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** An incident written row by row: each row is the one before with a few cells changed, a minute and a version later unless it says otherwise. */
final class Rows {

    private static final String FIRST = "INC0000045,New,true,0,0,0,true,Caller 2403,Opened by  8,29/2/2016 01:16,Created by 6,29/2/2016 01:23,Updated by 21,"
            + "29/2/2016 01:23,Phone,Location 143,Category 55,Subcategory 170,Symptom 72,?,2 - Medium,2 - Medium,3 - Moderate,?,?,true,false,Do Not Notify,"
            + "?,?,?,?,code 5,Resolved by 149,29/2/2016 11:29,5/3/2016 12:00";

    private final List<UciRow> rows = new ArrayList<>();
    private List<String> last = Arrays.asList(FIRST.split(","));

    /** @param cells {@code column=value} */
    static Rows first(String... cells) {
        return new Rows().add(false, cells);
    }

    Rows then(String... cells) {
        return add(true, cells);
    }

    private Rows add(boolean later, String... cells) {
        List<String> next = new ArrayList<>(last);
        if (later) {
            int version = Integer.parseInt(last.get(UciColumn.SYS_MOD_COUNT.ordinal())) + 1;
            next.set(UciColumn.SYS_MOD_COUNT.ordinal(), "" + version);
            next.set(UciColumn.SYS_UPDATED_AT.ordinal(), "1/3/2016 01:%02d".formatted(version));
        }
        for (String cell : cells) {
            String[] named = cell.split("=", 2);
            next.set(UciColumn.HEADER.indexOf(named[0]), named[1]);
        }
        last = next;
        rows.add(new UciRow(next));
        return this;
    }

    List<UciRow> list() {
        return rows;
    }

    List<UciRow> backwards() {
        List<UciRow> backwards = new ArrayList<>(rows);
        Collections.reverse(backwards);
        return backwards;
    }

    History told() {
        return Retelling.of(rows);
    }

    /** The kinds of the steps the last row led to, a * before those that were inserted. */
    List<String> lastRow() {
        String row = "/" + last.get(UciColumn.SYS_MOD_COUNT.ordinal()) + "/";
        return told().steps().stream().filter(step -> step.key().contains(row)).map(Rows::kind).toList();
    }

    Step lastStep() {
        return told().steps().getLast();
    }

    static List<String> kinds(History history) {
        return history.steps().stream().map(Rows::kind).toList();
    }

    private static String kind(Step step) {
        return (step.inserted() ? "*" : "") + step.kind();
    }
}
