package io.ticketledger.practice;

import io.ticketledger.server.security.Passwords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Hashes that cost next to nothing, for thousands of logins as different people; what they cost otherwise, PasswordsTest says. Outside the scanned packages. */
public class CheapPasswords {

    @Bean
    @Primary
    Passwords.Cost costInTests() {
        return new Passwords.Cost(8, 1);
    }
}
