package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.sla.ClockCycles;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import dev.aftercare.crm.model.ticket.ClockEvent.TargetBreached;
import dev.aftercare.crm.model.ticket.Escalation;
import dev.aftercare.crm.model.ticket.Merger;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.RelationEvent.MergeUndone;
import dev.aftercare.crm.model.ticket.RelationEvent.TicketMerged;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReopened;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one ticket on their way through its events: whatever the clocks of a ticket are, they are what this makes of its events,
 * taken one after the other. A ticket that takes a step goes on from the clocks it stores; whoever wants to know begins anew with the
 * first event. Both ways lead to the same clocks. No I/O but by what {@link Promises} and {@link Governing} look up; for one walk.
 */
public final class ClockCourse {

    private final Promises promises;
    private final Governing governing;
    private final List<Occurrence> walked = new ArrayList<>();
    private final boolean fromTheFirst;
    private final List<SlaClock> superseded = new ArrayList<>();
    private List<SlaClock> replaced = List.of();
    private List<SlaClock> recounted = List.of();
    private NumberedOn numberedOn = NumberedOn.NONE;
    private ClockCycles cycles = ClockCycles.NONE;
    private boolean numbered = true;
    private List<SlaClock> clocks;
    private SlaTerms terms;
    private @Nullable TicketTraits traits;
    private @Nullable List<SlaClock> aside;

    private ClockCourse(
            Promises promises,
            Governing governing,
            List<SlaClock> clocks,
            SlaTerms terms,
            @Nullable TicketTraits traits,
            boolean fromTheFirst) {
        this.promises = promises;
        this.governing = governing;
        this.clocks = clocks;
        this.terms = terms;
        this.traits = traits;
        this.fromTheFirst = fromTheFirst;
    }

    /**
     * Begins before a ticket is received, under what the shop promises now.
     *
     * @param promises what is promised
     * @return the course
     */
    public static ClockCourse ofNew(Promises promises) {
        return ofNew(promises, Governing.choosing(promises::inForce));
    }

    static ClockCourse ofNew(Promises promises, Governing governing) {
        return new ClockCourse(promises, governing, List.of(), SlaTerms.NONE, null, true);
    }

    /**
     * Goes on from what a ticket stores.
     *
     * @param ticket the ticket
     * @param promises what is and was promised to it
     * @return the course
     */
    public static ClockCourse of(Ticket ticket, Promises promises) {
        TermsRef ref = ticket.terms();
        ClockCourse course = new ClockCourse(
                promises,
                Governing.choosing(promises::inForce),
                ticket.clocks(),
                ref == null ? SlaTerms.NONE : promises.named(ref),
                TicketTraits.of(ticket),
                false);
        Merger merger = ticket.merger();
        course.aside = merger == null ? null : merger.clocks();
        ClockCycles cycles = ticket.cycles();
        if (cycles == null) {
            course.numberOn();
        } else {
            course.cycles = cycles;
        }
        return course;
    }

    /** An earlier version of the library gave some cycles the number of one before; what has happened tells the right ones. */
    private void numberOn() {
        numbered = false;
        ClockCourse told = ofNew(promises, Governing.recorded(promises::named));
        promises.past().forEach(told::happen);
        numberedOn = NumberedOn.of(clocks, told.clocks);
        clocks = numberedOn.after();
        cycles = told.cycles;
        if (aside != null && told.aside != null) {
            aside = NumberedOn.of(aside, told.aside).after();
        }
    }

    /**
     * The same course, if more has happened to the ticket than is stored: what the clocks have taken in already.
     *
     * @param events what has happened since, the first first
     * @return this course
     */
    public ClockCourse having(List<Occurrence> events) {
        walked.addAll(events);
        return this;
    }

    /**
     * The clocks as far as the events have come.
     *
     * @return the clocks
     */
    public List<SlaClock> clocks() {
        return clocks;
    }

    /**
     * What is remembered of clocks that are gone, as far as the events have come.
     *
     * @return what a ticket is to store of it; null, as it was, while a ticket of an earlier version of the library goes on in another one,
     *     for then it has clocks put aside that are still to be numbered on
     */
    public @Nullable ClockCycles cycles() {
        return numbered || aside == null ? cycles : null;
    }

    /**
     * What is promised from the last event on.
     *
     * @return the terms; {@link SlaTerms#NONE} if nothing is
     */
    public SlaTerms terms() {
        return terms;
    }

