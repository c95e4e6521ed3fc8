package io.ticketledger.server.firstday;

import io.ticketledger.command.Rejection;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.events.Role;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.security.Passwords;
import io.ticketledger.server.settings.Settings;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an administrator where nobody could log in. Whether anybody can is asked of the log's claims and not of the directory, which may be behind or
 * being rebuilt. Two nodes that start at once both try; the log gives the name to one of them, and the other is content.
 */
public final class FirstAdministrator {

    /** @param generatedPassword empty if the password was given from outside */
    public record Made(String username, Optional<String> generatedPassword) {}

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Directory directory;
    private final Desk desk;
    private final Numbers numbers;
    private final Passwords passwords;
    private final Settings.Admin wanted;

    public FirstAdministrator(Directory directory, Desk desk, Numbers numbers, Passwords passwords, Settings.Admin wanted) {
        this.directory = directory;
        this.desk = desk;
        this.numbers = numbers;
        this.passwords = passwords;
        this.wanted = wanted;
    }

    /**
     * Empty if there is an administrator already, or another node was quicker. That there are other accounts does not count: imported people cannot log in.
     * The directory must have caught up with the log.
     */
    public Optional<Made> makeUnlessThereIsOne() {
        if (!directory.all(Role.ADMIN).isEmpty()) return Optional.empty();
        Optional<String> generated = wanted.password() == null ? Optional.of(generated()) : Optional.empty();
        try {
            desk.ask(new OpenAccount(Ids.account(), numbers.next(Numbers.Kind.ACCOUNT), wanted.username(), wanted.email(), "", "", Set.of(Role.ADMIN), null, null,
                    null, passwords.store(generated.orElseGet(wanted::password))), Occasion.system());
        } catch (Rejection e) {
            if (e.type() != Rejection.Type.TAKEN) throw e;
            LOG.info("The first administrator was made by another node");
            return Optional.empty();
        }
        return Optional.of(new Made(wanted.username(), generated));
    }

    private static String generated() {
        byte[] bytes = new byte[15];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
