package io.ticketledger.server.kanban;

import io.ticketledger.command.Rejection;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.command.project.ProjectCommand.CreateProject;
import io.ticketledger.command.project.UsualColumn;
import io.ticketledger.events.Role;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.corridor.RoomDesk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Together;
import io.ticketledger.server.kanban.KanbanPeopleRequests.Registration;
import io.ticketledger.server.kanban.KanbanPeopleResponses.OwnProject;
import io.ticketledger.server.security.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Somebody opens an account for himself and with it a project of his own: both or neither. */
@Component
class KanbanRegistering {

    private static final String KEY_RULE = "a-project-key-is-unique";
    private static final int LONGEST_KEY = 10;
    private static final int ATTEMPTS = 20;

    /** Built from what was said, so that nobody who has an account is told otherwise because the read models are late. */
    record Registered(Account account, OwnProject project) {}

    private final KanbanPeople people;
    private final RoomDesk desk;
    private final Numbers numbers;

    KanbanRegistering(KanbanPeople people, RoomDesk kanbanDesk, Numbers numbers) {
        this.people = people;
        this.desk = kanbanDesk;
        this.numbers = numbers;
    }

    /** @throws Rejection if a name was taken at the same moment; then there is neither account nor project */
    Registered register(Registration asked) {
        return people.withPassword(asked.password(), credential -> {
            OpenAccount open = new OpenAccount(Ids.account(), numbers.next(Numbers.Kind.ACCOUNT), asked.username(), asked.email(), asked.firstName(), asked.lastName(),
                    Set.of(Role.REQUESTER), null, null, null, credential);
            String given = asked.projectKey();
            if (given != null) return found(open, asked, given);
            for (int attempt = 0; ; attempt++) {
                try {
                    return found(open, asked, madeUp(asked.username(), attempt));
                } catch (Rejection e) {
                    if (!e.code().equals(KEY_RULE) || attempt == ATTEMPTS) throw e;
                }
            }
        });
    }

    private Registered found(OpenAccount open, Registration asked, String key) {
        Account account = KanbanPeople.account(open, true);
        String name = asked.projectName() == null ? open.username() + "'s Project" : asked.projectName();
        CreateProject create = new CreateProject(Ids.project(), numbers.next(Numbers.Kind.PROJECT), key, name, "",
                UsualColumn.all(Ids::column, () -> numbers.next(Numbers.Kind.COLUMN)), numbers.next(Numbers.Kind.MEMBERSHIP));
        desk.ask(Caller.of(account), new Together(List.of(open, create)));
        return new Registered(account, new OwnProject(create.number(), name, key));
    }

    /** What is left of the name in capitals and digits; from the second attempt on with more and more chance in it. */
    static String madeUp(String username, int attempt) {
        String letters = username.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "").replaceFirst("^[0-9]+", "");
        String base = letters.length() < 2 ? "PROJECT" : letters;
        int digits = attempt == 0 ? 0 : attempt < 4 ? 3 : 6;
        String start = base.substring(0, Math.min(base.length(), LONGEST_KEY - digits));
        return digits == 0 ? start : start + String.valueOf(ThreadLocalRandom.current().nextLong((long) Math.pow(10, digits - 1), (long) Math.pow(10, digits)));
    }
}
