package io.ticketledger.server.testing;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Closes the desks that tests share when the last test is done, while their PostgreSQL still runs; otherwise the JVM would wait for a database that is gone. */
public final class ClosingTime implements LauncherSessionListener {

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        RunningDesk.closeAll();
    }
}
