package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Samples.actors;
import static dev.aftercare.crm.persistence.tck.Samples.freeTexts;
import static dev.aftercare.crm.persistence.tck.Texts.code;
import static dev.aftercare.crm.persistence.tck.Texts.instants;
import static dev.aftercare.crm.persistence.tck.Texts.uuids;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.UnknownFields;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.sla.ClockCycles;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import dev.aftercare.crm.model.ticket.ActionEffect;
import dev.aftercare.crm.model.ticket.ActionKind;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.Analysis;
import dev.aftercare.crm.model.ticket.Attachment;
import dev.aftercare.crm.model.ticket.AutomaticSign;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Cancellation;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CategoryProposal;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Confirmation;
import dev.aftercare.crm.model.ticket.ConversationEvent.MessageAdded;
import dev.aftercare.crm.model.ticket.Escalation;
import dev.aftercare.crm.model.ticket.EscalationRound;
import dev.aftercare.crm.model.ticket.Feedback;
import dev.aftercare.crm.model.ticket.FollowUp;
import dev.aftercare.crm.model.ticket.Handling;
import dev.aftercare.crm.model.ticket.Hold;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.Merger;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.MessageDetails;
import dev.aftercare.crm.model.ticket.MessageDirection;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.MessageVisibility;
import dev.aftercare.crm.model.ticket.PendingRung;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.ProposalStanding;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.Recipient;
import dev.aftercare.crm.model.ticket.Resolution;
import dev.aftercare.crm.model.ticket.RootCause;
import dev.aftercare.crm.model.ticket.Snooze;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.model.ticket.WorkflowPlace;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of tickets and their parts. Stages and parts need not fit each other: a store does not judge. */
public final class TicketSamples {

    private TicketSamples() {}

    /**
     * Tickets with every component, also null and empty ones.
     *
     * @return the generator
     */
    public static Arbitrary<Ticket> tickets() {
        return Combinators.combine(
                        head(),
                        end(),
                        handlings(),
                        plans(),
                        clocks().list().ofMaxSize(3),
                        Combinators.combine(
                                        places().injectNull(0.5),
                                        terms().injectNull(0.5),
                                        escalations().injectNull(0.5),
                                        proposals().injectNull(0.5),
                                        mergers(),
                                        cycles().injectNull(0.5))
                                .as(Tuple::of),
                        unknown())
                .as((head, end, handling, plan, clocks, governing, unknown) -> new Ticket(
                        head.id(),
                        head.version(),
                        head.type(),
                        head.customer(),
                        head.stage(),
                        head.priority(),
                        head.category(),
                        head.intake(),
                        end.confirmation(),
                        end.analysis(),
                        plan,
                        end.resolution(),
                        end.feedback(),
                        end.followUp(),
                        end.cancellation(),
                        handling,
                        clocks,
                        governing.get1(),
                        governing.get2(),
                        governing.get3(),
                        governing.get4(),
                        head.stage() == Stage.MERGED ? governing.get5() : null,
                        governing.get6(),
                        unknown));
    }

    private static Arbitrary<ClockCycles> cycles() {
        return Combinators.combine(
                        code(40).map(Metric::new), Arbitraries.integers().between(1, 1_000_000))
                .as(ClockCycles.Ended::new)
                .list()
                .ofMaxSize(2)
                .map(ClockCycles::new);
    }

    private static Arbitrary<CategoryProposal> proposals() {
        return Combinators.combine(
                        code(200).map(Category::new),
                        Arbitraries.doubles().between(0, 1),
                        code(CategoryProposal.MAX_CLASSIFIER),
                        instants(),
                        Arbitraries.of(ProposalStanding.class))
                .as(CategoryProposal::new);
    }

    private static Arbitrary<Merger> mergers() {
        return Combinators.combine(
                        uuids().map(TicketId::new),
                        Samples.freeTexts(),
                        instants(),
                        Samples.actors(),
                        Arbitraries.of(Stage.class).filter(stage -> stage != Stage.MERGED),
                        clocks().list().ofMaxSize(2),
                        Arbitraries.maps(code(20), instants())
                                .ofMaxSize(2)
                                .map(Merger.Timers::new)
                                .injectNull(0.3))
                .as(Merger::new);
    }

    /**
     * Places in workflows of a shop, with and without facts.
     *
     * @return the generator
     */
    public static Arbitrary<WorkflowPlace> places() {
        return Combinators.combine(
                        code(100),
                        code(WorkflowPlace.MAX_NAME),
                        Arbitraries.maps(code(WorkflowPlace.MAX_NAME), Samples.freeTexts())
                                .ofMaxSize(3))
                .as(WorkflowPlace::new);
    }

