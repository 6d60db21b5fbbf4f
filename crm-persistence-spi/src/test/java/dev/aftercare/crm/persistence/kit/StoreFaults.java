package dev.aftercare.crm.persistence.kit;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.due.DueClaim;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.CommandStore;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.CustomerStore;
import dev.aftercare.crm.persistence.DocumentStore;
import dev.aftercare.crm.persistence.DueStore;
import dev.aftercare.crm.persistence.EventBatch;
import dev.aftercare.crm.persistence.Journal;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.ReturnTime;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.TicketStore;
import dev.aftercare.crm.persistence.kit.Twist.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Faults that others made in stores, and that a reviewer reads past. */
final class StoreFaults {

    private StoreFaults() {}

    static CrmStorage conflictSwallowed(CrmStorage sound) {
        return Twist.of(sound, "documents", "update", call -> orNull(call, StorageException.Reason.CONFLICT));
    }

    static CrmStorage duplicateSwallowed(CrmStorage sound) {
        return Twist.of(sound, "customers", "insert", call -> orNull(call, StorageException.Reason.DUPLICATE));
    }

    static CrmStorage versionIgnored(CrmStorage sound) {
        return Twist.of(sound, "tickets", "update", call -> {
            Ticket next = call.argument(0, Ticket.class);
            Optional<Ticket> stored = call.store(TicketStore.class).find(next.id());
            long version = stored.map(Ticket::version).orElse(call.argument(1, Long.class));
            Ticket later = version < next.version()
                    ? next
                    : stored.orElseThrow().next().build();
            return call.proceed(later, version);
        });
    }

    /** As a store does that asks for one after the other. */
    static CrmStorage documentsInTheOrderAskedFor(CrmStorage sound) {
        return Twist.of(sound, "documents", "find", call -> {
            Object found = call.proceed();
            if (!(found instanceof List<?> documents)) {
                return found;
            }
            List<Object> ids = new ArrayList<>();
            for (Object id : call.argument(1, Collection.class)) {
                ids.add(id);
            }
            return documents.stream()
                    .sorted(Comparator.comparingInt(
                            document -> ids.indexOf(((Document) document).key().id())))
                    .toList();
        });
    }

    /** As a store does that keeps columns and payload apart and reads them one after the other. */
    static CrmStorage documentsOfTwoVersions(CrmStorage sound) {
        Map<DocumentKey, Document> before = new ConcurrentHashMap<>();
        return Twist.of(sound, "documents", "find", call -> {
            Object found = call.proceed();
            return found instanceof Optional<?> one
                    ? one.map(Document.class::cast).map(now -> with(now, old(before, now)))
                    : found;
        });
    }

    private static String old(Map<DocumentKey, Document> before, Document now) {
        Document seen = before.put(now.key(), now);
        return seen == null ? now.json() : seen.json();
    }

    static CrmStorage answeredWhenNeeded(CrmStorage sound) {
        return Twist.of(sound, "documents", "ask", call -> {
            Supplier<Optional<Document>> late =
                    () -> call.store(DocumentStore.class).find(call.argument(0, DocumentKey.class));
            return late;
        });
    }

    static CrmStorage doneBeforePassedOver(CrmStorage sound) {
        return Twist.of(sound, "commands", "append", call -> {
            CommandRecord command = call.argument(0, CommandRecord.class);
            boolean isThere = call.store(CommandStore.class).find(command.key()).isPresent();
            return isThere ? null : call.proceed();
        });
    }

    static CrmStorage limitBroughtIntoBounds(CrmStorage sound) {
        return Twist.of(sound, "commands", "forget", call -> {
            int limit = Math.min(Math.max(call.argument(1, Integer.class), 1), PageRequest.MAX_LIMIT);
            return call.proceed(call.argument(0, Instant.class), limit);
        });
    }

    static CrmStorage anyFirstVersion(CrmStorage sound) {
        return Twist.of(sound, "documents", "insert", call -> {
            Document first = call.argument(0, Document.class);
            return call.proceed(new Document(first.key(), 1, first.owner(), first.at(), first.json()));
        });
    }

