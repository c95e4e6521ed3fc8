package io.ticketledger.server.delivery;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** What a mail server meant when it did not take a message (RFC 5321, section 4.2): 4xx not now, 5xx not ever. */
final class MailFailures {

    /** "Authentication required": says nothing about the recipient. */
    private static final int LOG_IN_FIRST = 530;
    private static final int CLOSING = 421;

    private MailFailures() {}

    static Result judge(MailException failure) {
        if (failure instanceof MailAuthenticationException) return new Result.ChannelDown("the mail server does not let us in: " + Reasons.of(failure));
        List<Throwable> all = chain(failure);
        for (Throwable each : all) {
            if (each instanceof SMTPAddressFailedException e) return recipient(e);
        }
        for (Throwable each : all) {
            // What is about us or the connection would befall every message.
            if (each instanceof SMTPSendFailedException e && e.getReturnCode() != CLOSING && !e.getCommand().startsWith("MAIL")) {
                return new Result.NotNow("the mail server says: " + Reasons.of(e));
            }
        }
        boolean told = failure instanceof MailSendException e && e.getMessageExceptions().length > 0;
        return new Result.ChannelDown("the mail server cannot be used: " + Reasons.of(told ? ((MailSendException) failure).getMessageExceptions()[0] : failure));
    }

    private static Result recipient(SMTPAddressFailedException e) {
        String why = "the mail server does not take mail for this address: " + Reasons.of(e);
        return e.getReturnCode() >= 500 && e.getReturnCode() != LOG_IN_FIRST ? new Result.Refused(why) : new Result.NotNow(why);
    }

    /** Mail has two ways to say what led to what, and Spring a third. */
    private static List<Throwable> chain(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> all = new ArrayList<>();
        follow(failure, seen, all);
        return all;
    }

    private static void follow(Throwable failure, Set<Throwable> seen, List<Throwable> all) {
        if (failure == null || !seen.add(failure)) return;
        all.add(failure);
        follow(failure.getCause(), seen, all);
        if (failure instanceof MessagingException e) follow(e.getNextException(), seen, all);
        if (failure instanceof MailSendException e) for (Exception each : e.getMessageExceptions()) follow(each, seen, all);
    }
}
