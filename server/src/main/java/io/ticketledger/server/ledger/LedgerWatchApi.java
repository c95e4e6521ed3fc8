package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.LedgerProblems.onlyAdministrators;

import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.corridor.RoomDesk;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.ledger.LedgerProblems.Refused;
import io.ticketledger.server.ledger.LedgerResponses.Auditor;
import io.ticketledger.server.ledger.LedgerResponses.Look;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.ReadLog;
import io.ticketledger.server.security.ReadLog.FindLooks;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who the auditors are, and what was looked at by them and by whoever else came into this room. */
@RestController
@RequestMapping("/ledger")
class LedgerWatchApi {

    private final Directory directory;
    private final LedgerPeople people;
    private final ReadLog reads;
    private final RoomDesk desk;

    LedgerWatchApi(Directory directory, LedgerPeople people, ReadLog reads, Desk desk) {
        this.directory = directory;
        this.people = people;
        this.reads = reads;
        this.desk = new RoomDesk(desk, "ledger");
    }

    @GetMapping("/auditors")
    List<Auditor> auditors() {
        return directory.all(Role.AUDITOR).stream().map(LedgerTranslation::auditor).toList();
    }

    /** An auditor and nothing else from now on: who also works on tickets could not be one. */
    @PutMapping("/auditors/{person}")
    Auditor appoint(@AuthenticationPrincipal Caller caller, @PathVariable String person) {
        onlyAdministrators(caller);
        Account account = person(person);
        if (account.id().equals(caller.id())) throw Refused.conflict("Whoever appoints auditors cannot be one.");
        return withRoles(caller, account, Role.AUDITOR);
    }

    /** Whoever was one is a requester afterwards; what else he may do is given to him where roles are given. */
    @DeleteMapping("/auditors/{person}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@AuthenticationPrincipal Caller caller, @PathVariable String person) {
        onlyAdministrators(caller);
        Account account = person(person);
        if (!account.roles().contains(Role.AUDITOR)) throw Refused.notThere(account.username() + " is no auditor.");
        withRoles(caller, account, Role.REQUESTER);
    }

    /** Newest first; {@code reader} is a UUID, a number or a username. */
    @GetMapping("/reads")
    LedgerPage<Look> reads(HttpServletRequest request) {
        Query query = Query.of(request);
        AccountId reader = query.word("reader", name -> people.named(name).map(Account::id));
        int limit = query.limit(LedgerPage.USUAL, LedgerPage.LARGEST);
        FindLooks wanted = new FindLooks(reader, query.instant("from"), query.instant("to"), query.number("cursor"), limit + 1);
        query.verdict();
        return LedgerPage.of(reads.find(wanted), limit, LedgerTranslation::look, ReadLog.Look::id);
    }

    private Auditor withRoles(Caller caller, Account account, Role role) {
        desk.ask(caller, new ChangeAccount(account.id(), null, null, null, null, Set.of(role), null, null, null, null, null));
        return LedgerTranslation.auditor(directory.byId(account.id()).orElse(account));
    }

    private Account person(String name) {
        Optional<Account> person = people.named(name);
        return person.orElseThrow(() -> Refused.notThere("There is nobody called " + name + "."));
    }
}
