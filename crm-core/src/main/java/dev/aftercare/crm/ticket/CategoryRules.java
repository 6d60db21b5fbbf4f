package dev.aftercare.crm.ticket;

import dev.aftercare.crm.classification.Candidate;
import dev.aftercare.crm.classification.CategoryTree;
import dev.aftercare.crm.classification.ClassificationPolicy;
import dev.aftercare.crm.classification.ClassifierSaid;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CategoryProposal;
import dev.aftercare.crm.model.ticket.CategoryVerdict;
import dev.aftercare.crm.model.ticket.HandlingEvent.CategoryChosen;
import dev.aftercare.crm.model.ticket.HandlingEvent.CategoryClassified;
import dev.aftercare.crm.model.ticket.HandlingEvent.CategoryProposed;
import dev.aftercare.crm.model.ticket.Merger;
import dev.aftercare.crm.model.ticket.ProposalStanding;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketDraft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who says where a ticket stands in the shop's tree, and what of it counts. Pure.
 *
 * <ul>
 *   <li>What a person chose stays: no classifier sets or proposes anything after that.
 *   <li>What a classifier set, another answer of it can change only if it is sure enough, too.
 *   <li>What it said before, it does not say twice.
 * </ul>
 */
public final class CategoryRules {

    /** The kind of the entries for new tickets about which the classifier is to be asked. */
    public static final String ASK_CLASSIFIER = "ticket-classification";

    private CategoryRules() {}

    /**
     * What is to happen after a receipt, so that the classifier is asked, if the shop's policy wants it; and after the undo of a merge
     * that came before the answer, since a merged ticket takes none.
     */
    static List<DueChange> changes(@Nullable Ticket before, Ticket after, TicketFacts facts) {
        Instant at = before == null ? onReceipt(facts) : missed(before, after);
        return at == null ? List.of() : List.of(new DueChange.Schedule(new DueEntry(key(after), at)));
    }

    private static @Nullable Instant onReceipt(TicketFacts facts) {
        return facts.policy().asksClassifier() ? facts.now() : null;
    }

    private static @Nullable Instant missed(Ticket before, Ticket after) {
        Merger undone = after.isMerged() ? null : before.merger();
        Merger.Timers timers = undone == null ? null : undone.timers();
        return timers == null ? null : timers.at().get(ASK_CLASSIFIER);
    }

    /** Names the entry by which the classifier is asked about a ticket. */
    static DueKey key(Ticket ticket) {
        return DueKey.of(ASK_CLASSIFIER, AggregateRef.of(ticket.id()));
    }

    /** Whether the classifier may still be about to be asked. */
    static boolean mayBeAsked(Ticket ticket, TicketFacts facts) {
        return facts.policy().asksClassifier() && ticket.category() == null && ticket.proposal() == null;
    }

    /**
     * A classifier answered.
     *
     * @param ticket the ticket
     * @param said what it says, and which it is
     * @param policy when a category is set
     * @param facts when, by whom, and the shop's tree, where only open categories count
     * @return the ticket with the first candidate set if that is at least as probable as the policy asks, else with it proposed; the same
     *     ticket if a person has chosen a category, nothing new is said, or the ticket is closed
     */
    public static Decision<Ticket> classified(
            Ticket ticket, ClassifierSaid said, ClassificationPolicy policy, TicketFacts facts) {
        TicketChange change = TicketChange.of(ticket, facts);
        if (ticket.stage().isOpen()) {
            best(said, facts.categories()).ifPresent(best -> propose(change, best, said.classifier(), policy));
        }
        return change.decision();
    }

    private static Optional<Candidate> best(ClassifierSaid said, @Nullable CategoryTree tree) {
        return said.classification().candidates().stream()
                .filter(candidate -> tree == null || tree.isOpen(candidate.category()))
                .findFirst();
    }

    private static void propose(TicketChange change, Candidate best, String classifier, ClassificationPolicy policy) {
        Ticket ticket = change.ticket();
        CategoryProposal before = ticket.proposal();
        boolean unset = ticket.category() == null;
        boolean isSet = policy.sets(best.confidence());
        ProposalStanding standing = isSet ? ProposalStanding.SET : ProposalStanding.OPEN;
        boolean saidBefore = before != null
                && before.category().equals(best.category())
                && (before.standing() == standing || before.standing() == ProposalStanding.SET);
        boolean byClassifier = before != null && before.standing() == ProposalStanding.SET;
        if (saidBefore || !(unset || (byClassifier && isSet))) {
            return;
        }
        CategoryProposal proposal = new CategoryProposal(
                best.category(), best.confidence(), classifier, change.facts().now(), standing);
        TicketDraft next = ticket.next().proposal(proposal);
        Actor actor = Actor.rule(classifier);
        if (isSet) {
            change.did(
                    actor,
                    next.category(best.category()),
                    new CategoryClassified(
                            ticket.stage(), ticket.category(), best.category(), best.confidence(), classifier, null));
        } else {
            change.did(
                    actor, next, new CategoryProposed(ticket.stage(), best.category(), best.confidence(), classifier));
        }
    }

    /** Somebody of the shop chose a category, in a command of its own. */
    static TicketChange chosen(TicketChange change, Category category) {
        Ticket ticket = change.ticket();
        return undecided(ticket) == null && category.equals(ticket.category()) ? change : choose(change, category);
    }

    /** Somebody of the shop chose a category as part of another step, which says so itself: told only if a proposal is decided by it. */
    static TicketChange judged(TicketChange change, Category category) {
        return undecided(change.ticket()) == null ? change : choose(change, category);
    }

    /** Why a category cannot be set, or null if it can; a ticket may stay in a category that was retired meanwhile. */
    static @Nullable NoSuchCategory refusal(Ticket ticket, TicketCommand command, @Nullable CategoryTree tree) {
        Category wanted = command.wantedCategory().orElse(null);
        if (wanted == null || tree == null || tree.isOpen(wanted) || wanted.equals(ticket.category())) {
            return null;
        }
        return new NoSuchCategory(wanted, tree.find(wanted).isPresent(), tree.near(wanted, NoSuchCategory.MAX_NEAR));
    }

    private static TicketChange choose(TicketChange change, Category category) {
        Ticket ticket = change.ticket();
        CategoryProposal proposal = undecided(ticket);
        CategoryVerdict verdict = proposal == null
                ? CategoryVerdict.NOT_ASKED
                : category.equals(proposal.category()) ? CategoryVerdict.ACCEPTED : CategoryVerdict.OVERRULED;
        return change.did(
                ticket.next()
                        .category(category)
                        .proposal(proposal == null ? ticket.proposal() : proposal.judged(verdict)),
                new CategoryChosen(
                        ticket.stage(),
                        ticket.category(),
                        category,
                        proposal == null ? null : proposal.category(),
                        verdict,
                        null));
    }

    private static @Nullable CategoryProposal undecided(Ticket ticket) {
        CategoryProposal proposal = ticket.proposal();
        return proposal != null && proposal.standing().isUndecided() ? proposal : null;
    }
}
