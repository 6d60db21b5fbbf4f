package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Samples.freeTexts;
import static dev.aftercare.crm.persistence.tck.Texts.code;
import static dev.aftercare.crm.persistence.tck.Texts.instants;
import static dev.aftercare.crm.persistence.tck.Texts.uuids;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent;
import dev.aftercare.crm.model.aftersales.OrderFactEvent;
import dev.aftercare.crm.model.customer.CustomerEvent;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.document.DefinitionEvent;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.model.event.RedactedEvent;
import dev.aftercare.crm.model.event.UnrecognizedEvent;
import dev.aftercare.crm.model.knowledge.KnowledgeEvent;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.CouponEvent;
import dev.aftercare.crm.model.loyalty.CreditEvent;
import dev.aftercare.crm.model.loyalty.DrawEvent;
import dev.aftercare.crm.model.loyalty.GuardEvent;
import dev.aftercare.crm.model.loyalty.MergeEvent;
import dev.aftercare.crm.model.loyalty.PartnerEvent;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEvent;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.loyalty.RewardEvent;
import dev.aftercare.crm.model.loyalty.TierEvent;
import dev.aftercare.crm.model.purchase.PurchaseEvent;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.TermsRef;
import dev.aftercare.crm.model.team.TaskEvent;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.ConversationEvent;
import dev.aftercare.crm.model.ticket.DigestEvent;
import dev.aftercare.crm.model.ticket.IntakeEvent;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.PreventionEvent;
import dev.aftercare.crm.model.ticket.Recipient;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.TicketEvent;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WorkflowPlace;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Generators of events; every record of every domain's sealed set is found by reflection, so none can be forgotten. */
public final class EventSamples {

    private static final Map<Class<?>, Arbitrary<?>> PARTS = Map.ofEntries(
            Map.entry(String.class, code(50)),
            Map.entry(Integer.class, Arbitraries.integers().between(1, 200)),
            Map.entry(int.class, Arbitraries.integers().between(0, 1_000)),
            Map.entry(double.class, Arbitraries.doubles().between(0, 1)),
            Map.entry(long.class, Arbitraries.longs()),
            Map.entry(Long.class, Arbitraries.longs().between(1, 1_000)),
            Map.entry(boolean.class, Arbitraries.of(true, false)),
            Map.entry(Instant.class, instants()),
            Map.entry(FreeText.class, freeTexts()),
            Map.entry(Category.class, code(200).map(Category::new)),
            Map.entry(TicketType.class, code(40).map(TicketType::new)),
            Map.entry(WorkflowPlace.class, TicketSamples.places()),
            Map.entry(CustomerId.class, uuids().map(CustomerId::new)),
            Map.entry(TicketId.class, uuids().map(TicketId::new)),
            Map.entry(MessageId.class, Combinators.combine(code(40), code(200)).as(MessageId::new)),
            Map.entry(Metric.class, code(40).map(Metric::new)),
            Map.entry(TermsRef.class, TicketSamples.terms()),
            Map.entry(Standing.class, TicketSamples.standings()),
            Map.entry(PlannedAction.class, TicketSamples.actions()),
            Map.entry(Recipient.class, TicketSamples.recipients()),
            Map.entry(
                    DigestEvent.DigestNote.class,
                    Combinators.combine(
                                    TicketSamples.recipients(),
                                    uuids().map(TicketId::new),
                                    code(40).map(Metric::new),
                                    code(40),
                                    instants())
                            .as(DigestEvent.DigestNote::new)),
            Map.entry(ProgrammeId.class, code(64).map(ProgrammeId::new)),
            Map.entry(PointsAccountId.class, uuids().map(PointsAccountId::new)),
            Map.entry(PurchaseId.class, code(100).map(PurchaseId::new)),
            Map.entry(PointsAside.class, PointsSamples.asides()),
            Map.entry(Cause.class, Combinators.combine(code(40), code(100)).as(Cause::new)),
            Map.entry(Money.class, Samples.currencies().flatMap(Samples::money)));

    private EventSamples() {}

