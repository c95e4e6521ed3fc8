package io.ticketledger.server.incident;

import io.ticketledger.events.Role;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.server.security.Caller;
import java.util.ArrayList;
import java.util.List;

/** Which tickets exist for somebody. */
final class IncidentSight {

    private IncidentSight() {}

    /** An administrator sees all, a developer what is assigned to him, a client what he reported. */
    static Scope scope(Caller caller) {
        if (caller.hasAny(Role.ADMIN, Role.COORDINATOR, Role.MANAGER, Role.AUDITOR)) return Scope.everything();
        List<Scope> scopes = new ArrayList<>();
        if (caller.hasAny(Role.AGENT)) scopes.add(Scope.assignedTo(caller.id()));
        if (caller.hasAny(Role.REQUESTER)) scopes.add(Scope.requestedBy(caller.id()));
        return Scope.anyOf(scopes.toArray(Scope[]::new));
    }
}
