package io.ticketledger.server.firstday;

import io.ticketledger.command.Rejection;
import io.ticketledger.command.UniqueKeys;
import io.ticketledger.command.project.ProjectCommand.CreateProject;
import io.ticketledger.command.project.UsualColumn;
import io.ticketledger.events.ProjectId;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The project of all tickets that were opened without naming one, on desks that were there before projects were, too. Whether it is there is asked of the log's
 * claims; of two nodes that start at once one makes it, and the other is content.
 */
public final class DeskProject {

    static final String KEY = "DESK";

    private static final Logger LOG = LoggerFactory.getLogger(DeskProject.class);

    private final JdbcClient sql;
    private final Desk desk;
    private final Numbers numbers;

    public DeskProject(JdbcClient sql, Desk desk, Numbers numbers) {
        this.sql = sql;
        this.desk = desk;
        this.numbers = numbers;
    }

    /** @return whether it was made here and now */
    public boolean makeUnlessItIsThere() {
        if (isThere()) return false;
        try {
            desk.tell(new CreateProject(ProjectId.DESK, numbers.next(Numbers.Kind.PROJECT), KEY, "Service Desk", "Tickets that were opened without naming a project",
                    UsualColumn.all(Ids::column, () -> numbers.next(Numbers.Kind.COLUMN)), null), Occasion.system());
            return true;
        } catch (AggregateStreamCreationException | Rejection e) {
            if (!isThere()) throw e;
            LOG.info("The desk's own project was made by another node");
        }
        return false;
    }

    private boolean isThere() {
        return sql.sql("SELECT EXISTS (SELECT FROM claim WHERE kind = ? AND stream_id = ?)").params(UniqueKeys.PROJECT_KEY, ProjectId.DESK.toString())
                .query(Boolean.class).single();
    }
}
