package io.ticketledger.server.files;

import java.util.regex.Pattern;

/** What files are called by those who send them, made harmless. */
public final class FileNames {

    public static final int LONGEST = 255;

    private static final String NAMELESS = "file";

    /** Controls, and what turns the direction of writing round: with it a name can look as if it ended otherwise. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
    private static final Pattern UNFIT_FOR_ADDRESSES = Pattern.compile("[^\\p{L}\\p{N}._~-]");

    private FileNames() {}

    /** Without the path that some browsers send, and without what cannot be seen. */
    public static String base(String name) {
        String bare = UNSEEN.matcher(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)).replaceAll("").strip();
        return isOnlyDots(bare) ? NAMELESS : bare;
    }

    /** As the last part of an address, where it is only for people to see. */
    public static String inAddress(String name) {
        String fit = UNFIT_FOR_ADDRESSES.matcher(base(name)).replaceAll("_");
        return isOnlyDots(fit) ? NAMELESS : fit;
    }

    private static boolean isOnlyDots(String name) {
        return name.chars().allMatch(c -> c == '.');
    }
}