    /**
     * The escalation after the last event: a clock that another priority, policy or calendar had counted anew stays in its round, as
     * long as it is of the same cycle.
     *
     * @param escalation the escalation before the event
     * @return the escalation after it
     */
    public Escalation escalation(Escalation escalation) {
        Escalation next = numberedOn.in(escalation);
        for (SlaClock before : recounted) {
            SlaClock after = clocks.stream()
                    .filter(clock -> clock.metric().equals(before.metric()) && clock.cycle() == before.cycle())
                    .findFirst()
                    .orElse(before);
            next = next.recounted(before, after);
        }
        return next;
    }

    /** The clocks in whose place the last event put new ones, as they were at their end. */
    List<SlaClock> replaced() {
        return replaced;
    }

    /** Those of them that count for nothing: what they measured began anew. */
    List<SlaClock> superseded() {
        return superseded;
    }

    /** The ticket's traits after the last event, or null before the receipt. */
    @Nullable
    TicketTraits traits() {
        return traits;
    }

    /**
     * Takes the next event.
     *
     * @param event what happened
     * @return this course, after it
     */
    public ClockCourse happen(Occurrence event) {
        TicketTraits after = TicketTraits.after(traits, event.body());
        if (after == null) {
            return this;
        }
        replaced = new ArrayList<>();
        superseded.clear();
        recounted = List.of();
        if (aside != null) {
            return merged(event, aside);
        }
        clocks = overdue(clocks, event);
        if (event.body() instanceof TicketMerged) {
            aside = clocks;
        }
        boolean otherPriority = traits != null && traits.priority() != after.priority();
        SlaTerms next = governing.after(terms, after, otherPriority, event);
        boolean otherTerms = !next.ref().equals(terms.ref());
        if (traits != null && (otherPriority || otherTerms)) {
            put(changed(next, after.priority(), otherPriority, event.at()));
        }
        terms = next;
        traits = after;
        put(moved(event));
        put(started(clocks, after.priority(), event));
        walked.add(event);
        return this;
    }

    private void put(List<SlaClock> next) {
        cycles = cycles.after(clocks, next);
        clocks = next;
    }

    /** The number of a cycle that begins now: one more than the last of its metric had, whatever became of that. */
    private int next(Metric metric) {
        return 1
                + clocks.stream()
                        .filter(clock -> clock.metric().equals(metric))
                        .mapToInt(SlaClock::cycle)
                        .findFirst()
                        .orElseGet(() -> cycles.last(metric));
    }

    /** Nothing moves the clocks of a ticket that goes on in another one; once that is undone, they are what they were before. */
    private ClockCourse merged(Occurrence event, List<SlaClock> before) {
        if (event.body() instanceof MergeUndone) {
            clocks = before;
            aside = null;
        }
        walked.add(event);
        return this;
    }

    /** What was used up before the event is late, whoever looked; what a sweep found to be used up at its very instant, too. */
    private static List<SlaClock> overdue(List<SlaClock> clocks, Occurrence event) {
        return clocks.stream()
                .map(clock -> {
                    Instant due = clock.dueAt();
                    boolean noticed = event.body() instanceof TargetBreached breach
                            && breach.metric().equals(clock.metric())
                            && breach.dueAt().equals(due);
                    return due != null && (noticed || due.isBefore(event.at()))
                            ? ClockRules.breach(clock, event.at())
                            : clock;
                })
                .toList();
    }

    private List<SlaClock> changed(SlaTerms next, Priority priority, boolean otherPriority, Instant at) {
        ClockChange change = new ClockChange(terms, next, priority, otherPriority, at);
        List<SlaClock> changed = change.of(clocks, promises, () -> replayed(next));
        recounted = ClockChange.recounted(clocks, changed);
        return changed;
    }

    /**
     * The clocks as they would be, had other terms always held. Whatever cycles there would have been, a clock that is there stays in its
     * own.
     */
    private List<SlaClock> replayed(SlaTerms always) {
        ClockCourse course = ofNew(promises, Governing.always(always));
        if (!fromTheFirst) {
            promises.past().forEach(course::happen);
        }
        walked.forEach(course::happen);
        return course.clocks().stream()
                .map(clock -> clock.ofCycle(clocks.stream()
                        .filter(present -> present.metric().equals(clock.metric()))
                        .mapToInt(SlaClock::cycle)
                        .findFirst()
                        .orElseGet(() -> next(clock.metric()))))
                .toList();
    }

    /** What an event does to the clocks that are there. */
    private List<SlaClock> moved(Occurrence event) {
        List<SlaClock> next = new ArrayList<>();
        for (SlaClock clock : clocks) {
            SlaClock after = clock.isStopped() ? reopened(clock, event) : moved(clock, event);
            if (after != null) {
                next.add(after);
            }
        }
        return List.copyOf(next);
    }

