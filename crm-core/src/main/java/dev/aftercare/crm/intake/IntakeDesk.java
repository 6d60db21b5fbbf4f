package dev.aftercare.crm.intake;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.intake.Correspondence.Sent;
import dev.aftercare.crm.intake.MessageLink.State;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.List;
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

    /**
     * The policy that decides.
     *
     * @param reference names it; null for the library's own
     * @param policy the policy
     */
    record InForce(@Nullable String reference, IntakePolicy policy) {}

    static IntakeReceipt receive(CommandContext context, IncomingMessage message, Actor actor) {
        Stored<MessageLink> link =
                MessageLinks.find(context.unit(), message.id()).orElse(null);
        if (link != null && link.value().state() != State.EXPECTED) {
            return known(link.value());
        }
        CustomerId customer = customer(context.unit(), message);
        Stored<Correspondence> before = correspondence(context.unit(), party(message, customer));
        InForce policy = inForce(context.unit());
        Recognition recognition = AutomationRules.recognise(
                message, before.value(), policy.policy().automation());
        IntakeReceipt receipt = new Arrival(context, message, customer, recognition, policy, actor).take(link);
        Correspondence next =
                before.value().with(new Sent(message.receivedAt(), AutomationRules.print(message.words())));
        remember(context, message, customer, receipt.customer(), before, next);
        return receipt;
    }

    /** A person says that a person wrote it after all. */
    static IntakeReceipt overrule(CommandContext context, MessageId id, Actor actor) {
        Stored<MessageLink> link = MessageLinks.find(context.unit(), id).orElse(null);
        Stored<SetAside> aside = ASIDE.stored(context.unit(), MessageLinks.key(id))
                .orElseThrow(() -> new NotFoundException("message set aside", MessageLinks.key(id)));
        if (link != null && link.value().ticket() != null) {
            return known(link.value());
        }
        IncomingMessage message = aside.value().message();
        Recognition recognition = new Recognition(null, false, "overruled by " + actor.kind());
        CustomerId customer = customer(context.unit(), message);
        Stored<Correspondence> before = correspondence(context.unit(), party(message, customer));
        IntakeReceipt receipt =
                new Arrival(context, message, customer, recognition, inForce(context.unit()), actor).take(link);
        // It was counted when it was set aside; it is written all the same, so that it takes its turn with what arrives
        // now.
        remember(context, message, customer, receipt.customer(), before, before.value());
        ASIDE.update(context, aside.id(), null, aside.version(), aside.value());
        return receipt;
    }

    static void setAside(CommandContext context, SetAside aside) {
        ASIDE.insert(context, MessageLinks.key(aside.message().id()), WAITING, aside);
    }

    static Page<SetAside> aside(UnitOfWork unit, PageRequest request) {
        return ASIDE.page(unit, WAITING, request);
    }

    static IntakePolicy policy(UnitOfWork unit) {
        return inForce(unit).policy();
    }

    private static InForce inForce(UnitOfWork unit) {
        return POLICIES.inForce(unit, IN_FORCE)
                .map(version -> new InForce(version.reference(), version.value()))
                .orElse(new InForce(null, IntakePolicy.DEFAULT));
    }

    private static IntakeReceipt known(MessageLink link) {
        IntakeReceipt receipt = link.receipt();
        if (receipt != null) {
            return receipt.again();
        }
        Placement own = new Placement(Placement.Kind.OWN, link.ticket(), List.of());
        return new IntakeReceipt(link.id(), own, Recognition.PERSON, link.ticket(), null, false, true, null);
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

    /** For somebody who became a customer by this message, the count goes on under the new name. */
    private static void remember(
            CommandContext context,
            IncomingMessage message,
            @Nullable CustomerId before,
            @Nullable CustomerId sender,
            Stored<Correspondence> present,
            Correspondence next) {
        Stored<Correspondence> now =
                sender != null && before == null ? Stored.unsaved(party(message, sender), present.value()) : present;
        String owner = sender == null ? null : sender.value().toString();
        CORRESPONDENCE.save(context, now.id(), owner, now.version(), next);
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
