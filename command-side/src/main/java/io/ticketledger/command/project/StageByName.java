package io.ticketledger.command.project;

import io.ticketledger.events.Stage;
import java.util.Locale;

/** How far the work in a column has come, by what people usually call such a column. */
public final class StageByName {

    private StageByName() {}

    /** However it is written together or apart. A name that says nothing is one for work that goes on. */
    public static Stage of(String name) {
        return switch (name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "")) {
            case "todo", "new", "backlog" -> Stage.NEW;
            case "review", "testing" -> Stage.REVIEW;
            case "done", "closed", "completed" -> Stage.DONE;
            default -> Stage.IN_PROGRESS;
        };
    }
}