    /**
     * Whom escalations speak to.
     *
     * @return the generator
     */
    public static Arbitrary<Recipient> recipients() {
        return Combinators.combine(Arbitraries.of(Recipient.Kind.class), code(80))
                .as(Recipient::new);
    }

    private static Arbitrary<Escalation> escalations() {
        Arbitrary<EscalationRound> rounds = Combinators.combine(
                        code(40).map(Metric::new),
                        Arbitraries.integers().between(1, 9),
                        instants(),
                        code(40).list().ofMaxSize(3))
                .as(EscalationRound::new);
        Arbitrary<PendingRung> pending = Combinators.combine(
                        code(40).map(Metric::new),
                        Arbitraries.integers().between(1, 9),
                        instants(),
                        code(40),
                        instants(),
                        terms())
                .as(PendingRung::new);
        Arbitrary<Snooze> snoozes = Combinators.combine(instants(), Samples.freeTexts(), instants(), Samples.actors())
                .as(Snooze::new);
        return Combinators.combine(rounds.list().ofMaxSize(2), pending.list().ofMaxSize(2), snoozes.injectNull(0.5))
                .as(Escalation::new);
    }

    private record Head(
            TicketId id,
            long version,
            TicketType type,
            CustomerId customer,
            Stage stage,
            Priority priority,
            Category category,
            Intake intake) {}

    private record End(
            Confirmation confirmation,
            Analysis analysis,
            Resolution resolution,
            Feedback feedback,
            FollowUp followUp,
            Cancellation cancellation) {}

    private static Arbitrary<Head> head() {
        return Combinators.combine(
                        uuids().map(TicketId::new),
                        Samples.versions(),
                        code(40).map(TicketType::new),
                        uuids().map(CustomerId::new),
                        Arbitraries.of(Stage.class),
                        Arbitraries.of(Priority.class),
                        code(200).map(Category::new).injectNull(0.3),
                        intakes())
                .as(Head::new);
    }

    private static Arbitrary<End> end() {
        return Combinators.combine(
                        Combinators.combine(freeTexts(), instants(), actors())
                                .as(Confirmation::new)
                                .injectNull(0.3),
                        Combinators.combine(rootCauses(), rootCauses().list().ofMaxSize(2), instants(), actors())
                                .as(Analysis::new)
                                .injectNull(0.3),
                        Combinators.combine(freeTexts(), instants(), actors())
                                .as(Resolution::new)
                                .injectNull(0.3),
                        feedbacks().injectNull(0.3),
                        Combinators.combine(freeTexts(), Arbitraries.of(true, false), instants(), actors())
                                .as(FollowUp::new)
                                .injectNull(0.3),
                        cancellations().injectNull(0.3))
                .as(End::new);
    }

    private static Arbitrary<Intake> intakes() {
        return Combinators.combine(
                        Arbitraries.of(Channel.class),
                        freeTexts(),
                        code(100).map(PurchaseId::new).injectNull(0.5),
                        instants(),
                        actors(),
                        standings().injectNull(0.5),
                        details().injectNull(0.5),
                        uuids().map(TicketId::new).injectNull(0.5))
                .as(Intake::new);
    }

    static Arbitrary<MessageDetails> details() {
        Arbitrary<Attachment> attachments = Combinators.combine(
                        code(200),
                        freeTexts().injectNull(0.3),
                        code(200).injectNull(0.3),
                        Arbitraries.longs().greaterOrEqual(0).injectNull(0.3))
                .as(Attachment::new);
        return Combinators.combine(
                        Combinators.combine(code(40), code(200))
                                .as(MessageId::new)
                                .injectNull(0.3),
                        Combinators.combine(code(50), code(200))
                                .as(Identity::new)
                                .injectNull(0.3),
                        freeTexts().injectNull(0.3),
                        attachments.list().ofMaxSize(2),
                        Arbitraries.of(AutomaticSign.class).injectNull(0.5),
                        instants().injectNull(0.3))
                .as(MessageDetails::new);
    }

    static Arbitrary<Standing> standings() {
        return Combinators.combine(
                        code(80).injectNull(0.3),
                        code(80).injectNull(0.3),
                        code(80).set().ofMaxSize(3),
                        code(80).injectNull(0.3))
                .as(Standing::new);
    }

    static Arbitrary<TermsRef> terms() {
        return Combinators.combine(code(120), code(120)).as(TermsRef::new);
    }