    private @Nullable SlaClock moved(SlaClock clock, Occurrence event) {
        SlaTerms counted = promises.counted(clock);
        MetricRule rule =
                counted.target(clock.metric()).map(SlaTarget::measured).orElse(null);
        String name = name(clock.metric());
        List<SlaClock> one = List.of(clock);
        if (event.body() instanceof TicketMerged || isCancelled(event.body())) {
            return ClockRules.abandon(one, counted, event.at()).get(0);
        }
        if (rule == null) {
            return clock;
        }
        if (MetricRule.any(rule.stops(), event, name)) {
            return ClockRules.stop(one, clock.metric(), counted, event.at()).get(0);
        }
        if (MetricRule.any(rule.ends(), event, name) || isClosed(event.body())) {
            return null;
        }
        if (MetricRule.any(rule.pauses(), event, name)) {
            return ClockRules.pause(one, counted, event.at()).get(0);
        }
        return MetricRule.any(rule.resumes(), event, name)
                ? ClockRules.resume(one, counted, event.at()).get(0)
                : clock;
    }

    /** Whatever is told of a cancelled ticket later, its clocks are left as its end left them. */
    private static boolean isCancelled(EventBody body) {
        return body instanceof TicketEvent event && event.to() == Stage.CANCELLED;
    }

    private static boolean isClosed(EventBody body) {
        return body instanceof TicketEvent event && !event.to().isOpen();
    }

    private SlaClock reopened(SlaClock clock, Occurrence event) {
        SlaTarget target = terms.target(clock.metric()).orElse(null);
        Priority priority = Objects.requireNonNull(traits).priority();
        if (target == null || !(event.body() instanceof TicketReopened)) {
            return clock;
        }
        return switch (target.measured().onReopen()) {
            case STAY -> clock;
            case CONTINUE ->
                ClockRules.reopen(List.of(clock), clock.metric(), terms, terms, priority, event.at())
                        .get(0);
            case RESTART -> {
                superseded.add(clock);
                yield anew(clock.metric(), target, priority, event.at());
            }
            case NEW_CYCLE -> anew(clock.metric(), target, priority, event.at());
        };
    }

    /** The clocks that an event starts, beside those that are there; on a closed ticket nothing starts. */
    private List<SlaClock> started(List<SlaClock> present, Priority priority, Occurrence event) {
        if (isClosed(event.body())) {
            return present;
        }
        List<SlaClock> next = new ArrayList<>(present);
        for (SlaTarget target : terms.targets()) {
            MetricRule rule = target.measured();
            for (EventPattern pattern : rule.starts()) {
                if (pattern.matches(event)) {
                    for (String name : pattern.names(event)) {
                        start(next, target, rule, name, priority, event.at());
                    }
                }
            }
        }
        return List.copyOf(next);
    }

    private void start(
            List<SlaClock> all, SlaTarget target, MetricRule rule, String name, Priority priority, Instant at) {
        Metric metric = name.isEmpty() ? target.metric() : ofThing(target.metric(), name);
        if (metric == null) {
            return;
        }
        SlaClock there = all.stream()
                .filter(clock -> clock.metric().equals(metric))
                .findFirst()
                .orElse(null);
        if (there == null) {
            // Clocks that are gone keep their places, so that none of their numbers is ever forgotten.
            if (cycles.last(metric) > 0 || all.size() + cycles.ended().size() < Ticket.MAX_CLOCKS) {
                all.add(anew(metric, target, priority, at));
            }
        } else if (there.isStopped() ? rule.whenStopped() == WhenStopped.NEW_CYCLE : isRestarted(rule, there, at)) {
            all.remove(there);
            replaced.add(there);
            if (!there.isStopped()) {
                superseded.add(there);
            }
            all.add(anew(metric, target, priority, at));
        }
    }

    private static boolean isRestarted(MetricRule rule, SlaClock running, Instant at) {
        return rule.whenRunning() == WhenRunning.RESTART && running.startedAt().isBefore(at);
    }

    private SlaClock anew(Metric metric, SlaTarget target, Priority priority, Instant at) {
        return ClockStep.started(metric, target.at(priority), terms, at, next(metric));
    }

    private static @Nullable Metric ofThing(Metric family, String name) {
        boolean fits =
                family.code().length() + 1 + name.length() <= 40 && name.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        return fits ? family.of(name) : null;
    }

    private static String name(Metric metric) {
        String family = metric.family().code();
        return metric.code().length() > family.length() ? metric.code().substring(family.length() + 1) : "";
    }
}
