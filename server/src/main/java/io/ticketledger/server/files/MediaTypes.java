package io.ticketledger.server.files;

import java.util.Set;
import org.apache.tika.Tika;

/** What files are. Who sends one may call it what he likes: its content says what it is, and the name only where content of that kind says no more. */
public final class MediaTypes {

    private static final Tika TIKA = new Tika();

    /** What a browser shows without carrying out anything that is in it. */
    private static final Set<String> HARMLESS = Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "application/pdf", "text/plain");

    private MediaTypes() {}

    public static String of(byte[] content, String name) {
        return TIKA.detect(content, name);
    }

    /** Whether it may be shown in place; all else is for keeping. */
    public static boolean isHarmless(String mediaType) {
        return HARMLESS.contains(mediaType);
    }
}
