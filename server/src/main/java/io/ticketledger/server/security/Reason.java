package io.ticketledger.server.security;

import org.springframework.http.HttpStatus;

/**
 * Why a request is refused before a controller of its room could judge it. A room words each of these; the status is the same everywhere.
 * What is not foreseen by a contract falls to the nearest of these by {@link #of(int)}.
 */
public enum Reason {
    /** Something needs a token, and there is none. */
    NO_TOKEN(HttpStatus.UNAUTHORIZED),
    /** There is a token, and it opens nothing: forged, expired, or its account is shut out. */
    BAD_TOKEN(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    /** More bytes than the route takes. */
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    /** Not HTTP as it should be: a crooked path, an unreadable header, a broken multipart body. */
    MALFORMED(HttpStatus.BAD_REQUEST),
    NO_SUCH_PLACE(HttpStatus.NOT_FOUND),
    WRONG_METHOD(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    WRONG_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    /** Our fault. */
    BROKEN(HttpStatus.INTERNAL_SERVER_ERROR),
    /** Not now: stopping, or the database is away. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    Reason(HttpStatus status) {
        this.status = status;
    }

    public int status() {
        return status.value();
    }

    /** The status in words of the standard, for contracts that have no better. */
    public String phrase() {
        return status.getReasonPhrase();
    }

    public static Reason of(int status) {
        if (status == NO_TOKEN.status()) return NO_TOKEN;
        for (Reason reason : values()) if (reason.status() == status) return reason;
        return status >= 400 && status < 500 ? MALFORMED : BROKEN;
    }
}
