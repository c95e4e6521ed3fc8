package io.ticketledger.command.project;

import static io.ticketledger.command.project.ProjectRules.aColorIsAColor;
import static io.ticketledger.command.project.ProjectRules.aTagNameIsUnique;
import static io.ticketledger.command.project.ProjectRules.onlySuperadminsRunAProject;
import static io.ticketledger.command.project.ProjectRules.theTag;

import io.ticketledger.command.Context;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.Wording;
import io.ticketledger.command.project.ProjectCommand.*;
import io.ticketledger.command.project.ProjectState.Tag;
import io.ticketledger.events.project.*;
import java.util.ArrayList;
import java.util.List;

/** The tags of a project, and who is asked about what they stand for. */
final class Tagging {

    private Tagging() {}

    static List<ProjectEvent> create(ProjectState project, CreateTag c, Context context) {
        onlySuperadminsRunAProject(project, context.actor());
        if (project.tags().containsKey(c.tag())) throw Rejection.conflict("a-tag-is-created-once", "This tag has been created already.");
        Wording.aNameIsGiven(c.name(), ProjectRules.LONGEST_LABEL);
        Wording.itIsNotTooLong("A description", c.description(), Wording.LONGEST_DESCRIPTION);
        aColorIsAColor(c.color());
        aTagNameIsUnique(project, null, c.name());
        return List.of(new TagCreated(c.project(), c.tag(), c.number(), c.name(), c.description(), c.color()));
    }

    static List<ProjectEvent> change(ProjectState project, ChangeTag c, Context context) {
        onlySuperadminsRunAProject(project, context.actor());
        Tag tag = theTag(project, c.tag());
        List<ProjectEvent> events = new ArrayList<>();
        if (c.name() != null && !c.name().equals(tag.name())) {
            Wording.aNameIsGiven(c.name(), ProjectRules.LONGEST_LABEL);
            aTagNameIsUnique(project, c.tag(), c.name());
            events.add(new TagRenamed(c.project(), c.tag(), c.name()));
        }
        if (c.description() != null && !c.description().equals(tag.description())) {
            Wording.itIsNotTooLong("A description", c.description(), Wording.LONGEST_DESCRIPTION);
            events.add(new TagDescribed(c.project(), c.tag(), c.description()));
        }
        if (c.color() != null && !c.color().equals(tag.color())) {
            aColorIsAColor(c.color());
            events.add(new TagRecolored(c.project(), c.tag(), c.color()));
        }
        return events;
    }

    static List<ProjectEvent> delete(ProjectState project, DeleteTag c, Context context) {
        onlySuperadminsRunAProject(project, context.actor());
        theTag(project, c.tag());
        return List.of(new TagDeleted(c.project(), c.tag()));
    }

    static List<ProjectEvent> addContact(ProjectState project, AddTagContact c, Context context) {
        onlySuperadminsRunAProject(project, context.actor());
        if (theTag(project, c.tag()).contacts().contains(c.contact())) {
            throw new Rejection(Rejection.Type.TAKEN, "a-contact-is-added-once", "This contact has been added to the tag already.");
        }
        Wording.itIsNotTooLong("A role", c.role(), ProjectRules.LONGEST_LABEL);
        return List.of(new TagContactAdded(c.project(), c.tag(), c.contact(), c.number(), c.role()));
    }

    static List<ProjectEvent> removeContact(ProjectState project, RemoveTagContact c, Context context) {
        onlySuperadminsRunAProject(project, context.actor());
        if (!theTag(project, c.tag()).contacts().contains(c.contact())) {
            throw Rejection.notFound("the-tag-has-the-contact", "This contact does not belong to the tag.");
        }
        return List.of(new TagContactRemoved(c.project(), c.tag(), c.contact()));
    }
}
