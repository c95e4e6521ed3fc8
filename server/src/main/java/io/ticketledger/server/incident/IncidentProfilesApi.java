package io.ticketledger.server.incident;

import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.events.Role;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.corridor.Listing;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.RoomDesk;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.incident.IncidentPeopleRequests.OwnProfile;
import io.ticketledger.server.incident.IncidentPeopleResponses.DatedProfile;
import io.ticketledger.server.incident.IncidentPeopleResponses.Name;
import io.ticketledger.server.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may know and change of himself. */
@RestController
@RequestMapping("/api")
class IncidentProfilesApi {

    private final IncidentPeople people;
    private final RoomDesk desk;

    IncidentProfilesApi(IncidentPeople people, RoomDesk incidentDesk) {
        this.people = people;
        this.desk = incidentDesk;
    }

    /** One's own, as a list of one; an administrator's list is everybody's. */
    @GetMapping("/profiles")
    Listing<DatedProfile> profiles(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "page_size", required = false) @Nullable String pageSize) {
        if (caller.hasAny(Role.ADMIN)) return people.list(null, null, page, pageSize, IncidentPeopleTranslation::datedProfile);
        List<DatedProfile> own = List.of(IncidentPeopleTranslation.datedProfile(people.existing(caller.id())));
        return Listing.of(PageRequest.of(page, pageSize), own.size(), own);
    }

    @PatchMapping("/profile/update")
    @Takes(OwnProfile.class)
    Name updateProfile(@AuthenticationPrincipal Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        OwnProfile asked = OwnProfile.read(body);
        people.withPasswordIfGiven(asked.password(), credential -> desk.ask(caller,
                new ChangeAccount(caller.id(), null, null, asked.firstName(), asked.lastName(), null, null, null, null, asked.notificationChannels(), credential)));
        Account now = people.existing(caller.id());
        return new Name(now.firstName(), now.lastName(), asked.notificationChannels() == null ? null : IncidentPeopleTranslation.channels(now));
    }
}