    static CrmStorage firstScheduleCounts(CrmStorage sound) {
        return Twist.of(sound, "due", "schedule", call -> {
            DueEntry entry = call.argument(0, DueEntry.class);
            boolean isThere = call.store(DueStore.class).find(entry.key()).isPresent();
            return isThere ? null : call.proceed();
        });
    }

    static CrmStorage dueAtNowLeftOut(CrmStorage sound) {
        return Twist.of(
                sound,
                "due",
                "claim",
                call -> call.proceed(call.argument(0), earlier(call, 1), call.argument(2), call.argument(3)));
    }

    static CrmStorage leaseEndIncluded(CrmStorage sound) {
        return Twist.of(
                sound,
                "journal",
                "claim",
                call -> call.proceed(call.argument(0), earlier(call, 1), call.argument(2), call.argument(3)));
    }

    static CrmStorage microsecondsCut(CrmStorage sound) {
        return Twist.of(sound, "purchases", "append", call -> {
            Purchase given = call.argument(0, Purchase.class);
            return call.proceed(new Purchase(
                    given.id(),
                    given.kind(),
                    given.original(),
                    given.customer(),
                    given.at().truncatedTo(ChronoUnit.MILLIS),
                    given.channel(),
                    given.lines()));
        });
    }

    static CrmStorage halfABatch(CrmStorage sound) {
        return Twist.of(sound, "journal", "append", call -> {
            for (Object event : call.argument(0, List.class)) {
                call.proceed(List.of(event));
            }
            return null;
        });
    }

    static CrmStorage identitiesClaimedBeforeTheRefusal(CrmStorage sound) {
        return Twist.of(sound, "customers", "insert", call -> {
            Customer given = call.argument(0, Customer.class);
            try {
                return call.proceed();
            } catch (StorageException refusal) {
                List<Identity> identities = new ArrayList<>(given.identities());
                if (identities.size() > 1) {
                    // What the first statements of a batch leave behind.
                    UUID id = UUID.nameUUIDFromBytes(new byte[] {7});
                    call.store(CustomerStore.class)
                            .insert(Customer.registered(
                                    new CustomerId(id),
                                    Set.of(identities.get(0)),
                                    given.profile(),
                                    given.registeredAt()));
                }
                throw refusal;
            }
        });
    }

    static CrmStorage lostClaimCounts(CrmStorage sound) {
        return Twist.of(sound, "due", "done", call -> {
            call.store(DueStore.class)
                    .cancel(call.argument(0, DueClaim.class).entry().key());
            return true;
        });
    }

    static CrmStorage claimNotRecorded(CrmStorage sound) {
        return Twist.of(sound, "due", "claim", call -> {
            List<?> claims = (List<?>) call.proceed();
            for (Object claim : claims) {
                call.store(DueStore.class).schedule(((DueClaim) claim).entry());
            }
            return claims;
        });
    }

    static CrmStorage movedOnlyToLater(CrmStorage sound) {
        return Twist.of(sound, "due", "schedule", call -> {
            DueEntry given = call.argument(0, DueEntry.class);
            Optional<DueEntry> stored = call.store(DueStore.class).find(given.key());
            boolean earlier =
                    stored.isPresent() && given.at().isBefore(stored.get().at());
            return call.proceed(earlier ? stored.get() : given);
        });
    }

    static CrmStorage handedOverUpToAMark(CrmStorage sound) {
        return Twist.of(sound, "journal", "handedOver", call -> {
            Object counted = call.proceed();
            Journal journal = call.store(Journal.class);
            EventBatch batch = call.argument(0, EventBatch.class);
            Optional<EventBatch> rest =
                    journal.claim(batch.token(), batch.leaseEnd(), Duration.ofSeconds(1), PageRequest.MAX_LIMIT);
            rest.ifPresent(journal::handedOver);
            return counted;
        });
    }

    static CrmStorage eventsOutOfOrder(CrmStorage sound) {
        return Twist.of(sound, "journal", "claim", call -> {
            Optional<?> claimed = (Optional<?>) call.proceed();
            return claimed.map(EventBatch.class::cast).map(batch -> {
                List<Event> events = new ArrayList<>(batch.events());
                Collections.reverse(events);
                return new EventBatch(batch.partition(), batch.token(), batch.leaseEnd(), events);
            });
        });
    }

