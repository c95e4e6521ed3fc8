package io.ticketledger.command;

import java.io.Serial;

/** A refusal by a rule. The code is public and stable; the sentence is for people. Nothing has happened. */
public final class Rejection extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** How a refusal is to be understood; every dialect answers each of these in its own words. */
    public enum Type {
        /** What was asked for makes no sense, whoever asks. */
        INVALID,
        /** The actor may not do this. */
        FORBIDDEN,
        /** There is no such thing, or none that the actor may know of. */
        NOT_FOUND,
        /** It makes sense, but not in the present state. */
        CONFLICT,
        /** A name that must be unique belongs to somebody else. */
        TAKEN
    }

    private final Type type;
    private final String code;

    public Rejection(Type type, String code, String sentence) {
        // A refusal is an answer, not an accident: no stack trace is wanted, and none is paid for.
        super(sentence, null, false, false);
        this.type = type;
        this.code = code;
    }

    public static Rejection invalid(String code, String sentence) {
        return new Rejection(Type.INVALID, code, sentence);
    }

    public static Rejection forbidden(String code, String sentence) {
        return new Rejection(Type.FORBIDDEN, code, sentence);
    }

    public static Rejection notFound(String code, String sentence) {
        return new Rejection(Type.NOT_FOUND, code, sentence);
    }

    public static Rejection conflict(String code, String sentence) {
        return new Rejection(Type.CONFLICT, code, sentence);
    }

    public Type type() {
        return type;
    }

    /** Kebab-case, the name of the rule that refused. */
    public String code() {
        return code;
    }
}
