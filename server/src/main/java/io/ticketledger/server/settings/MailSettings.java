package io.ticketledger.server.settings;

import io.ticketledger.server.home.CannotStart;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param from whom mail comes from: an address, or a name and an address as in {@code Desk <desk@example.com>} */
public record MailSettings(@DefaultValue(MailSettings.NOBODY) String from) {

    private static final String NOBODY = "ticketledger@localhost";

    public MailSettings {
        if (from.isBlank()) from = NOBODY;
        try {
            InternetAddress address = new InternetAddress(from, true);
            address.validate();
            if (address.isGroup() || !address.getAddress().contains("@")) throw new AddressException("not one address");
        } catch (AddressException e) {
            throw new CannotStart("TICKETLEDGER_MAIL_FROM must be an address such as desk@example.com, not '" + from + "'");
        }
    }

    public InternetAddress sender() {
        try {
            return new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalStateException(e);
        }
    }
}