    /**
     * Every record that says what happened, but {@link UnrecognizedEvent} and {@link RedactedEvent}.
     *
     * @return the classes
     */
    public static List<Class<? extends EventBody>> bodyTypes() {
        return Stream.of(
                        CustomerEvent.class,
                        TicketEvent.class,
                        PreventionEvent.class,
                        DigestEvent.class,
                        PointsEvent.class,
                        KnowledgeEvent.class,
                        AfterSalesEvent.class,
                        OrderFactEvent.class,
                        TaskEvent.class,
                        CouponEvent.class,
                        CreditEvent.class,
                        RewardEvent.class,
                        DrawEvent.class,
                        PartnerEvent.class,
                        TierEvent.class,
                        MergeEvent.class,
                        GuardEvent.class,
                        DefinitionEvent.class,
                        IntakeEvent.class,
                        PurchaseEvent.class)
                .<Class<? extends EventBody>>flatMap(EventSamples::records)
                .toList();
    }

    /**
     * Every record of a domain that says what happened.
     *
     * @param <E> the type of the domain
     * @param domain its sealed interface; its records may be parted by further ones
     * @return the classes
     */
    public static <E extends EventBody> List<Class<? extends E>> bodyTypes(Class<E> domain) {
        return records(domain).toList();
    }

    private static <E extends EventBody> Stream<Class<? extends E>> records(Class<E> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(part -> records(part.asSubclass(type)))
                : Stream.of(type);
    }

    /**
     * Bodies of every type, of one that is not known, and redacted ones.
     *
     * @return the generator
     */
    public static Arbitrary<EventBody> bodies() {
        Arbitrary<EventBody> known = Arbitraries.of(bodyTypes()).flatMap(EventSamples::bodies);
        Arbitrary<EventBody> unknown = Arbitraries.of(
                new UnrecognizedEvent("not-invented-yet", "{\"b\":1,\"a\":[null,\"中😀\"]}"),
                new UnrecognizedEvent("not-invented-yet", "7"),
                new RedactedEvent("not-invented-yet"),
                new RedactedEvent("ticket-received"));
        return Arbitraries.frequencyOf(Tuple.of(9, known), Tuple.of(1, unknown));
    }

    /**
     * Bodies of one type.
     *
     * @param type one of {@link #bodyTypes}
     * @return the generator
     */
    public static Arbitrary<EventBody> bodies(Class<? extends EventBody> type) {
        if (type == ConversationEvent.MessageAdded.class) {
            return TicketSamples.messages();
        }
        Constructor<?> constructor = canonical(type);
        List<Arbitrary<?>> parts = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            Arbitrary<?> part = part(parameter.getParameterizedType());
            parts.add(parameter.getAnnotatedType().isAnnotationPresent(Nullable.class) ? part.injectNull(0.3) : part);
        }
        return Combinators.combine(widened(parts)).as(values -> make(constructor, values));
    }

    /**
     * Events of any aggregate and sequence.
     *
     * @return the generator
     */
    public static Arbitrary<Event> events() {
        return Combinators.combine(
                        uuids().map(EventId::new),
                        Samples.aggregates(),
                        Samples.versions(),
                        uuids().map(CustomerId::new).injectNull(0.3),
                        instants(),
                        Samples.actors(),
                        bodies(),
                        freeTexts().injectNull(0.7))
                .as(Event::new);
    }

    private static Arbitrary<?> part(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return part(list.getActualTypeArguments()[0]).list().ofMaxSize(3);
        }
        if (type instanceof Class<?> choice && choice.isEnum()) {
            return Arbitraries.of(choice.getEnumConstants());
        }
        Arbitrary<?> part = PARTS.get(type);
        if (part == null) {
            throw new IllegalStateException("teach this class to make a " + type);
        }
        return part;
    }

    private static Constructor<?> canonical(Class<?> type) {
        Class<?>[] parts = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getConstructor(parts);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Arbitrary<Object>> widened(List<Arbitrary<?>> parts) {
        return parts.stream().map(Arbitrary::asGeneric).toList();
    }

    private static EventBody make(Constructor<?> constructor, List<Object> values) {
        try {
            return (EventBody) constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
