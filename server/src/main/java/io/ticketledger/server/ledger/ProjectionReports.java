package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.LedgerVocabulary.word;

import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.projecting.ProjectionProcessors;
import io.ticketledger.query.projecting.ProjectionTokens;
import io.ticketledger.query.projecting.ProjectionTokens.Claim;
import io.ticketledger.query.rebuilding.Rebuild;
import io.ticketledger.query.rebuilding.Rebuilds;
import io.ticketledger.server.ledger.ProjectionsResponses.PreviousReport;
import io.ticketledger.server.ledger.ProjectionsResponses.ProjectionReport;
import io.ticketledger.server.ledger.ProjectionsResponses.RebuildReport;
import io.ticketledger.server.ledger.ProjectionsResponses.SegmentReport;
import io.ticketledger.server.ledger.ProjectionsResponses.TableReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the projections are at this moment, from what the tables say of all nodes and what this node knows of itself. */
@Component
class ProjectionReports {

    private final Rebuilds rebuilds;
    private final ProjectionProcessors processors;
    private final ProjectionTokens tokens;
    private final Progress progress;

    ProjectionReports(Rebuilds rebuilds, ProjectionProcessors processors, ProjectionTokens tokens, Progress progress) {
        this.rebuilds = rebuilds;
        this.processors = processors;
        this.tokens = tokens;
        this.progress = progress;
    }

    List<ProjectionReport> all() {
        progress.poll();
        return rebuilds.names().stream().map(this::report).toList();
    }

    Optional<ProjectionReport> named(String name) {
        if (!rebuilds.names().contains(name)) return Optional.empty();
        progress.poll();
        return Optional.of(report(name));
    }

    private ProjectionReport report(String name) {
        List<Claim> claims = tokens.claims(name);
        Optional<String> fault = processors.fault(name);
        Rebuild rebuild = rebuilds.last(name).orElse(null);
        Duration lag = progress.lag(name);
        return new ProjectionReport(name, state(name, claims, fault, rebuild), progress.position(name), progress.lagEvents(name), lag, lag.toMillis() / 1000.0,
                claims.stream().map(claim -> segment(claim, fault)).toList(), fault.map(List::of).orElse(List.of()), rebuilds.tables(name),
                rebuilds.possible().contains(name), rebuild == null ? null : rebuild(rebuild),
                rebuilds.previous(name).map(previous -> new PreviousReport(previous.position(), previous.replaced(), previous.unusable())).orElse(null));
    }

    /** What is wrong is said before what is being done. */
    private String state(String name, List<Claim> claims, Optional<String> fault, @Nullable Rebuild rebuild) {
        if (fault.isPresent() && progress.lagEvents(name) > 0) return "stumbling";
        if (claims.stream().noneMatch(Claim::isClaimed) && !processors.isRunning(name)) return "stopped";
        return rebuild != null && !rebuild.isOver() ? "rebuilding" : "running";
    }

    private static SegmentReport segment(Claim claim, Optional<String> fault) {
        return new SegmentReport(claim.segment(), claim.position(), claim.owner(), claim.isHere(), claim.claimed(), claim.isHere() ? fault.orElse(null) : null);
    }

    static RebuildReport rebuild(Rebuild r) {
        Duration left = r.timeLeft().orElse(null);
        List<TableReport> tables = r.compared().stream()
                .map(t -> new TableReport(t.table(), t.isEqual(), t.servingRows(), t.copyRows(), t.servingSum(), t.copySum())).toList();
        return new RebuildReport(r.id().toString(), word(r.kind()), word(r.phase()), word(r.ifDifferent()), r.by(), r.requested(), r.started(), r.ended(), r.first(),
                r.position(), r.target(), Math.round(r.percent() * 10) / 10.0, Math.round(r.eventsPerSecond()), left, left == null ? null : left.toSeconds(), r.comparedAt(),
                r.comparedAt() == null ? null : r.isEqual(), tables, r.problem(), r.swap());
    }
}
