package dev.aftercare.crm.intake;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.customer.CustomerSteps;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.intake.Correspondence.Sent;
import dev.aftercare.crm.intake.MessageLink.State;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.ticket.MessageDetails;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.ticket.NewTicket;
import dev.aftercare.crm.ticket.TicketMessage;
import dev.aftercare.crm.ticket.TicketSteps;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes messages in: lets the rules decide, and stores what they decided together with the message's one link. */
final class IntakeDesk {

    static final String IN_FORCE = "default";
    static final VersionedDocuments<IntakePolicy> POLICIES =
            new VersionedDocuments<>("intake-policy", IntakePolicy.class);

    private static final TypedDocuments<SetAside> ASIDE = new TypedDocuments<>("message-aside", SetAside.class);
    private static final TypedDocuments<Correspondence> CORRESPONDENCE =
            new TypedDocuments<>("message-correspondence", Correspondence.class);
    private static final String WAITING = "waiting";

    private IntakeDesk() {}

    static IntakeReceipt receive(CommandContext context, IncomingMessage message, Actor actor) {
        Optional<Stored<MessageLink>> link = MessageLinks.find(context.unit(), message.id());
        if (link.isPresent() && link.get().value().state() != State.EXPECTED) {
            return known(link.get().value());
        }
        CustomerId customer = customer(context.unit(), message);
        Stored<Correspondence> before = correspondence(context.unit(), party(message, customer));
        Recognition recognition = AutomationRules.recognise(
                message, before.value(), policy(context.unit()).automation());
        IntakeReceipt receipt = take(context, message, customer, recognition, link, actor);
        CustomerId sender = receipt.customer();
        // For somebody who became a customer by this message, the count goes on under the new name.
        Stored<Correspondence> now =
                sender != null && customer == null ? Stored.unsaved(party(message, sender), before.value()) : before;
        Correspondence next =
                before.value().with(new Sent(message.receivedAt(), AutomationRules.print(message.words())));
        String owner = sender == null ? null : sender.value().toString();
        CORRESPONDENCE.save(context, now.id(), owner, now.version(), next);
        return receipt;
    }

    /** A person says that a person wrote it after all. */
    static IntakeReceipt overrule(CommandContext context, MessageId id, Actor actor) {
        Optional<Stored<MessageLink>> link = MessageLinks.find(context.unit(), id);
        Stored<SetAside> aside = ASIDE.stored(context.unit(), MessageLinks.key(id))
                .orElseThrow(() -> new NotFoundException("message set aside", MessageLinks.key(id)));
        if (link.isPresent() && link.get().value().ticket() != null) {
            return known(link.get().value());
        }
        IncomingMessage message = aside.value().message();
        Recognition recognition = new Recognition(null, false, "overruled by " + actor.kind());
        IntakeReceipt receipt = take(context, message, customer(context.unit(), message), recognition, link, actor);
        ASIDE.update(context, aside.id(), null, aside.version(), aside.value());
        return receipt;
    }

    static Page<SetAside> aside(UnitOfWork unit, PageRequest request) {
        return ASIDE.page(unit, WAITING, request);
    }

    static IntakePolicy policy(UnitOfWork unit) {
        return POLICIES.inForce(unit, IN_FORCE)
                .map(VersionedDocuments.Version::value)
                .orElse(IntakePolicy.DEFAULT);
    }

    private static IntakeReceipt take(
            CommandContext context,
            IncomingMessage message,
            @Nullable CustomerId customer,
            Recognition recognition,
            Optional<Stored<MessageLink>> link,
            Actor actor) {
        Optional<VersionedDocuments.Version<IntakePolicy>> version = POLICIES.inForce(context.unit(), IN_FORCE);
        IntakePolicy policy = version.map(VersionedDocuments.Version::value).orElse(IntakePolicy.DEFAULT);
        ThreadFinder finder = new ThreadFinder(context, message, policy, customer);
        Placement placement =
                finder.place(link.map(known -> known.value().ticket()).orElse(null), recognition.isAutomatic());
        Ticket ticket = carryOut(context, message, customer, recognition, placement, policy, actor);
        IntakeReceipt receipt = new IntakeReceipt(
                message.id(),
                placement,
                recognition,
                ticket == null ? null : ticket.id(),
                placement.beginsTicket() && ticket != null ? ticket.customer() : customer,
                placement.beginsTicket() && recognition.answerable() && !recognition.isAutomatic(),
                false,
                version.map(VersionedDocuments.Version::reference).orElse(null));
        MessageLinks.save(context, link, MessageLink.received(receipt));
        if (ticket != null) {
            expect(context, finder.unknown(), ticket.id());
        }
        return receipt;
    }

