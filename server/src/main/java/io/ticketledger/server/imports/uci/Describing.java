package io.ticketledger.server.imports.uci;

import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.ExternalReference;
import io.ticketledger.events.TicketId;
import io.ticketledger.server.imports.Person;
import org.jspecify.annotations.Nullable;

/** What a ticket is called and says, made of the little that the log left unmasked. */
final class Describing {

    static final String PROJECT = "General";
    static final String NO_CATEGORY = "Uncategorised";

    private Describing() {}

    /** The priority is not passed on: ours follows from impact and urgency, and has to be the log's. */
    static OpenTicket opening(TicketId ticket, Person requester, UciRow row) {
        String category = row.cell(UciColumn.CATEGORY);
        return new OpenTicket(ticket, 0, requester.account(), title(row), description(row), null, row.impact, row.urgency,
                category == null ? NO_CATEGORY : category, row.cell(UciColumn.SUBCATEGORY), row.cell(UciColumn.CONTACT_TYPE), PROJECT,
                new ExternalReference(UciPeople.DATA_SET, row.incident));
    }

    private static String title(UciRow row) {
        String category = row.cell(UciColumn.CATEGORY);
        String subcategory = row.cell(UciColumn.SUBCATEGORY);
        String symptom = row.cell(UciColumn.U_SYMPTOM);
        return (category == null ? NO_CATEGORY : category) + (subcategory == null ? "" : " / " + subcategory) + (symptom == null ? "" : ": " + symptom);
    }

    private static String description(UciRow row) {
        StringBuilder text = new StringBuilder("Incident ").append(row.incident).append(" of another desk.");
        line(text, "Reported by", row.cell(UciColumn.CONTACT_TYPE));
        line(text, "Location", row.cell(UciColumn.LOCATION));
        line(text, "Symptom", row.cell(UciColumn.U_SYMPTOM));
        line(text, "Configuration item", row.cell(UciColumn.CMDB_CI));
        return text.toString();
    }

    private static void line(StringBuilder text, String label, @Nullable String value) {
        if (value != null) text.append('\n').append(label).append(": ").append(value);
    }
}
