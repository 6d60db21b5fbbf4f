package dev.aftercare.crm.intake;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A shop in memory that takes in e-mails and chats; its clock is turned by hand. */
final class Mailroom {

    static final By BOX = By.system("mailbox");
    static final By AGENT = By.agent("li.na");
    static final Identity MEI = Identity.email("mei@example.com");
    static final Identity CHAT = Identity.social("weixin", "mei-88");
    static final Identity JO = Identity.email("jo@example.com");

    private final HandTurnedClock clock = new HandTurnedClock(Instant.parse("2026-03-02T01:00:00Z"));
    final InMemoryStorage storage = new InMemoryStorage();
    Shop shop = Crm.builder(storage).clock(clock).build().shop();
    final CustomerId mei =
            shop.customers().register(Set.of(MEI, CHAT), Profile.EMPTY, AGENT).id();

    Mailroom() {
        // Only what a test is about finds a ticket; another window is opened where it is the customer that matters.
        IntakePolicyBuilder policy = IntakePolicy.DEFAULT.but();
        for (Channel channel : Channel.values()) {
            policy.noWindow(channel);
        }
        shop.intake().define(policy.build(), AGENT);
    }

    Mailroom after(Duration time) {
        clock.turnBy(time);
        return this;
    }

    /** The same storage, seen by a process that has just been started. */
    Mailroom restarted() {
        shop = Crm.builder(InMemoryStorage.sharing(storage))
                .clock(clock)
                .build()
                .shop();
        return this;
    }

    void deciding(IntakePolicyBuilder policy) {
        shop.intake().define(policy.build(), AGENT);
    }

    IntakePolicyBuilder policy() {
        return shop.intake().policy().but();
    }

    IncomingMessageBuilder mail(String id) {
        return mailOf(MEI, id);
    }

    IncomingMessageBuilder mailOf(Identity sender, String id) {
        return IncomingMessage.builder(Channel.EMAIL, mailId(id), sender, clock.instant())
                .subject("The tea is wet")
                .text("Dear shop, this is " + id);
    }

    IncomingMessageBuilder chat(String id) {
        return IncomingMessage.builder(Channel.SOCIAL_MEDIA, new MessageId("weixin", id), CHAT, clock.instant())
                .text("And this is " + id);
    }

    IntakeReceipt receive(IncomingMessageBuilder message) {
        return shop.intake().receive(message.build(), BOX);
    }

    OutgoingMessage reply(TicketId ticket) {
        return shop.intake().reply(ticket, Channel.EMAIL, "We look into it", List.of(), AGENT);
    }

    Ticket ticket(TicketId id) {
        return shop.tickets().find(id).orElseThrow();
    }

    List<Ticket> tickets() {
        return shop.tickets().page(TicketQuery.ALL, PageRequest.first(1_000)).items();
    }

    List<Object> history(TicketId id) {
        return shop.tickets().history(id).stream().<Object>map(Event::body).toList();
    }

    /** Takes a ticket the straight way to a stage. */
    void bring(TicketId id, Stage stage) {
        shop.tickets().confirm(id, "Wet parcel", "logistics/damage", Priority.HIGH, AGENT);
        shop.tickets().analyze(id, CauseDimension.METHOD, "packing", null, AGENT);
        shop.tickets().resolve(id, "New tea sent", AGENT);
        if (stage != Stage.RESOLVED) {
            shop.tickets().feedback(id, "Told", null, null, AGENT);
            shop.tickets().followUp(id, "Arrived dry", true, AGENT);
        }
    }

    static MessageId mailId(String id) {
        return MessageId.email("<" + id + "@example.com>");
    }
}
