package io.ticketledger.server.kanban;

import static io.ticketledger.server.kanban.KanbanProblems.Refused.notFound;

import io.ticketledger.events.LogoId;
import io.ticketledger.query.companies.Companies;
import io.ticketledger.server.files.Logos;
import io.ticketledger.server.files.Logos.Shown;
import io.ticketledger.server.security.Caller;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The bytes of logos, for those who see the company, and as long as it is the company's logo. */
@RestController
@RequestMapping("/kanban/media/company_logos")
class KanbanLogosApi {

    private static final Pattern FILE = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.[a-z]{3,4}");

    private final KanbanMembers members;
    private final Companies companies;
    private final Logos logos;

    KanbanLogosApi(KanbanMembers members, Companies companies, Logos logos) {
        this.members = members;
        this.companies = companies;
        this.logos = logos;
    }

    @GetMapping("/{file}")
    ResponseEntity<byte[]> logo(@AuthenticationPrincipal Caller caller, @PathVariable String file) {
        return shown(caller, file, logos::logo);
    }

    @GetMapping("/thumbs/{file}")
    ResponseEntity<byte[]> thumbnail(@AuthenticationPrincipal Caller caller, @PathVariable String file) {
        return shown(caller, file, logos::thumbnail);
    }

    /** May be kept, but has to be asked for again: who saw it yesterday need not see it today. */
    private ResponseEntity<byte[]> shown(Caller caller, String file, Function<LogoId, Optional<Shown>> load) {
        Matcher name = FILE.matcher(file);
        if (!name.matches()) throw notFound();
        LogoId id = LogoId.of(name.group(1));
        companies.byLogo(id, members.of(caller).sight()).orElseThrow(() -> notFound());
        Shown shown = load.apply(id).orElseThrow(() -> notFound());
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(shown.kind().mediaType())).cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline").header("X-Content-Type-Options", "nosniff").eTag(file).body(shown.bytes());
    }
}
