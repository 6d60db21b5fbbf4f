package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsLot;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.StepEvent;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Records for tests: the same number gives the same record. */
final class Shop {

    static final TenantId TENANT = new TenantId("shop");
    static final Instant T = Instant.parse("2026-03-02T10:00:00.123456Z");
    static final Actor ANN = Actor.agent("ann");

    private Shop() {}

    static UUID uuid(int n) {
        return new UUID(0x0189_0000_0000_7000L, 0x8000_0000_0000_0000L | n);
    }

    static CustomerId customerId(int n) {
        return new CustomerId(uuid(n));
    }

    static Customer customer(int n, String... users) {
        Set<Identity> identities = Arrays.stream(users).map(Identity::shopUser).collect(Collectors.toSet());
        return Customer.registered(customerId(n), identities, Profile.EMPTY, T.plusSeconds(n));
    }

    static Ticket ticket(int n, int customer) {
        Standing standing = Standing.NONE.helpedBy("team" + n % 100);
        Intake intake = new Intake(Channel.EMAIL, new FreeText("broken"), null, T.plusSeconds(n), ANN, standing);
        return Ticket.received(
                new TicketId(uuid(n)), TicketType.COMPLAINT, customerId(customer), Priority.NORMAL, intake);
    }

    static Purchase sale(int n, int customer, int lines) {
        PurchaseLine line = new PurchaseLine("sku", "a thing", null, 2, Money.of("12.50", "EUR"));
        return Purchase.sale("order-" + n, customerId(customer), T.plusSeconds(n), Collections.nCopies(lines, line));
    }

    static Event event(int n, String aggregate, long sequence) {
        return new Event(
                new EventId(uuid(n)),
                new AggregateRef("thing", aggregate),
                sequence,
                customerId(n % 100),
                T.plusSeconds(n),
                ANN,
                new StepEvent.TicketResumed(Stage.RECEIVED));
    }

    static DueEntry due(int n) {
        return new DueEntry(DueKey.of("sla-breach", new AggregateRef("thing", "t" + n)), T.plusSeconds(n));
    }

    static Document document(int n) {
        return Document.created(new DocumentKey("note", "n" + n), "owner" + n % 10, T.plusSeconds(n), "{}");
    }

    static CommandRecord command(int n) {
        return new CommandRecord(new IdempotencyKey("k" + n), "fingerprint", "{}", T.plusSeconds(n));
    }

    /** Opens an account with 100 points. */
    static void openAccount(UnitOfWork unit, int n) {
        PointsAccountId id = new PointsAccountId(uuid(n));
        PointsAccount account = PointsAccount.opened(id, customerId(n), new ProgrammeId("main"), T)
                .withLots(List.of(new PointsLot(1, T, null, 100)));
        PointsEntry entry = new PointsEntry(
                id,
                1,
                EntryKind.EARN,
                100,
                100,
                T.plusSeconds(n),
                new Cause("purchase", "order-" + n),
                ANN,
                List.of(new LotChange(1, 100)));
        unit.points().insert(account, List.of(entry));
    }
}
