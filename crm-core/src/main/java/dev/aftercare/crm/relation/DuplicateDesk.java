package dev.aftercare.crm.relation;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.ticket.PurchaseIndex;
import dev.aftercare.crm.ticket.PurchaseLink;
import dev.aftercare.crm.ticket.TicketNotes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what may look like a ticket without looking at everything: the customer's tickets of the time, and those that have to do with the
 * ticket's purchases; so many of each and no more.
 */
final class DuplicateDesk {

    private static final TypedDocuments<DuplicateJudgement> JUDGEMENTS =
            new TypedDocuments<>("duplicate-judgement", DuplicateJudgement.class);
    private static final TypedDocuments<DuplicatePolicy> POLICIES =
            TypedDocuments.definitions("duplicate-policy", DuplicatePolicy.class);

    private static final String IN_FORCE = "default";
    private static final PageRequest OF_CUSTOMER = PageRequest.first(50);
    private static final PageRequest PURCHASES = PageRequest.first(5);
    private static final PageRequest OF_PURCHASE = PageRequest.first(10);

    private static final Comparator<DuplicateSuggestion> ORDER = Comparator.comparingInt(DuplicateSuggestion::score)
            .reversed()
            .thenComparing(suggestion -> suggestion.other().value().toString());

    private DuplicateDesk() {}

    static DuplicatePolicy policy(UnitOfWork unit) {
        return POLICIES.find(unit, IN_FORCE).orElse(DuplicatePolicy.DEFAULT);
    }

    static DuplicatePolicy define(CommandContext context, DuplicatePolicy policy) {
        POLICIES.put(context, IN_FORCE, policy);
        return policy;
    }

    static Optional<DuplicateJudgement> judgement(UnitOfWork unit, TicketId one, TicketId other) {
        return JUDGEMENTS.find(unit, DuplicateJudgement.pair(one, other));
    }

    static void put(CommandContext context, DuplicateJudgement judgement) {
        String pair = DuplicateJudgement.pair(judgement.first(), judgement.second());
        long version =
                JUDGEMENTS.stored(context.unit(), pair).map(Stored::version).orElse(0L);
        JUDGEMENTS.save(context, pair, null, version, judgement);
    }

    /** What looks like a ticket and was not judged yet, the best first. */
    static List<DuplicateSuggestion> suggestions(UnitOfWork unit, Ticket ticket, int limit) {
        DuplicatePolicy policy = policy(unit);
        List<PurchaseLink> links =
                PurchaseIndex.page(unit, ticket.id(), PURCHASES).items();
        DuplicateFacts facts = new DuplicateFacts(ticket, links);
        return candidates(unit, facts, policy).stream()
                .flatMap(other -> DuplicateRules.compare(facts, other, policy).stream())
                .sorted(ORDER)
                .filter(suggestion ->
                        judgement(unit, suggestion.ticket(), suggestion.other()).isEmpty())
                .limit(limit)
                .toList();
    }

    private static List<DuplicateFacts> candidates(UnitOfWork unit, DuplicateFacts facts, DuplicatePolicy policy) {
        Ticket ticket = facts.ticket();
        Map<TicketId, Ticket> found = new LinkedHashMap<>();
        Instant at = ticket.intake().at();
        TicketQuery query = TicketQuery.of(ticket.customer())
                .receivedWithin(
                        at.minus(policy.within()), at.plus(policy.within()).plusNanos(1_000));
        unit.tickets().page(query, OF_CUSTOMER).items().forEach(other -> found.put(other.id(), other));
        Map<TicketId, List<PurchaseLink>> links = new LinkedHashMap<>();
        for (PurchaseLink link : facts.links()) {
            for (PurchaseLink theirs :
                    PurchaseIndex.page(unit, link.purchase(), OF_PURCHASE).items()) {
                links.computeIfAbsent(theirs.ticket(), none -> new ArrayList<>())
                        .add(theirs);
                found.computeIfAbsent(theirs.ticket(), id -> TicketNotes.load(unit, id));
            }
        }
        return found.values().stream()
                .map(other -> new DuplicateFacts(other, links.getOrDefault(other.id(), List.of())))
                .toList();
    }
}
