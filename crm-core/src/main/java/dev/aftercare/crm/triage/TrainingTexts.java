package dev.aftercare.crm.triage;

import dev.aftercare.crm.classification.CategoryTree;
import dev.aftercare.crm.classification.DefinedCategories;
import dev.aftercare.crm.classification.LabelledText;
import dev.aftercare.crm.classification.NaiveBayesClassifier;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.RedactedEvent;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CategoryProposal;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the shop's own closed tickets teach: what the customer said first, and the category that a person of the shop let it have in the
 * end. What only a classifier said teaches nothing, or it would confirm itself; neither does a customer whose history was redacted, nor a
 * category that is no longer open.
 *
 * <p>Each page is a transaction of its own, so that none stays open while thousands of tickets are read.
 */
final class TrainingTexts {

    private static final PageRequest PAGE = PageRequest.first(200);

    /** What is kept in memory at once; older texts are left out beyond it. */
    private static final long MAX_CHARACTERS = 50_000_000;

    private final List<LabelledText> texts = new ArrayList<>();
    private final TrainingScope scope;
    private long characters;

    private TrainingTexts(TrainingScope scope) {
        this.scope = scope;
    }

    static List<LabelledText> read(CommandRunner runner, TrainingScope scope) {
        TrainingTexts found = new TrainingTexts(scope);
        Optional<PageRequest> next = Optional.of(PAGE);
        while (next.isPresent()) {
            PageRequest request = next.get();
            next = runner.inTransaction(unit -> found.take(unit, request));
        }
        return found.texts;
    }

    private Optional<PageRequest> take(UnitOfWork unit, PageRequest request) {
        CategoryTree tree = DefinedCategories.inForce(unit).orElse(null);
        TicketQuery query = TicketQuery.at(Stage.FOLLOWED_UP).receivedWithin(scope.receivedFrom(), null);
        Page<Ticket> page = unit.tickets().page(query, request);
        for (Ticket ticket : page.items()) {
            Category category = decided(ticket);
            if (category != null && (tree == null || tree.isOpen(category)) && !isRedacted(unit, ticket)) {
                String said = ticket.intake().statement().value();
                String text = said.substring(0, Math.min(said.length(), NaiveBayesClassifier.READ_AT_MOST));
                if (text.isBlank()) {
                    continue;
                }
                characters += text.length();
                if (characters > MAX_CHARACTERS || texts.size() == scope.maxTexts()) {
                    return Optional.empty();
                }
                texts.add(new LabelledText(new FreeText(text), category));
            }
        }
        return Optional.ofNullable(page.next()).map(PAGE::after);
    }

    /** The category, if a person of the shop chose it or let it stand by word. */
    private static @Nullable Category decided(Ticket ticket) {
        CategoryProposal proposal = ticket.proposal();
        return proposal != null && proposal.standing().isUndecided() ? null : ticket.category();
    }

    private static boolean isRedacted(UnitOfWork unit, Ticket ticket) {
        return unit.journal().history(AggregateRef.of(ticket.id()), 0, 1).stream()
                .anyMatch(event -> event.body() instanceof RedactedEvent);
    }
}
