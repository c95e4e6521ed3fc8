package io.ticketledger.query.projecting;

import org.jspecify.annotations.Nullable;

/** What went wrong, in a line. */
public final class Faults {

    private Faults() {}

    /** The innermost cause says it best, such as what PostgreSQL said. */
    public static String sentence(@Nullable Throwable failure) {
        if (failure == null) return "unknown";
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) root = root.getCause();
        String said = root.getMessage();
        return said == null || said.isBlank() ? root.getClass().getSimpleName() : said.lines().findFirst().orElse(said);
    }
}
