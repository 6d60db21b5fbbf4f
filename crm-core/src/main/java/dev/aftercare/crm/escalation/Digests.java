package dev.aftercare.crm.escalation;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.DigestEvent;
import dev.aftercare.crm.model.ticket.DigestEvent.DigestNote;
import dev.aftercare.crm.model.ticket.DigestEvent.DigestReady;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Notifications that wait for an opening: each is a document of its own, so that many nodes can add to them without getting in each
 * other's way. All of one recipient for one opening are told in one event.
 */
final class Digests implements DueHandler {

    static final String DUE = "sla-digest";

    private static final TypedDocuments<DigestNote> NOTES = new TypedDocuments<>("escalation-note", DigestNote.class);

    private static final Actor RULE = Actor.rule("escalation-digest");

    static void hold(CommandContext context, DigestNote note, Instant opening) {
        NOTES.insert(context, context.newId().toString(), owner(note.recipient().text(), opening), note);
        DueKey due =
                new DueKey(DUE, new AggregateRef("recipient", note.recipient().text()), opening.toString());
        context.due(List.of(new DueChange.Schedule(new DueEntry(due, opening))));
    }

    /** More than one event can hold are told in several. */
    @Override
    public void handle(CommandContext context, DueEntry entry) {
        String recipient = entry.key().aggregate().id();
        String owner = owner(recipient, Instant.parse(entry.key().part()));
        Page<Stored<DigestNote>> page =
                NOTES.storedPage(context.unit(), owner, PageRequest.first(DigestEvent.MAX_NOTES));
        page.items().forEach(stored -> NOTES.remove(context, stored));
        Optional<Stored<DigestNote>> any = page.items().stream().findFirst();
        any.ifPresent(first -> {
            List<DigestNote> notes = page.items().stream()
                    .map(Stored::value)
                    .sorted(Comparator.comparing(DigestNote::at))
                    .toList();
            AggregateRef digest =
                    new AggregateRef("escalation-digest", context.newId().toString());
            DigestReady ready = new DigestReady(first.value().recipient(), notes);
            context.happened(digest, null, 1, List.of(new Happened(ready, RULE)));
        });
        if (page.next() != null) {
            context.due(List.of(new DueChange.Schedule(entry)));
        }
    }

    private static String owner(String recipient, Instant opening) {
        return recipient + "@" + opening.getEpochSecond();
    }
}
