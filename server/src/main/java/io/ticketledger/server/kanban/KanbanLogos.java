package io.ticketledger.server.kanban;

import io.ticketledger.command.Rejection;
import io.ticketledger.command.company.CompanyCommand.RemoveLogo;
import io.ticketledger.command.company.CompanyCommand.SetLogo;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.LogoId;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.files.Contents;
import io.ticketledger.server.files.Logos;
import io.ticketledger.server.files.Picture;
import io.ticketledger.server.kanban.KanbanCompanyRequests.LogoWish;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** First a logo's bytes, then the event that names them; bytes whose event was refused are removed again. */
@Component
class KanbanLogos {

    /** In bytes, of the file itself. */
    static final int LARGEST = 5 << 20;

    private final Logos logos;

    KanbanLogos(Logos logos) {
        this.logos = logos;
    }

    /** @param deed is given the commands that make the wish come true */
    void withLogo(CompanyId company, LogoWish wish, Consumer<List<Object>> deed) {
        switch (wish) {
            case LogoWish.AsItIs _ -> deed.accept(List.of());
            case LogoWish.None _ -> deed.accept(List.of(new RemoveLogo(company)));
            case LogoWish.This(String name, Picture picture) -> {
                LogoId id = Ids.logo();
                logos.store(id, company, picture);
                try {
                    deed.accept(List.of(new SetLogo(company, id, name, picture.kind().mediaType(), picture.content().length, Contents.sha256(picture.content()))));
                } catch (Rejection refused) {
                    logos.remove(id);
                    throw refused;
                }
            }
        }
    }
}
