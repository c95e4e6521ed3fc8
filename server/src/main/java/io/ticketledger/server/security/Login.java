package io.ticketledger.server.security;

import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Name and password for a person. Names are compared without regard to case; a wrong name, a wrong password and an inactive account look alike. */
public final class Login {

    private final Directory directory;
    private final Passwords passwords;
    private final LastLogins lastLogins;

    public Login(Directory directory, Passwords passwords, LastLogins lastLogins) {
        this.directory = directory;
        this.passwords = passwords;
        this.lastLogins = lastLogins;
    }

    /** @throws TooManyLogins if too many are at it already */
    public Optional<Account> login(String username, String password) {
        return check(username, password, directory::byUsername);
    }

    /** For contracts whose people log in with their address. @throws TooManyLogins if too many are at it already */
    public Optional<Account> loginByEmail(String email, String password) {
        return check(email, password, directory::byEmail);
    }

    /** The user name first, then the address. @throws TooManyLogins if too many are at it already */
    public Optional<Account> loginByEither(String usernameOrEmail, String password) {
        return check(usernameOrEmail, password, name -> directory.byUsername(name).or(() -> directory.byEmail(name)));
    }

    private Optional<Account> check(String name, String password, Function<String, Optional<Account>> find) {
        Optional<Account> account = isAskable(name) ? find.apply(name).filter(Account::isActive) : Optional.empty();
        boolean matches = passwords.matches(account.map(Account::credential).orElse(null), password);
        if (!matches) return Optional.empty();
        account.map(Account::id).ifPresent(lastLogins::note);
        return account;
    }

    /** PostgreSQL cannot even be asked for the others. */
    private static boolean isAskable(String name) {
        return name.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }
}