    /** As a store does that keeps what waits for a relay in a second place and forgets it there. */
    static CrmStorage waitingEventsTold(CrmStorage sound) {
        Map<EventId, Event> asAppended = new ConcurrentHashMap<>();
        CrmStorage remembering = Twist.of(sound, "journal", "append", call -> {
            for (Object event : call.argument(0, List.class)) {
                asAppended.put(((Event) event).id(), (Event) event);
            }
            return call.proceed();
        });
        return Twist.of(remembering, "journal", "claim", call -> {
            Optional<?> claimed = (Optional<?>) call.proceed();
            return claimed.map(EventBatch.class::cast).map(batch -> {
                List<Event> events = batch.events().stream()
                        .map(event -> asAppended.getOrDefault(event.id(), event))
                        .toList();
                return new EventBatch(batch.partition(), batch.token(), batch.leaseEnd(), events);
            });
        });
    }

    /** As an adapter of the time before reasons does. */
    static CrmStorage reasonsForgotten(CrmStorage sound) {
        return Twist.of(
                sound,
                "journal",
                "append",
                call -> call.proceed(events(call.argument(0, List.class)).stream()
                        .map(event -> because(event, null))
                        .toList()));
    }

    /** As a store does that redacts the body alone. */
    static CrmStorage reasonsThatStay(CrmStorage sound) {
        Map<EventId, Event> asAppended = new ConcurrentHashMap<>();
        CrmStorage remembering = Twist.of(sound, "journal", "append", call -> {
            events(call.argument(0, List.class)).forEach(event -> asAppended.put(event.id(), event));
            return call.proceed();
        });
        return Twist.of(
                remembering,
                "journal",
                "history",
                call -> events((List<?>) call.proceed()).stream()
                        .map(event -> because(
                                event,
                                asAppended.getOrDefault(event.id(), event).reason()))
                        .toList());
    }

    private static List<Event> events(List<?> events) {
        return events.stream().map(Event.class::cast).toList();
    }

    private static Event because(Event event, @Nullable FreeText reason) {
        return new Event(
                event.id(),
                event.aggregate(),
                event.sequence(),
                event.customer(),
                event.at(),
                event.actor(),
                event.body(),
                reason);
    }

    static CrmStorage oneRedactionTooMany(CrmStorage sound) {
        return Twist.of(
                sound,
                "journal",
                "redact",
                call -> call.proceed(call.argument(0), call.argument(1, Integer.class) + 1));
    }

    static CrmStorage tiesTheOtherWayRound(CrmStorage sound) {
        return Twist.of(sound, "purchases", "page", call -> {
            Page<?> page = (Page<?>) call.proceed();
            List<Purchase> items = new ArrayList<>();
            page.items().forEach(item -> items.add((Purchase) item));
            items.sort(Comparator.comparing(Purchase::at)
                    .reversed()
                    .thenComparing(purchase -> purchase.id().value()));
            return new Page<>(items, page.next());
        });
    }

    static CrmStorage signedIds(CrmStorage sound) {
        return Twist.of(sound, "customers", "page", call -> {
            Page<?> page = (Page<?>) call.proceed();
            List<Customer> items = new ArrayList<>();
            page.items().forEach(item -> items.add((Customer) item));
            items.sort(Comparator.comparing(Customer::registeredAt)
                    .thenComparing(customer -> customer.id().value()));
            return new Page<>(items, page.next());
        });
    }

    static CrmStorage aNextPageThatIsEmpty(CrmStorage sound) {
        return Twist.of(sound, "tickets", "page", call -> {
            Page<?> page = (Page<?>) call.proceed();
            List<?> items = page.items();
            if (items.size() < call.argument(1, PageRequest.class).limit()) {
                return page;
            }
            Ticket last = (Ticket) items.get(items.size() - 1);
            return new Page<>(
                    items, new PageKey(last.intake().at(), last.id().value().toString()));
        });
    }

    static CrmStorage identitiesWithoutCase(CrmStorage sound) {
        return Twist.of(sound, "customers", "findByIdentity", call -> {
            Optional<?> found = (Optional<?>) call.proceed();
            Identity given = call.argument(0, Identity.class);
            Identity folded = new Identity(given.scheme(), given.value().toLowerCase(Locale.ROOT));
            return found.isPresent() ? found : call.proceed(folded);
        });
    }

