package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.aggregate;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.identities;
import static dev.aftercare.crm.persistence.tck.Given.ticketId;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.due.DueClaim;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Handling;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Resolution;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.EventBatch;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.ReturnTime;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketOrder;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** What a {@link Script} can do with a storage. Each gives everything that a caller can learn from it. */
enum Move {
    INSERT_CUSTOMER {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            unit.customers().insert(Given.customer(a, "user-" + b));
            return "stored";
        }
    },
    CHANGE_CUSTOMER {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            Customer stored = unit.customers().find(customerId(a)).orElse(Given.customer(a));
            Customer next = stored.withIdentities(identities("user-" + b, "user-" + (b + a) % 4));
            unit.customers().update(next, b == 3 ? stored.version() - 1 : stored.version());
            return "stored";
        }
    },
    READ_CUSTOMERS {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            return List.of(
                    text(unit.customers().find(customerId(a))),
                    text(unit.customers().findByIdentity(Identity.shopUser("user-" + b))),
                    unit.customers().page(PageRequest.first(b + 1).after(after(a))));
        }

        private String text(Optional<Customer> customer) {
            return customer.map(found -> found + " " + found.identities().size())
                    .orElse("none");
        }
    },
    INSERT_TICKET {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            unit.tickets().insert(Given.ticket(a, customerId(b % 2), at(b)));
            return "stored";
        }
    },
    CHANGE_TICKET {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            Ticket stored = unit.tickets().find(ticketId(a)).orElse(Given.ticket(a));
            Ticket next = stored.next()
                    .priority(PRIORITIES.get(b))
                    .category(b == 0 ? null : new Category("c/" + b))
                    .handling(new Handling(
                            b == 0 ? null : "agent-" + b % 2, 0, 0, null, null, b == 1 ? null : "team-" + a % 2))
                    .resolution(new Resolution(new FreeText("Solved-" + b), T, Given.ANN))
                    .clocks(b == 1 ? List.of() : List.of(clock(at(a + b))))
                    .build();
            unit.tickets().update(next, b == 3 ? stored.version() - 1 : stored.version());
            return "stored";
        }
    },
    READ_TICKETS {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            TicketQuery query = TicketQuery.builder()
                    .priorities(
                            b == 0 ? new Priority[0] : new Priority[] {PRIORITIES.get(b), PRIORITIES.get((b + 1) % 4)})
                    .category(b == 1 ? new Category("c/" + a) : null)
                    .customer(a == 1 ? customerId(1) : null)
                    .assignee(b == 2 ? "agent-" + a % 2 : null)
                    .within(b == 2 ? new Category("c") : null)
                    .department(b == 3 ? "team-" + a % 2 : null)
                    .assigned(a == 2 ? Boolean.valueOf(b > 1) : null)
                    .received(a == 2 ? at(b) : null, a == 3 ? at(b) : null)
                    .due(a == 0 && b > 1 ? at(b) : null, b == 3 ? at(9) : null)
                    .containing(a == 3 ? "solved-" + b : null)
                    .order(ORDERS.get((a + b) % 3))
                    .build();
            List<Object> read = new ArrayList<>();
            read.add(unit.tickets().find(ticketId(a)));
            read.add(unit.tickets()
                    .page(
                            query,
                            PageRequest.first(2)
                                    .after(new PageKey(
                                            b, at(b - 1), Given.uuid(b).toString()))));
            read.add(unit.tickets().page(query, PageRequest.first(9)));
            for (TicketFacet facet : TicketFacet.values()) {
                read.add(new TreeMap<>(unit.tickets().count(query, facet)));
            }
            return read;
        }
    },
    OPEN_ACCOUNT {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            Ledger ledger = Ledger.opened(a, customerId(b), programme(a))
                    .earn(10, at(b))
                    .mark("first", null)
                    .redeem(3, at(a));
            unit.points().insert(ledger.account(), ledger.entries());
            return "stored";
        }
    },
    MOVE_POINTS {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            PointsAccount stored = unit.points()
                    .lock(customerId(b), programme(a))
                    .orElse(Ledger.opened(a).earn(5, T).account());
            PointsAccount known = script.number() % 5 == 0 ? before(stored) : stored;
            Ledger next = Ledger.of(known)
                    .earn(7, at(a))
                    .expire(1, at(b))
                    .mark("part-" + b, 1L)
                    .takeBack(1, at(b + 1))
                    .mark(null, Math.max(1, known.version() - b));
            unit.points().update(next.account(), known.version(), next.entries());
            return "stored";
        }

        private PointsAccount before(PointsAccount stored) {
            return new PointsAccount(
                    stored.id(),
                    stored.version() - 1,
                    stored.customer(),
                    stored.programme(),
                    stored.balance(),
                    stored.lots(),
                    stored.aside(),
                    stored.openedAt(),
                    stored.unknown());
        }
    },
    READ_POINTS {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            PointsAccount unsaved = Ledger.opened(a).account();
            return List.of(
                    unit.points().find(unsaved.id()),
                    unit.points().find(customerId(b), programme(a)),
                    unit.points().entries(unsaved.id(), Long.MAX_VALUE, 9),
                    unit.points().entries(unsaved.id(), b + 1, a + 1),
                    unit.points().totals(programme(a), at(0), at(b)),
                    unit.points().named(unsaved.id(), "part-" + b),
                    unit.points().about(unsaved.id(), 1, b, a + 1),
                    unit.points().accounts(programme(a), customerId(b), 2),
                    unit.points().earned(List.of(customerId(a), customerId(b)), programme(a), spans(a, b), time(b)),
                    unit.points().outstanding(programme(a)));
        }
    },
    APPEND_PURCHASE {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            String currency = b == 2 ? "USD" : "EUR";
            return unit.purchases()
                    .append(
                            b == 3
                                    ? Purchase.giveBack(
                                            number(a),
                                            new PurchaseId(number(3 - a)),
                                            customerId(a % 2),
                                            at(a),
                                            Given.lines(currency, a == 0 ? "1.50" : "2.75"))
                                    : Purchase.sale(
                                            number(a), customerId(b % 2), at(b), Given.lines(currency, "2", "0.75")));
        }

        private String number(int a) {
            return "A-" + a;
        }
    },
    READ_PURCHASES {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            return List.of(
                    unit.purchases().find(new PurchaseId("A-" + a)),
                    unit.purchases()
                            .page(customerId(b % 2), PageRequest.first(a + 1).after(new PageKey(at(b), "A-" + a))),
                    unit.purchases()
                            .totals(List.of(customerId(1), customerId(0), customerId(b)), spans(a, b), time(a)));
        }
    },
    APPEND_EVENTS {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            long last = unit.journal().history(aggregate("a-" + a), 0, 1_000).size();
            Event next = Given.event(100 * script.number(), aggregate("a-" + a), last + 1, customerId(b), at(b));
            Event after = Given.event(100 * script.number() + 1, aggregate("a-" + a), b == 3 ? 1 : last + 2);
            unit.journal().append(List.of(next, after));
            return "stored";
        }
    },
    READ_EVENTS {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            return List.of(
                    unit.journal().history(aggregate("a-" + a), b, 3),
                    unit.journal()
                            .timeline(customerId(b), PageRequest.first(a + 1).after(after(b))));
        }
    },
    REDACT_EVENTS {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            return unit.journal().redact(customerId(b), a + 1);
        }
    },
    HAND_OVER {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            return claimAll(unit, b, script, a != 0);
        }
    },
    SCHEDULE {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            unit.due().schedule(Given.due("kind-" + a % 2, "a-" + a, at(b)));
            return "scheduled";
        }
    },
    CANCEL {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            unit.due().cancel(Given.due("kind-" + a % 2, "a-" + a, T).key());
            return "cancelled";
        }
    },
    CLAIM_DUE {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            List<DueClaim> claims =
                    unit.due().claim(Given.uuid(script.number()), at(b), a + 1, Duration.ofSeconds(1 + a));
            script.claims().addAll(claims);
            return claims;
        }
    },
    END_DUE {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            int claims = script.claims().size();
            return claims == 0 ? "none" : unit.due().done(script.claims().get((claims - 1 - a + 4 * claims) % claims));
        }
    },
    READ_DUE {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            return unit.due().find(Given.due("kind-" + a % 2, "a-" + a, T).key());
        }
    },
    INSERT_DOCUMENT {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            String owner = b == 0 ? null : "owner-" + b % 2;
            unit.documents().insert(Document.created(new DocumentKey("doc", "d-" + a), owner, at(b), "{}"));
            return "stored";
        }
    },
    CHANGE_DOCUMENT {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            DocumentKey key = new DocumentKey("doc", "d-" + a);
            Document stored = unit.documents().find(key).orElse(Given.document("doc", "d-" + a, T));
            String owner = b == 1 ? "owner-1" : stored.owner();
            Document next = new Document(key, stored.version() + 1 + a, owner, at(b), "{\"b\":" + b + "}");
            unit.documents().update(next, b == 3 ? stored.version() - 1 : stored.version());
            return "stored";
        }
    },
    DELETE_DOCUMENT {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            unit.documents().delete(new DocumentKey("doc", "d-" + a), b + 1);
            return "deleted";
        }
    },
    READ_DOCUMENTS {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            Optional<Document> found = unit.documents().find(new DocumentKey("doc", "d-" + a));
            return List.of(
                    found.map(document -> document + document.json()).orElse("none"),
                    unit.documents().page("doc", null, PageRequest.first(a + 1).after(new PageKey(at(b), "d-" + a))),
                    unit.documents().find("doc", List.of("d-" + b, "d-" + a)),
                    unit.documents().page("doc", "owner-" + b % 2, PageRequest.first(9)));
        }
    },
    APPEND_COMMAND {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            CommandRecord command = Given.command("k-" + a, at(b));
            // A key that is there is a conflict, now or later, as the adapter likes.
            boolean isNew = unit.commands().find(command.key()).isEmpty();
            if (isNew) {
                unit.commands().append(command);
            }
            return isNew;
        }
    },
    FORGET_COMMANDS {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            // As many as there are, because equal instants have no order here.
            return unit.commands().forget(at(b), 9);
        }
    },
    READ_COMMANDS {
        @Override
        Object on(UnitOfWork unit, int a, int b, Script script) {
            return unit.commands()
                    .find(new IdempotencyKey("k-" + a))
                    .map(Record::toString)
                    .orElse("none");
        }
    };

    private static List<TimeSpan> spans(int a, int b) {
        return List.of(
                TimeSpan.ALWAYS, new TimeSpan(at(Math.min(a, b)), at(Math.max(a, b))), new TimeSpan(at(a), at(a + 1)));
    }

    private static ReturnTime time(int number) {
        return number % 2 == 0 ? ReturnTime.OWN : ReturnTime.ORIGINAL;
    }

    /** The moves on each store. */
    static final List<List<Move>> OF_STORES = List.of(
            List.of(INSERT_CUSTOMER, CHANGE_CUSTOMER, READ_CUSTOMERS),
            List.of(INSERT_TICKET, CHANGE_TICKET, READ_TICKETS),
            List.of(OPEN_ACCOUNT, MOVE_POINTS, READ_POINTS),
            List.of(APPEND_PURCHASE, READ_PURCHASES),
            List.of(APPEND_EVENTS, READ_EVENTS, REDACT_EVENTS, HAND_OVER),
            List.of(SCHEDULE, CANCEL, CLAIM_DUE, END_DUE, READ_DUE),
            List.of(INSERT_DOCUMENT, CHANGE_DOCUMENT, DELETE_DOCUMENT, READ_DOCUMENTS),
            List.of(APPEND_COMMAND, FORGET_COMMANDS, READ_COMMANDS));

    abstract Object on(UnitOfWork unit, int a, int b, Script script);

    boolean reads() {
        return name().toLowerCase(Locale.ROOT).startsWith("read");
    }

    private static final List<Priority> PRIORITIES = List.of(Priority.values());
    private static final List<TicketOrder> ORDERS = List.of(TicketOrder.values());

    private static Instant at(int seconds) {
        return T.plusSeconds(seconds);
    }

    private static PageKey after(int n) {
        return new PageKey(at(n - 1), Given.uuid(n).toString());
    }

    private static SlaClock clock(Instant due) {
        return new SlaClock(Metric.RESOLUTION, "p@1", "c@1", Duration.ofHours(1), T, Duration.ZERO, T, due, null, null);
    }

    private static ProgrammeId programme(int n) {
        return new ProgrammeId("p-" + n % 2);
    }

    /** Which partition comes first is a storage's own choice, so all are claimed and their events put together. */
    private static List<Event> claimAll(UnitOfWork unit, int b, Script script, boolean handOver) {
        List<Event> events = new ArrayList<>();
        Duration lease = Duration.ofSeconds(1);
        Optional<EventBatch> batch = unit.journal().claim(Given.uuid(script.number()), at(b), lease, 1_000);
        while (batch.isPresent()) {
            events.addAll(batch.get().events());
            if (handOver) {
                unit.journal().handedOver(batch.get());
            }
            batch = unit.journal().claim(Given.uuid(script.number()), at(b), lease, 1_000);
        }
        events.sort(
                Comparator.comparing((Event event) -> event.aggregate().id()).thenComparing(Event::sequence));
        return events;
    }
}
