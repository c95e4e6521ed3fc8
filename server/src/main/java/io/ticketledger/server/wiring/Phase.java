package io.ticketledger.server.wiring;

import org.springframework.context.SmartLifecycle;

/** A part that starts and stops with the server, in the order of these numbers and back. The web server comes after what it needs; who listens to it goes before it. */
public final class Phase implements SmartLifecycle {

    public static final int PROJECTIONS = 0;
    /** What is made anew waits for nobody, and stops before what it catches up with. */
    public static final int REBUILDING = 50;
    public static final int FIRST_DAY = 100;
    /** After the demo world, whose tickets bring themselves into the states they are to be looked at in. */
    public static final int DELIVERY = 150;
    /** After the demo world, whose stories begin days ago. */
    public static final int TIMER = 200;
    public static final int LISTENING = Integer.MAX_VALUE;

    private final int phase;
    private final Runnable begin;
    private final Runnable end;
    private volatile boolean running;

    public Phase(int phase, Runnable begin, Runnable end) {
        this.phase = phase;
        this.begin = begin;
        this.end = end;
    }

    @Override
    public void start() {
        begin.run();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        end.run();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return phase;
    }
}
