package io.ticketledger.practice;

import io.ticketledger.server.testing.RunningDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Two nodes with quick heartbeats, for tests that listen and are content to find the traces of others. */
public record QuickPair(RunningDesk desk, RunningDesk other, Path accessLog) {

    /** A page elsewhere that may talk to the desk. */
    public static final String PAGE = "https://page.example.com";

    private static @Nullable QuickPair shared;

    public static synchronized QuickPair shared() {
        if (shared == null) shared = started();
        return shared;
    }

    private static QuickPair started() {
        try {
            Path accessLog = Files.createTempDirectory("ticketledger-test-access-log");
            RunningDesk desk = RunningDesk.fresh(QuickPace.SETTING, "ticketledger.cors-origins=" + PAGE, "server.tomcat.accesslog.enabled=true",
                    "server.tomcat.accesslog.buffered=false", "server.tomcat.accesslog.directory=" + accessLog);
            return new QuickPair(desk, desk.anotherNode(QuickPace.SETTING), accessLog);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
