package io.ticketledger.server.export;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.account.AccountEvent;
import io.ticketledger.events.company.*;
import io.ticketledger.events.contact.ContactEvent;
import io.ticketledger.events.project.*;
import io.ticketledger.events.ticket.TicketAssigned;
import io.ticketledger.events.ticket.TicketEvent;
import io.ticketledger.events.ticket.TicketFiled;
import io.ticketledger.events.ticket.TicketOpened;

/** Which objects an event names itself. */
final class OcelRelations {

    private final OcelObjects objects;

    OcelRelations(OcelObjects objects) {
        this.objects = objects;
    }

    void of(LedgerEvent event) {
        switch (event) {
            case TicketEvent e -> of(e);
            case AccountEvent e -> account(e.account());
            case ProjectEvent e -> of(e);
            case CompanyEvent e -> of(e);
            case ContactEvent e -> objects.relate("contact", objects.contact(e.contact()));
            case LedgerEvent e -> throw new IllegalStateException(e + " is of no family");
        }
    }

    private void of(TicketEvent event) {
        objects.relate("ticket", OcelObjects.ticket(event.ticket()));
        if (event instanceof TicketOpened opened) {
            objects.relate("requester", objects.person(opened.requester().toString()));
            objects.relate("project", objects.project(opened.project()));
        }
        if (event instanceof TicketAssigned assigned) {
            for (AccountId agent : assigned.agents()) objects.relate("assignee", objects.person(agent.toString()));
            if (assigned.team() != null) objects.relate("team", objects.team(assigned.team()));
        }
        if (event instanceof TicketFiled filed) objects.relate("board", objects.board(filed.project()));
    }

    private void of(ProjectEvent event) {
        objects.relate("board", objects.board(event.project()));
        switch (event) {
            case RoleGiven e -> account(e.account());
            case RoleTaken e -> account(e.account());
            case CompanyVouched e -> {
                account(e.account());
                objects.relate("company", objects.company(e.company()));
            }
            case CompanyVouchWithdrawn e -> {
                account(e.account());
                objects.relate("company", objects.company(e.company()));
            }
            case TagContactAdded e -> objects.relate("contact", objects.contact(e.contact()));
            case TagContactRemoved e -> objects.relate("contact", objects.contact(e.contact()));
            case ProjectCreated _, ProjectRenamed _, ProjectDescribed _, ProjectKeyChanged _, ProjectDeleted _, ColumnAdded _, ColumnRenamed _, ColumnRecolored _,
                    ColumnStageChanged _, ColumnsOrdered _, ColumnRemoved _, TagCreated _, TagRenamed _, TagDescribed _, TagRecolored _, TagDeleted _ -> { }
        }
    }

    private void of(CompanyEvent event) {
        objects.relate("company", objects.company(event.company()));
        switch (event) {
            case CompanyMemberAdded e -> account(e.account());
            case CompanyMemberRemoved e -> account(e.account());
            case CompanyProjectsChosen e -> e.projects().forEach(project -> objects.relate("board", objects.board(project)));
            case CompanyCreated _, CompanyRenamed _, CompanyDescribed _, CompanyReachable _, LogoSet _, LogoRemoved _, CompanyDeleted _ -> { }
        }
    }

    private void account(AccountId account) {
        objects.relate("account", objects.person(account.toString()));
    }
}
