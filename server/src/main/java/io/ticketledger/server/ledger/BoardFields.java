package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.LedgerVocabulary.word;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.company.*;
import io.ticketledger.events.contact.*;
import io.ticketledger.events.project.*;
import io.ticketledger.server.ledger.HistoryResponses.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is different in a project, a company or a contact after an event. Their events say all that they change and leave the rest alone, so a state is told by
 * writing down what each of them says; columns, tags, members and the people to turn to are fields named after their ids.
 */
final class BoardFields {

    private static final String COLUMN = "columns.";
    private static final String TAG = "tags.";
    private static final String MEMBER = "members.";
    private static final String DELETED = "deleted";

    private final Map<String, Object> fields = new HashMap<>();

    /** What this event makes different from what the events before it said. */
    List<Change> note(LedgerEvent event) {
        Map<String, @Nullable Object> said = switch (event) {
            case ProjectEvent e -> said(e);
            case CompanyEvent e -> said(e);
            case ContactEvent e -> said(e);
            case LedgerEvent e -> throw new IllegalStateException(e + " is not of a board");
        };
        Map<String, @Nullable Object> set = new LinkedHashMap<>();
        said.forEach((field, value) -> {
            if (field.endsWith(".")) fields.keySet().stream().filter(known -> known.startsWith(field)).sorted().forEach(known -> set.put(known, null));
            else set.put(field, value);
        });
        List<Change> changes = new ArrayList<>();
        set.forEach((field, value) -> {
            Object old = value == null ? fields.remove(field) : fields.put(field, value);
            if (!Objects.equals(old, value)) changes.add(new Change(field, old, value));
        });
        return changes;
    }

    private static Map<String, @Nullable Object> said(ProjectEvent event) {
        return switch (event) {
            case ProjectCreated e -> of("key", e.key(), "name", e.name(), "description", e.description());
            case ProjectRenamed e -> of("name", e.name());
            case ProjectDescribed e -> of("description", e.description());
            case ProjectKeyChanged e -> of("key", e.to());
            case ProjectDeleted _ -> of(DELETED, true);
            case RoleGiven e -> of(MEMBER + e.account(), word(e.role()));
            case RoleTaken e -> of(MEMBER + e.account(), null);
            case CompanyVouched e -> of(vouched(e.company(), e.account(), word(e.as())), true);
            case CompanyVouchWithdrawn e -> of(vouched(e.company(), e.account(), word(e.as())), null);
            case ColumnAdded e -> of(COLUMN + e.column() + ".name", e.name(), COLUMN + e.column() + ".stage", word(e.stage()), COLUMN + e.column() + ".color", e.color(),
                    COLUMN + e.column() + ".order", e.order());
            case ColumnRenamed e -> of(COLUMN + e.column() + ".name", e.name());
            case ColumnRecolored e -> of(COLUMN + e.column() + ".color", e.color());
            case ColumnStageChanged e -> of(COLUMN + e.column() + ".stage", word(e.stage()));
            case ColumnsOrdered e -> {
                Map<String, @Nullable Object> orders = new LinkedHashMap<>();
                e.columns().forEach(column -> orders.put(COLUMN + column.column() + ".order", column.order()));
                yield orders;
            }
            case ColumnRemoved e -> of(COLUMN + e.column() + ".", null);
            case TagCreated e -> of(TAG + e.tag() + ".name", e.name(), TAG + e.tag() + ".description", e.description(), TAG + e.tag() + ".color", e.color());
            case TagRenamed e -> of(TAG + e.tag() + ".name", e.name());
            case TagDescribed e -> of(TAG + e.tag() + ".description", e.description());
            case TagRecolored e -> of(TAG + e.tag() + ".color", e.color());
            case TagDeleted e -> of(TAG + e.tag() + ".", null);
            case TagContactAdded e -> of(TAG + e.tag() + ".contacts." + e.contact(), e.role());
            case TagContactRemoved e -> of(TAG + e.tag() + ".contacts." + e.contact(), null);
        };
    }

    private static Map<String, @Nullable Object> said(CompanyEvent event) {
        return switch (event) {
            case CompanyCreated e -> of("name", e.name(), "description", e.description(), "email", e.email(), "phone", e.phone());
            case CompanyRenamed e -> of("name", e.name());
            case CompanyDescribed e -> of("description", e.description());
            case CompanyReachable e -> of("email", e.email(), "phone", e.phone());
            case LogoSet e -> of("logo", e.logo().toString());
            case LogoRemoved _ -> of("logo", null);
            case CompanyMemberAdded e -> of(word(e.as()) + "s." + e.account(), true);
            case CompanyMemberRemoved e -> of(word(e.as()) + "s." + e.account(), null);
            case CompanyProjectsChosen e -> of("projects", e.projects().stream().map(Object::toString).toList());
            case CompanyDeleted _ -> of(DELETED, true);
        };
    }

    private static Map<String, @Nullable Object> said(ContactEvent event) {
        return switch (event) {
            case ContactAdded e -> of("name", e.name(), "email", e.email(), "phone", e.phone(), "title", e.title(), "department", e.department(), "description", e.description());
            case ContactDetailsChanged e ->
                of("name", e.name(), "email", e.email(), "phone", e.phone(), "title", e.title(), "department", e.department(), "description", e.description());
            case ContactDeleted _ -> of(DELETED, true);
        };
    }

    private static String vouched(Object company, Object account, String as) {
        return "vouched." + company + "." + as + "s." + account;
    }

    /** Names and values in turn. A name that ends in a dot stands for all that begin with it. */
    private static Map<String, @Nullable Object> of(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        return fields;
    }
}
