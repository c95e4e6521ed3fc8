package io.ticketledger.command.project;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ContactId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TagId;
import io.ticketledger.events.project.ColumnOrder;
import io.ticketledger.events.project.ProjectCreated;
import io.ticketledger.events.project.TagCreated;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a decision about a project reads. */
record ProjectState(
        ProjectId id,
        boolean isDeleted,
        String key,
        String name,
        String description,
        Members members,
        Map<ColumnId, Column> columns,
        Map<TagId, Tag> tags) {

    record Column(String name, Stage stage, String color, int order) {

        Column named(String to) {
            return new Column(to, stage, color, order);
        }

        Column colored(String to) {
            return new Column(name, stage, to, order);
        }

        Column in(Stage to) {
            return new Column(name, to, color, order);
        }

        Column at(int to) {
            return new Column(name, stage, color, to);
        }
    }

    record Tag(String name, String description, String color, Set<ContactId> contacts) {

        static Tag created(TagCreated e) {
            return new Tag(e.name(), e.description(), e.color(), Set.of());
        }

        Tag named(String to) {
            return new Tag(to, description, color, contacts);
        }

        Tag described(String to) {
            return new Tag(name, to, color, contacts);
        }

        Tag colored(String to) {
            return new Tag(name, description, to, contacts);
        }

        Tag asking(ContactId contact) {
            Set<ContactId> more = new HashSet<>(contacts);
            more.add(contact);
            return new Tag(name, description, color, more);
        }

        Tag notAsking(ContactId contact) {
            Set<ContactId> fewer = new HashSet<>(contacts);
            fewer.remove(contact);
            return new Tag(name, description, color, fewer);
        }
    }

    static ProjectState created(ProjectCreated e) {
        return new ProjectState(e.project(), false, e.key(), e.name(), e.description(), Members.NOBODY, Map.of(), Map.of());
    }

    boolean isTheDesks() {
        return id.equals(ProjectId.DESK);
    }

    Column column(ColumnId column) {
        return Objects.requireNonNull(columns.get(column), "the stream tells of a column that was never added");
    }

    Tag tag(TagId tag) {
        return Objects.requireNonNull(tags.get(tag), "the stream tells of a tag that was never created");
    }

    ProjectState named(String to) {
        return new ProjectState(id, isDeleted, key, to, description, members, columns, tags);
    }

    ProjectState described(String to) {
        return new ProjectState(id, isDeleted, key, name, to, members, columns, tags);
    }

    ProjectState keyed(String to) {
        return new ProjectState(id, isDeleted, to, name, description, members, columns, tags);
    }

    ProjectState deleted() {
        return new ProjectState(id, true, key, name, description, members, columns, tags);
    }

    ProjectState with(Members others) {
        return new ProjectState(id, isDeleted, key, name, description, others, columns, tags);
    }

    ProjectState with(ColumnId column, Column now) {
        Map<ColumnId, Column> changed = new HashMap<>(columns);
        changed.put(column, now);
        return new ProjectState(id, isDeleted, key, name, description, members, changed, tags);
    }

    ProjectState ordered(List<ColumnOrder> orders) {
        Map<ColumnId, Column> changed = new HashMap<>(columns);
        orders.forEach(order -> changed.put(order.column(), column(order.column()).at(order.order())));
        return new ProjectState(id, isDeleted, key, name, description, members, changed, tags);
    }

    ProjectState without(ColumnId column) {
        Map<ColumnId, Column> changed = new HashMap<>(columns);
        changed.remove(column);
        return new ProjectState(id, isDeleted, key, name, description, members, changed, tags);
    }

    ProjectState with(TagId tag, Tag now) {
        Map<TagId, Tag> changed = new HashMap<>(tags);
        changed.put(tag, now);
        return new ProjectState(id, isDeleted, key, name, description, members, columns, changed);
    }

    ProjectState without(TagId tag) {
        Map<TagId, Tag> changed = new HashMap<>(tags);
        changed.remove(tag);
        return new ProjectState(id, isDeleted, key, name, description, members, columns, changed);
    }
}