    /** Not every sort of author writes in every direction. */
    static Arbitrary<EventBody> messages() {
        Arbitrary<MessageAdded> in = Combinators.combine(
                        Arbitraries.of(Stage.class),
                        Arbitraries.of(MessageAuthor.CUSTOMER, MessageAuthor.BOT, MessageAuthor.AUTO),
                        Arbitraries.of(Channel.class),
                        freeTexts(),
                        details().injectNull(0.5))
                .as((stage, author, channel, text, details) -> new MessageAdded(
                        stage, MessageDirection.IN, author, MessageVisibility.PUBLIC, channel, text, details));
        Arbitrary<MessageAdded> out = Combinators.combine(
                        Arbitraries.of(Stage.class),
                        Arbitraries.of(MessageAuthor.AGENT, MessageAuthor.BOT, MessageAuthor.AUTO),
                        Arbitraries.of(MessageVisibility.class),
                        Arbitraries.of(Channel.class),
                        freeTexts(),
                        details().injectNull(0.5))
                .as((stage, author, visibility, channel, text, details) -> new MessageAdded(
                        stage,
                        MessageDirection.OUT,
                        author,
                        visibility,
                        visibility == MessageVisibility.INTERNAL ? null : channel,
                        text,
                        details));
        return Arbitraries.oneOf(in, out).map(EventBody.class::cast);
    }

    private static Arbitrary<RootCause> rootCauses() {
        return Combinators.combine(
                        Arbitraries.of(CauseDimension.class),
                        code(100),
                        freeTexts().injectNull(0.3))
                .as(RootCause::new);
    }

    private static Arbitrary<Feedback> feedbacks() {
        return Combinators.combine(
                        freeTexts().injectNull(0.3),
                        Arbitraries.of(Rating.class).injectNull(0.3),
                        freeTexts().injectNull(0.3),
                        instants(),
                        actors())
                .as(Feedback::new);
    }

    private static Arbitrary<Cancellation> cancellations() {
        return Combinators.combine(
                        Arbitraries.of(CancelReason.class),
                        uuids().map(TicketId::new),
                        freeTexts().injectNull(0.5),
                        instants(),
                        actors())
                .as((reason, twin, note, at, by) ->
                        new Cancellation(reason, reason == CancelReason.DUPLICATE ? twin : null, note, at, by));
    }

    private static Arbitrary<Handling> handlings() {
        Arbitrary<Hold> holds = Combinators.combine(Arbitraries.of(WaitingFor.class), freeTexts(), instants(), actors())
                .as(Hold::new);
        return Combinators.combine(
                        code(100).injectNull(0.3),
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.integers().between(0, 1_000_000),
                        holds.injectNull(0.5),
                        instants().injectNull(0.5))
                .as(Handling::new);
    }

    private static Arbitrary<List<PlannedAction>> plans() {
        return actions().list().ofMaxSize(3);
    }

    static Arbitrary<PlannedAction> actions() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, Ticket.MAX_ACTIONS),
                        Arbitraries.of(ActionKind.class),
                        freeTexts(),
                        code(100),
                        instants().injectNull(0.3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(ActionStatus.class),
                        instants().injectNull(0.3))
                .as((number, kind, description, owner, dueAt, mandatory, status, closedAt) -> new PlannedAction(
                        number,
                        kind,
                        description,
                        owner,
                        dueAt,
                        mandatory,
                        status,
                        closedAt,
                        status == ActionStatus.VOID ? description : null,
                        status == ActionStatus.OPEN ? closedAt : null,
                        status == ActionStatus.DONE && closedAt != null
                                ? new ActionEffect(mandatory, description, closedAt, Actor.agent("ann"))
                                : null));
    }

    private static Arbitrary<SlaClock> clocks() {
        Arbitrary<Duration> durations = Arbitraries.of(
                Duration.ofNanos(1), Duration.ofSeconds(90, 5_000), Duration.ofHours(8), Duration.ofDays(400));
        Arbitrary<SlaClock> running = Combinators.combine(
                        code(40).map(Metric::new),
                        code(120),
                        durations,
                        durations,
                        instants(),
                        instants(),
                        instants().injectNull(0.5),
                        Arbitraries.integers().between(1, 1_000_000))
                .as((metric, policy, target, elapsed, since, due, earliest, cycle) -> new SlaClock(
                        metric, policy, "always@1", target, since, elapsed, since, due, null, null, earliest, cycle));
        Arbitrary<SlaClock> stopped = Combinators.combine(
                        code(120),
                        durations,
                        instants(),
                        instants().injectNull(0.5),
                        instants().injectNull(0.5))
                .as((calendar, target, start, stop, breach) -> new SlaClock(
                        Metric.RESOLUTION, "gold@7", calendar, target, start, Duration.ZERO, null, null, stop, breach));
        return Arbitraries.oneOf(running, stopped);
    }

    private static Arbitrary<UnknownFields> unknown() {
        return Samples.unknown("/later", "/intake/later", "/intake/by/later", "/handling/later");
    }
}
