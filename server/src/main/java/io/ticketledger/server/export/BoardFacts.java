package io.ticketledger.server.export;

import static io.ticketledger.server.export.Attribute.number;
import static io.ticketledger.server.export.Attribute.text;

import io.ticketledger.events.company.*;
import io.ticketledger.events.contact.*;
import io.ticketledger.events.project.*;
import java.util.List;

/** What an event makes of a board, a company or a contact, as far as an analysis of the work needs it: not how anybody is reached. */
final class BoardFacts {

    private static final String NAME = "name";
    private static final String STANDING = "standing";
    private static final String NUMBER = "number";

    static final List<Attribute> BOARD = List.of(number(NUMBER, 0), text("key", null), text(NAME, null), text(STANDING, null));
    static final List<Attribute> COMPANY = List.of(number(NUMBER, 0), text(NAME, null), text(STANDING, null));
    static final List<Attribute> CONTACT = List.of(number(NUMBER, 0), text(NAME, null), text("title", null), text("department", null), text(STANDING, null));

    private BoardFacts() {}

    static List<Attribute> of(ProjectEvent event) {
        return switch (event) {
            case ProjectCreated e -> List.of(number(NUMBER, e.number()), text("key", e.key()), text(NAME, e.name()), text(STANDING, "active"));
            case ProjectRenamed e -> List.of(text(NAME, e.name()));
            case ProjectKeyChanged e -> List.of(text("key", e.to()));
            case ProjectDeleted _ -> List.of(text(STANDING, "deleted"));
            case ProjectDescribed _, RoleGiven _, RoleTaken _, CompanyVouched _, CompanyVouchWithdrawn _, ColumnAdded _, ColumnRenamed _, ColumnRecolored _, ColumnStageChanged _,
                    ColumnsOrdered _, ColumnRemoved _, TagCreated _, TagRenamed _, TagDescribed _, TagRecolored _, TagDeleted _, TagContactAdded _, TagContactRemoved _ -> List.of();
        };
    }

    static List<Attribute> of(CompanyEvent event) {
        return switch (event) {
            case CompanyCreated e -> List.of(number(NUMBER, e.number()), text(NAME, e.name()), text(STANDING, "active"));
            case CompanyRenamed e -> List.of(text(NAME, e.name()));
            case CompanyDeleted _ -> List.of(text(STANDING, "deleted"));
            case CompanyDescribed _, CompanyReachable _, LogoSet _, LogoRemoved _, CompanyMemberAdded _, CompanyMemberRemoved _, CompanyProjectsChosen _ -> List.of();
        };
    }

    static List<Attribute> of(ContactEvent event) {
        return switch (event) {
            case ContactAdded e -> List.of(number(NUMBER, e.number()), text(NAME, e.name()), text("title", e.title()), text("department", e.department()), text(STANDING, "active"));
            case ContactDetailsChanged e -> List.of(text(NAME, e.name()), text("title", e.title()), text("department", e.department()));
            case ContactDeleted _ -> List.of(text(STANDING, "deleted"));
        };
    }
}
