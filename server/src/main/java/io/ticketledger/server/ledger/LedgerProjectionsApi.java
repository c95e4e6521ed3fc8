package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.LedgerProblems.onlyAdministrators;

import io.ticketledger.query.rebuilding.Rebuild;
import io.ticketledger.query.rebuilding.Rebuild.IfDifferent;
import io.ticketledger.query.rebuilding.RebuildRefused;
import io.ticketledger.query.rebuilding.Rebuilds;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.ledger.LedgerProblems.Refused;
import io.ticketledger.server.ledger.ProjectionsResponses.ProjectionReport;
import io.ticketledger.server.ledger.ProjectionsResponses.RebuildReport;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the desk remembers by, how far it has come, and making it anew. What is asked for is done later, by whichever node comes first. */
@RestController
@RequestMapping("/ledger/projections")
class LedgerProjectionsApi {

    private final ProjectionReports reports;
    private final Rebuilds rebuilds;

    LedgerProjectionsApi(ProjectionReports reports, Rebuilds rebuilds) {
        this.reports = reports;
        this.rebuilds = rebuilds;
    }

    @GetMapping
    List<ProjectionReport> all() {
        return reports.all();
    }

    @GetMapping("/{name}")
    ProjectionReport one(@PathVariable String name) {
        return reports.named(name).orElseThrow(() -> Refused.notThere("There is no projection " + name + "."));
    }

    @PostMapping("/{name}/rebuild")
    ResponseEntity<RebuildReport> rebuild(@AuthenticationPrincipal Caller caller, @PathVariable String name, HttpServletRequest request) {
        onlyAdministrators(caller);
        Query query = Query.of(request);
        IfDifferent wanted = query.word("if_different", word -> Arrays.stream(IfDifferent.values()).filter(each -> LedgerVocabulary.word(each).equals(word)).findFirst());
        query.verdict();
        return accepted(name, () -> rebuilds.rebuild(name, wanted == null ? IfDifferent.SWAP : wanted, by(caller)));
    }

    @PostMapping("/{name}/rollback")
    ResponseEntity<RebuildReport> rollBack(@AuthenticationPrincipal Caller caller, @PathVariable String name) {
        onlyAdministrators(caller);
        return accepted(name, () -> rebuilds.rollBack(name, by(caller)));
    }

    /** Also drops a copy that was kept for looking at. */
    @DeleteMapping("/{name}/rebuild")
    ResponseEntity<RebuildReport> cancel(@AuthenticationPrincipal Caller caller, @PathVariable String name) {
        onlyAdministrators(caller);
        return accepted(name, () -> rebuilds.cancel(name));
    }

    private static ResponseEntity<RebuildReport> accepted(String name, Supplier<Rebuild> order) {
        try {
            RebuildReport report = ProjectionReports.rebuild(order.get());
            return ResponseEntity.accepted().location(URI.create("/ledger/projections/" + name + "/")).body(report);
        } catch (RebuildRefused refused) {
            throw switch (refused.reason()) {
                case UNKNOWN -> Refused.notThere("There is no projection " + name + ".");
                case NOT_FROM_THE_LOG, UNDER_WAY, NOT_UNDER_WAY, NO_PREVIOUS, CHANGED_SINCE -> Refused.conflict(refused.sentence());
            };
        }
    }

    private static String by(Caller caller) {
        return caller.name().isBlank() ? caller.username() : caller.name() + " (" + caller.username() + ")";
    }
}
