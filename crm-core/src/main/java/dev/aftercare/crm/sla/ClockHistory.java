package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.ClockCycles;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The clocks of a ticket as its events tell them: a pure function of the events, the policies and the calendars. What a ticket stores of
 * its clocks is the end of this story, kept so that it need not be told each time.
 *
 * @param clocks the clocks after the last event
 * @param cycles what is to be remembered of clocks that are gone
 * @param terms what is promised after the last event
 * @param runs every cycle that any clock went through, in the order in which they began
 * @param choices what was promised when, the first first
 */
public record ClockHistory(
        List<SlaClock> clocks, ClockCycles cycles, TermsRef terms, List<ClockRun> runs, List<Choice> choices) {

    /** Copies the lists. */
    public ClockHistory {
        clocks = List.copyOf(clocks);
        runs = List.copyOf(runs);
        choices = List.copyOf(choices);
    }

    /**
     * The cycles that count in figures.
     *
     * @return those whose place no other has taken
     */
    public List<ClockRun> counted() {
        return runs.stream().filter(run -> !run.superseded()).toList();
    }

    /**
     * What was promised from an event on.
     *
     * @param because the event
     * @param traits what the policy was chosen by
     * @param terms what is promised
     */
    public record Choice(Occurrence because, TicketTraits traits, TermsRef terms) {}

    /**
     * The clocks as they were promised at the time, as the events record it.
     *
     * @param events the events of one ticket, the first first
     * @param named finds the terms that the events name
     * @return the history
     */
    public static ClockHistory recorded(List<Occurrence> events, Function<TermsRef, SlaTerms> named) {
        return of(events, new Promises(traits -> SlaTerms.NONE, named, List::of), Governing.recorded(named));
    }

    /**
     * The clocks as they would have been, had other promises been in force: what if?
     *
     * @param events the events of one ticket, the first first
     * @param inForce what would have been promised
     * @return the history
     */
    public static ClockHistory under(List<Occurrence> events, Function<TicketTraits, SlaTerms> inForce) {
        Chosen chosen = new Chosen(inForce);
        return of(events, new Promises(chosen, chosen::named, List::of), Governing.choosing(chosen));
    }

    private static ClockHistory of(List<Occurrence> events, Promises promises, Governing governing) {
        ClockCourse course = ClockCourse.ofNew(promises, governing);
        ClockScribe scribe = new ClockScribe();
        List<Choice> choices = new ArrayList<>();
        for (Occurrence event : events) {
            List<SlaClock> before = course.clocks();
            TermsRef promised = course.terms().ref();
            course.happen(event);
            TicketTraits traits = course.traits();
            if (traits != null && !course.terms().ref().equals(promised)) {
                choices.add(new Choice(event, traits, course.terms().ref()));
            }
            scribe.note(event, before, course);
        }
        return new ClockHistory(
                course.clocks(),
                Objects.requireNonNull(course.cycles()),
                course.terms().ref(),
                scribe.runs(),
                choices);
    }
}
