package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.sla.TermsRef;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a step on a ticket's clocks needs to know: what the shop promises now, what was promised to this ticket, and what has happened to
 * it so far. Whatever is asked is answered alike as long as one step is decided.
 */
public final class Promises {

    private final Function<TicketTraits, SlaTerms> inForce;
    private final Function<TermsRef, SlaTerms> named;
    private final Supplier<List<Occurrence>> past;

    /**
     * Promises that are looked up when they are asked for.
     *
     * @param inForce what the shop promises now; {@link SlaTerms#NONE} if nothing
     * @param named any terms that there ever were
     * @param past what has happened to the ticket before the step, the first first
     */
    public Promises(
            Function<TicketTraits, SlaTerms> inForce,
            Function<TermsRef, SlaTerms> named,
            Supplier<List<Occurrence>> past) {
        this.inForce = inForce;
        this.named = named;
        this.past = past;
    }

    /**
     * The same promises to every ticket, and a ticket whose past is not known: what would be counted from its start carries on.
     *
     * @param inForce what the shop promises now; {@link SlaTerms#NONE} if nothing
     * @param counted what it promised before, whatever the versions are that clocks name
     */
    public Promises(SlaTerms inForce, SlaTerms counted) {
        this(traits -> inForce, ref -> ref.equals(inForce.ref()) ? inForce : counted, List::of);
    }

    /**
     * The same promises to a ticket to which something has happened.
     *
     * @param value what has happened before the step, the first first
     * @return the promises
     */
    public Promises after(List<Occurrence> value) {
        List<Occurrence> copy = List.copyOf(value);
        return new Promises(inForce, named, () -> copy);
    }

    /**
     * What the shop promises now.
     *
     * @param traits to what sort of ticket
     * @return the terms; {@link SlaTerms#NONE} if nothing
     */
    public SlaTerms inForce(TicketTraits traits) {
        return inForce.apply(traits);
    }

    /**
     * Any terms that there ever were.
     *
     * @param ref which
     * @return the terms
     * @throws dev.aftercare.crm.persistence.StorageException {@code CORRUPT} if they are not stored
     */
    public SlaTerms named(TermsRef ref) {
        return ref.equals(TermsRef.NONE) ? SlaTerms.NONE : named.apply(ref);
    }

    /**
     * The terms that a clock counts by.
     *
     * @param clock the clock
     * @return the terms it names
     */
    public SlaTerms counted(SlaClock clock) {
        return named(TermsRef.of(clock));
    }

    List<Occurrence> past() {
        return past.get();
    }
}
