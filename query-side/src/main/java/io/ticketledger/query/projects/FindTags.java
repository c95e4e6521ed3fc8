package io.ticketledger.query.projects;

import io.ticketledger.events.ProjectId;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which tags, by name. @param projects null for those of all @param search looked for anywhere in name and description, whatever its case */
public record FindTags(@Nullable Set<ProjectId> projects, @Nullable String search, int limit, long offset) {

    public FindTags {
        projects = projects == null ? null : Set.copyOf(projects);
    }

    public static FindTags everywhere(int limit, long offset) {
        return new FindTags(null, null, limit, offset);
    }

    public static FindTags in(Collection<ProjectId> projects, int limit, long offset) {
        return new FindTags(Set.copyOf(projects), null, limit, offset);
    }

    public FindTags withSearch(@Nullable String search) {
        return new FindTags(projects, search, limit, offset);
    }
}
