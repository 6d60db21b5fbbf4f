package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.sla.TermsRef;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Chooses terms and remembers them by their names, so that clocks that name them can be counted. */
final class Chosen implements Function<TicketTraits, SlaTerms> {

    private final Function<TicketTraits, SlaTerms> inForce;
    private final Map<TermsRef, SlaTerms> all = new HashMap<>();

    Chosen(Function<TicketTraits, SlaTerms> inForce) {
        this.inForce = inForce;
    }

    @Override
    public SlaTerms apply(TicketTraits traits) {
        SlaTerms terms = inForce.apply(traits);
        all.put(terms.ref(), terms);
        return terms;
    }

    SlaTerms named(TermsRef ref) {
        return Input.present("terms", all.get(ref));
    }
}
