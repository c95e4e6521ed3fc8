package io.ticketledger.server.firstday;

import static io.ticketledger.server.firstday.DemoPerson.ALICE;
import static io.ticketledger.server.firstday.DemoPerson.BOB;
import static io.ticketledger.server.firstday.DemoPerson.LENA;
import static io.ticketledger.server.firstday.DemoPerson.MARTIN;
import static io.ticketledger.server.firstday.DemoPerson.TOM;

import io.ticketledger.command.company.CompanyCommand.CreateCompany;
import io.ticketledger.command.company.CompanyCommand.Member;
import io.ticketledger.command.contact.ContactCommand.AddContact;
import io.ticketledger.command.project.ProjectCommand.*;
import io.ticketledger.command.project.UsualColumn;
import io.ticketledger.command.ticket.TicketCommand;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.ContactId;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketType;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** A project with somebody in each role, a company with a client in it, and cards that have come more or less far. */
final class DemoBoard {

    /** Numbers are drawn when the command is carried out. */
    record Step(String key, DemoPerson who, Duration ago, Function<ToLongFunction<Numbers.Kind>, Object> command) {}

    static final ProjectId WEBSITE = new ProjectId(DemoPerson.idOf("project website"));
    static final Map<DemoPerson, ProjectRole> ROLES = new EnumMap<>(Map.of(ALICE, ProjectRole.SUPERADMIN, BOB, ProjectRole.ADMIN, MARTIN, ProjectRole.MANAGER,
            TOM, ProjectRole.USER, LENA, ProjectRole.USER));

    private static final CompanyId NORTHWIND = new CompanyId(DemoPerson.idOf("company northwind"));
    private static final ContactId PRINTER = new ContactId(DemoPerson.idOf("contact printer"));

    private final List<Step> steps = new ArrayList<>();
    private Duration ago = Duration.ofDays(6);

    private DemoBoard() {}

    static List<Step> steps() {
        DemoBoard board = new DemoBoard();
        board.found();
        board.invite();
        board.label();
        board.card("imprint", TOM, TicketType.TASK, Stage.NEW, "G", "Imprint lacks the new address", "We moved in spring.", "content");
        board.card("menu", LENA, TicketType.BUG, Stage.IN_PROGRESS, "G", "The menu covers the text on tablets", "In portrait only.", "layout");
        board.card("search-page", ALICE, TicketType.STORY, Stage.IN_PROGRESS, "V", "As a visitor I search all pages", "From every page, by one word or several.", "layout", "content");
        board.card("fonts", ALICE, TicketType.TASK, Stage.DONE, "G", "Fonts come from our own server", "None is loaded from elsewhere.", "layout");
        return board.steps;
    }

    private void found() {
        step("project", ALICE, numbers -> new CreateProject(WEBSITE, number(numbers, Numbers.Kind.PROJECT), "WEB", "Website Redesign", "The new website",
                UsualColumn.all(columns()::next, () -> number(numbers, Numbers.Kind.COLUMN)), number(numbers, Numbers.Kind.MEMBERSHIP)));
        for (DemoPerson member : List.of(BOB, MARTIN, TOM)) {
            step("member-" + member.username(), ALICE, numbers -> new GiveRole(WEBSITE, member.id(), ROLES.get(member), number(numbers, Numbers.Kind.MEMBERSHIP)));
        }
    }

    /** Bob looks after the company, Lena works there. */
    private void invite() {
        step("company", ALICE, numbers -> new Together(List.of(
                new CreateCompany(NORTHWIND, number(numbers, Numbers.Kind.COMPANY), "Northwind", "Sells the office its paper", "office@northwind.example", "555-0100",
                        Set.of(new Member(BOB.id(), CompanyRole.ADMIN), new Member(LENA.id(), CompanyRole.USER)), Set.of(WEBSITE)),
                new VouchFor(WEBSITE, NORTHWIND, BOB.id(), CompanyRole.ADMIN, number(numbers, Numbers.Kind.MEMBERSHIP)),
                new VouchFor(WEBSITE, NORTHWIND, LENA.id(), CompanyRole.USER, number(numbers, Numbers.Kind.MEMBERSHIP)))));
    }

    private void label() {
        step("tag-content", ALICE, numbers -> new CreateTag(WEBSITE, tag("content"), number(numbers, Numbers.Kind.TAG), "Content", "What is said", "#4caf50"));
        step("tag-layout", ALICE, numbers -> new CreateTag(WEBSITE, tag("layout"), number(numbers, Numbers.Kind.TAG), "Layout", "How it looks", "#0052cc"));
        step("contact", ALICE, numbers -> new AddContact(PRINTER, number(numbers, Numbers.Kind.CONTACT), "Piet Vermeer", "piet@print.example", "555-0111", "Printer",
                "Prepress", "Knows the colours"));
        step("tag-contact", ALICE, numbers -> new AddTagContact(WEBSITE, tag("layout"), PRINTER, number(numbers, Numbers.Kind.TAG_CONTACT), "Colours"));
    }

    private void card(String key, DemoPerson by, TicketType type, Stage stage, String rank, String title, String description, String... tags) {
        TicketId id = new TicketId(DemoPerson.idOf("card " + key));
        step("card-" + key, by, numbers -> {
            List<TicketCommand> then = new ArrayList<>(List.of(new FileTicket(id, WEBSITE), new ChangeType(id, type),
                    new TagTicket(id, Stream.of(tags).map(DemoBoard::tag).toList())));
            return new OpenInOneGo(new OpenTicket(id, number(numbers, Numbers.Kind.TICKET), by.id(), title, description, Priority.MEDIUM, Level.MEDIUM, Level.MEDIUM, "problem", null,
                    "demo", "Website Redesign", null), then);
        });
        if (stage != Stage.NEW) {
            step("assigned-" + key, BOB, _ -> new AssignTicket(id, List.of(BOB.id()), null));
            step("moved-" + key, BOB, _ -> new MoveCard(id, column(stage), stage, rank));
        }
    }

    private void step(String key, DemoPerson who, Function<ToLongFunction<Numbers.Kind>, Object> command) {
        ago = ago.minusHours(2);
        steps.add(new Step(key, who, ago, command));
    }

    private static long number(ToLongFunction<Numbers.Kind> numbers, Numbers.Kind kind) {
        return numbers.applyAsLong(kind);
    }

    private static Iterator<ColumnId> columns() {
        return Stream.of(Stage.values()).map(DemoBoard::column).iterator();
    }

    private static ColumnId column(Stage stage) {
        return new ColumnId(DemoPerson.idOf("column " + stage));
    }

    private static TagId tag(String name) {
        return new TagId(DemoPerson.idOf("tag " + name));
    }
}
