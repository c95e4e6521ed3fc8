package io.ticketledger.server.desk;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.ContactId;
import io.ticketledger.events.CredentialId;
import io.ticketledger.events.LogoId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketId;

/** New ids: UUIDv7 (RFC 9562), so they sort by the time they were made and keep indexes dense. */
public final class Ids {

    private static final TimeBasedEpochRandomGenerator V7 = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    public static TicketId ticket() {
        return new TicketId(V7.generate());
    }

    public static AccountId account() {
        return new AccountId(V7.generate());
    }

    public static CredentialId credential() {
        return new CredentialId(V7.generate());
    }

    public static CommentId comment() {
        return new CommentId(V7.generate());
    }

    public static AttachmentId attachment() {
        return new AttachmentId(V7.generate());
    }

    public static ProjectId project() {
        return new ProjectId(V7.generate());
    }

    public static ColumnId column() {
        return new ColumnId(V7.generate());
    }

    public static TagId tag() {
        return new TagId(V7.generate());
    }

    public static CompanyId company() {
        return new CompanyId(V7.generate());
    }

    public static ContactId contact() {
        return new ContactId(V7.generate());
    }

    public static LogoId logo() {
        return new LogoId(V7.generate());
    }
}