    private static @Nullable Ticket carryOut(
            CommandContext context,
            IncomingMessage message,
            @Nullable CustomerId customer,
            Recognition recognition,
            Placement placement,
            IntakePolicy policy,
            Actor actor) {
        MessageDetails details = message.details(recognition.sign());
        TicketId found = placement.ticket();
        if (placement.kind() == Placement.Kind.SET_ASIDE) {
            ASIDE.insert(context, MessageLinks.key(message.id()), WAITING, new SetAside(message, recognition));
            return null;
        }
        if (found == null || placement.beginsTicket()) {
            return begin(context, message, customer, details, found, policy, actor);
        }
        Ticket before = context.unit().tickets().find(found).orElseThrow();
        TicketMessage received = TicketMessage.received(message.channel(), message.words(), details);
        Ticket ticket = TicketSteps.message(context, before, received, actor);
        if (placement.kind() == Placement.Kind.REOPENS) {
            ticket = Replies.reopen(context, ticket);
        }
        return recognition.isAutomatic() || !policy.resumes() ? ticket : Replies.endWait(context, ticket);
    }

    private static Ticket begin(
            CommandContext context,
            IncomingMessage message,
            @Nullable CustomerId customer,
            MessageDetails details,
            @Nullable TicketId follows,
            IntakePolicy policy,
            Actor actor) {
        CustomerId whose = customer != null
                ? customer
                : CustomerSteps.register(context, message.sender(), actor).id();
        NewTicket matter = new NewTicket(
                whose,
                message.type() == null ? policy.type() : message.type(),
                message.channel(),
                message.words(),
                Priority.NORMAL,
                message.purchase(),
                null,
                details,
                follows);
        Ticket ticket = TicketSteps.receive(context, matter, actor);
        if (follows != null) {
            Survivor.follows(context, follows, ticket);
        }
        return ticket;
    }

    private static IntakeReceipt known(MessageLink link) {
        IntakeReceipt receipt = link.receipt();
        if (receipt != null) {
            return receipt.again();
        }
        Placement own = new Placement(Placement.Kind.OWN, link.ticket(), List.of());
        return new IntakeReceipt(link.id(), own, Recognition.PERSON, link.ticket(), null, false, true, null);
    }

    private static void expect(CommandContext context, List<MessageId> unknown, TicketId ticket) {
        unknown.forEach(id -> MessageLinks.save(context, Optional.empty(), MessageLink.expected(id, ticket)));
    }

    private static @Nullable CustomerId customer(UnitOfWork unit, IncomingMessage message) {
        CustomerId known = message.customer();
        if (known == null) {
            return unit.customers()
                    .findByIdentity(message.sender())
                    .map(Customer::id)
                    .orElse(null);
        }
        if (unit.customers().find(known).isEmpty()) {
            throw new NotFoundException("customer", known.value().toString());
        }
        return known;
    }

    private static Stored<Correspondence> correspondence(UnitOfWork unit, String party) {
        return CORRESPONDENCE.stored(unit, party).orElse(Stored.unsaved(party, Correspondence.NONE));
    }

    /** Messages of one party are taken in one after the other, since all of them change its one document. */
    private static String party(IncomingMessage message, @Nullable CustomerId customer) {
        return customer == null
                ? "sender/"
                        + Digest.of(message.sender().scheme(), message.sender().value())
                : "customer/" + customer.value();
    }
}