    static CrmStorage periodEndIncluded(CrmStorage sound) {
        return Twist.of(
                sound,
                "points",
                "totals",
                call -> call.proceed(
                        call.argument(0),
                        call.argument(1),
                        call.argument(2, Instant.class).plus(1, ChronoUnit.MICROS)));
    }

    static CrmStorage listsThatCanBeChanged(CrmStorage sound) {
        return Twist.of(sound, "journal", "history", call -> new ArrayList<>((List<?>) call.proceed()));
    }

    static CrmStorage spanEndIncluded(CrmStorage sound) {
        return Twist.of(sound, "purchases", "totals", call -> {
            List<TimeSpan> longer = new ArrayList<>();
            for (Object span : call.argument(1, List.class)) {
                Instant from = ((TimeSpan) span).from();
                Instant before = ((TimeSpan) span).before();
                longer.add(
                        before.isBefore(TimeSpan.ALWAYS.before())
                                ? new TimeSpan(from, before.plus(1, ChronoUnit.MICROS))
                                : (TimeSpan) span);
            }
            return call.proceed(call.argument(0), longer, call.argument(2));
        });
    }

    static CrmStorage returnsAlwaysByTheirOwnTime(CrmStorage sound) {
        return Twist.of(
                sound, "purchases", "totals", call -> call.proceed(call.argument(0), call.argument(1), ReturnTime.OWN));
    }

    static CrmStorage whatAMergeBroughtEarnedAgain(CrmStorage sound) {
        return Twist.of(sound, "points", "insert", call -> {
            List<PointsEntry> entries = new ArrayList<>();
            for (Object entry : call.argument(1, List.class)) {
                PointsEntry given = (PointsEntry) entry;
                entries.add(new PointsEntry(
                        given.account(),
                        given.sequence(),
                        given.kind(),
                        given.points(),
                        given.balance(),
                        given.aside(),
                        given.at(),
                        new Cause("any", given.cause().reference()),
                        given.actor(),
                        given.lots(),
                        given.marks()));
            }
            return call.proceed(call.argument(0), entries);
        });
    }

    static CrmStorage entriesAboutAnotherRepeated(CrmStorage sound) {
        return Twist.of(
                sound,
                "points",
                "about",
                call -> call.proceed(
                        call.argument(0), call.argument(1), call.argument(2, Long.class) - 1, call.argument(3)));
    }

    static CrmStorage accountsFromTheFirstAgain(CrmStorage sound) {
        return Twist.of(sound, "points", "accounts", call -> call.proceed(call.argument(0), null, call.argument(2)));
    }

    static CrmStorage namesOfEntriesWithoutCase(CrmStorage sound) {
        return Twist.of(sound, "points", "named", call -> {
            Object found = call.proceed();
            String other = call.argument(1, String.class).replace("/a", "/A");
            return found.equals(Optional.empty()) ? call.proceed(call.argument(0), other) : found;
        });
    }

    static CrmStorage charactersOutsideTheFirstPlaneLost(CrmStorage sound) {
        return Twist.of(sound, "documents", "insert", call -> {
            Document given = call.argument(0, Document.class);
            return call.proceed(with(given, given.json().replaceAll("[^\\u0000-\\uffff]", "?")));
        });
    }

    static CrmStorage longTextsCut(CrmStorage sound) {
        return Twist.of(sound, "documents", "insert", call -> {
            Document given = call.argument(0, Document.class);
            return call.proceed(with(
                    given,
                    given.json().substring(0, Math.min(65_535, given.json().length()))));
        });
    }

    private static Document with(Document given, String json) {
        return new Document(given.key(), given.version(), given.owner(), given.at(), json);
    }

    private static Instant earlier(Call call, int argument) {
        return call.argument(argument, Instant.class).minus(1, ChronoUnit.MICROS);
    }

    private static Object orNull(Call call, StorageException.Reason swallowed) throws Throwable {
        try {
            return call.proceed();
        } catch (StorageException refusal) {
            if (refusal.reason() == swallowed) {
                return null;
            }
            throw refusal;
        }
    }
}
