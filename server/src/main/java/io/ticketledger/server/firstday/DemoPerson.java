package io.ticketledger.server.firstday;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import java.util.Locale;
import java.util.UUID;

/** Who lives in the demo world. Their ids follow from their names, so that every node means the same people. */
enum DemoPerson {
    ERIN("Erin", "Meyer", Role.ADMIN, "IT"),
    CAROL("Carol", "Okafor", Role.COORDINATOR, "Service Desk"),
    BOB("Bob", "Lindqvist", Role.AGENT, "Technical Support"),
    SARA("Sara", "Novak", Role.AGENT, "Technical Support"),
    MARTIN("Martin", "Duval", Role.MANAGER, "Operations"),
    NORA("Nora", "Iversen", Role.AUDITOR, "Internal Audit"),
    ALICE("Alice", "Nguyen", Role.REQUESTER, "Marketing"),
    TOM("Tom", "Berger", Role.REQUESTER, "Finance"),
    /** Wants to hear nothing, so the desk never asks her for approval: her ticket stays resolved, to be looked at. */
    LENA("Lena", "Haddad", Role.REQUESTER, "Legal");

    final String first;
    final String last;
    final Role role;
    final String department;

    DemoPerson(String first, String last, Role role, String department) {
        this.first = first;
        this.last = last;
        this.role = role;
        this.department = department;
    }

    String username() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isQuiet() {
        return this == LENA;
    }

    AccountId id() {
        return new AccountId(DemoPerson.idOf("person " + username()));
    }

    static UUID idOf(String what) {
        return UUID.nameUUIDFromBytes(("ticketledger demo " + what).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
