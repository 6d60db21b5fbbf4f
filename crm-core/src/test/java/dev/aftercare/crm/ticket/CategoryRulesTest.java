package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.classification.Candidate;
import dev.aftercare.crm.classification.CategoryTree;
import dev.aftercare.crm.classification.Classification;
import dev.aftercare.crm.classification.ClassificationPolicy;
import dev.aftercare.crm.classification.ClassifierSaid;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CategoryProposal;
import dev.aftercare.crm.model.ticket.CategoryVerdict;
import dev.aftercare.crm.model.ticket.HandlingEvent.CategoryChosen;
import dev.aftercare.crm.model.ticket.HandlingEvent.CategoryClassified;
import dev.aftercare.crm.model.ticket.HandlingEvent.CategoryProposed;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.ProposalStanding;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent;
import dev.aftercare.crm.model.ticket.Ticket;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who says where a ticket stands in the shop's tree, and what of it counts. */
class CategoryRulesTest {

    private static final Category LATE = new Category("logistics/late");
    private static final Category DAMAGE = new Category("logistics/damage");
    private static final CategoryTree TREE = CategoryTree.builder()
            .category("logistics", "Logistics")
            .category("logistics/late", "Late")
            .category("logistics/damage", "Damage")
            .retired("logistics/lost", "Lost")
            .category("payment", "Payment")
            .build();

    private static ClassifierSaid said(Category category, double confidence) {
        return new ClassifierSaid("naive-bayes@3", new Classification(List.of(new Candidate(category, confidence))));
    }

    private static Decision.Accepted<Ticket> classified(Ticket ticket, ClassifierSaid said, double threshold) {
        return CategoryRules.classified(
                        ticket,
                        said,
                        new ClassificationPolicy(threshold),
                        Course.received().facts().categorizedBy(TREE))
                .orThrow();
    }

    private static List<EventBody> bodies(Decision.Accepted<Ticket> decision) {
        return decision.events().stream().map(Happened::body).toList();
    }

    @Property
    void aCandidateIsSetExactlyAtTheThresholdOrAboveAndElseProposed(
            @ForAll @DoubleRange(max = 1) double threshold, @ForAll("confidences") double confidence) {
        Ticket ticket = Course.received().ticket();

        Decision.Accepted<Ticket> decision = classified(ticket, said(LATE, confidence), threshold);

        boolean set = confidence >= threshold;
        assertThat(decision.state().category()).isEqualTo(set ? LATE : null);
        assertThat(bodies(decision))
                .containsExactly(
                        set
                                ? new CategoryClassified(Stage.RECEIVED, null, LATE, confidence, "naive-bayes@3", null)
                                : new CategoryProposed(Stage.RECEIVED, LATE, confidence, "naive-bayes@3"));
        assertThat(decision.events().get(0).actor()).isEqualTo(Actor.rule("naive-bayes@3"));
        assertThat(decision.state().version()).isEqualTo(ticket.version() + 1);
    }

    @Provide
    Arbitrary<Double> confidences() {
        return Arbitraries.doubles().between(0, 1);
    }

    @Test
    void theThresholdItselfIsEnoughAndTheNumberBelowItIsNot() {
        Ticket ticket = Course.received().ticket();

        assertThat(classified(ticket, said(LATE, 0.8), 0.8).state().category()).isEqualTo(LATE);
        assertThat(classified(ticket, said(LATE, Math.nextUp(0.8)), 0.8).state().category())
                .isEqualTo(LATE);
        assertThat(classified(ticket, said(LATE, Math.nextDown(0.8)), 0.8)
                        .state()
                        .category())
                .isNull();
        assertThat(ClassificationPolicy.PROPOSING.sets(1)).isFalse();
    }

    @Test
    void whatIsSaidAgainIsNoNews() {
        for (double threshold : new double[] {0.5, 0.9}) {
            Ticket once = classified(Course.received().ticket(), said(LATE, 0.8), threshold)
                    .state();

            assertThat(classified(once, said(LATE, 0.85), threshold).events()).isEmpty();
        }
    }

    @Test
    void whatAClassifierSetOnlyABetterAnswerChanges() {
        Ticket set =
                classified(Course.received().ticket(), said(LATE, 0.9), 0.8).state();

        assertThat(classified(set, said(DAMAGE, 0.7), 0.8).events()).isEmpty();
        Decision.Accepted<Ticket> other = classified(set, said(DAMAGE, 0.8), 0.8);
        assertThat(bodies(other))
                .containsExactly(new CategoryClassified(Stage.RECEIVED, LATE, DAMAGE, 0.8, "naive-bayes@3", null));
        assertThat(other.state().category()).isEqualTo(DAMAGE);
    }

    @Property
    void whatAPersonChoseNoClassifierTouches(
            @ForAll("confidences") double first, @ForAll("confidences") double second, @ForAll boolean confirms) {
        Course course = Course.received()
                .assuming(ticket -> classified(ticket, said(LATE, first), 0.5).state());
        course.take(
                confirms
                        ? TicketCommands.confirm("Wet", "payment", Priority.LOW)
                        : new TicketCommand.Categorize(new Category("payment")));

        assertThat(classified(course.ticket(), said(DAMAGE, second), 0.5).events())
                .isEmpty();
        assertThat(course.ticket().category()).isEqualTo(new Category("payment"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ProposalStanding.class,
            names = {"OPEN", "SET"})
    void choosingTheProposedCategoryAcceptsItAndAnotherOverrulesIt(ProposalStanding standing) {
        double threshold = standing == ProposalStanding.SET ? 0.5 : 0.9;
        Category before = standing == ProposalStanding.SET ? LATE : null;
        Course accepting = Course.received()
                .assuming(
                        ticket -> classified(ticket, said(LATE, 0.8), threshold).state());
        Course overruling = Course.received()
                .assuming(
                        ticket -> classified(ticket, said(LATE, 0.8), threshold).state());
        assertThat(proposal(accepting).standing()).isEqualTo(standing);

        accepting.take(new TicketCommand.Categorize(LATE));
        overruling.take(new TicketCommand.Categorize(DAMAGE));

        assertThat(accepting.lastEvent())
                .isEqualTo(new CategoryChosen(Stage.RECEIVED, before, LATE, LATE, CategoryVerdict.ACCEPTED, null));
        assertThat(proposal(accepting).standing()).isEqualTo(ProposalStanding.ACCEPTED);
        assertThat(overruling.lastEvent())
                .isEqualTo(new CategoryChosen(Stage.RECEIVED, before, DAMAGE, LATE, CategoryVerdict.OVERRULED, null));
        assertThat(proposal(overruling).standing()).isEqualTo(ProposalStanding.OVERRULED);
        assertThat(overruling.ticket().category()).isEqualTo(DAMAGE);
        overruling.take(new TicketCommand.Categorize(LATE));
        assertThat(overruling.lastEvent())
                .isEqualTo(new CategoryChosen(Stage.RECEIVED, DAMAGE, LATE, null, CategoryVerdict.NOT_ASKED, null));
        assertThat(overruling.take(new TicketCommand.Categorize(LATE)).lastEvents())
                .isEmpty();
    }

    @Test
    void aConfirmationDecidesWhatWasProposed() {
        Course course = Course.received()
                .assuming(ticket -> classified(ticket, said(LATE, 0.4), 0.8).state());

        course.take(TicketCommands.confirm("Wet", "logistics/damage", Priority.LOW));

        assertThat(course.lastEvents())
                .extracting(Happened::body)
                .containsExactly(
                        new CategoryChosen(Stage.RECEIVED, null, DAMAGE, LATE, CategoryVerdict.OVERRULED, null),
                        new StepEvent.TicketConfirmed(
                                Stage.RECEIVED, Stage.CONFIRMED, DAMAGE, Priority.LOW, new FreeText("Wet")));
        assertThat(Course.received()
                        .take(TicketCommands.confirm("Wet", "logistics/damage", Priority.LOW))
                        .lastEvents())
                .hasSize(1);
    }

    @Test
    void onlyOpenCategoriesOfTheTreeAreProposed() {
        ClassifierSaid said = new ClassifierSaid(
                "naive-bayes@3",
                new Classification(List.of(
                        new Candidate(new Category("logistics/lost"), 0.5),
                        new Candidate(new Category("unheard-of"), 0.3),
                        new Candidate(LATE, 0.2))));

        assertThat(bodies(classified(Course.received().ticket(), said, 0.5)))
                .containsExactly(new CategoryProposed(Stage.RECEIVED, LATE, 0.2, "naive-bayes@3"));
        assertThat(classified(Course.received().ticket(), new ClassifierSaid("c", Classification.NONE), 0)
                        .events())
                .isEmpty();
    }

    @Test
    void aClosedTicketIsLeftAlone() {
        assertThat(classified(Course.at(Stage.CANCELLED).ticket(), said(LATE, 1), 0)
                        .events())
                .isEmpty();
    }

    @Test
    void aCategoryThatTheTreeDoesNotHaveOpenIsRefusedWithThoseNearIt() {
        Course course = Course.received();

        assertThat(refusal(course, new TicketCommand.Categorize(new Category("logistics/damaged"))))
                .isEqualTo(new NoSuchCategory(
                        new Category("logistics/damaged"),
                        false,
                        List.of(DAMAGE, LATE, new Category("logistics"), new Category("payment"))));
        assertThat(refusal(course, TicketCommands.confirm("Wet", "logistics/lost", Priority.LOW)))
                .isInstanceOfSatisfying(NoSuchCategory.class, refused -> {
                    assertThat(refused.retired()).isTrue();
                    assertThat(refused.near()).startsWith(LATE);
                    assertThat(refused.message()).contains("retired").contains("logistics/late");
                });
        assertThat(TicketRules.decide(
                                course.ticket(),
                                new TicketCommand.Categorize(LATE),
                                course.facts().categorizedBy(TREE))
                        .isAccepted())
                .isTrue();
    }

    @Test
    void aTicketStaysInACategoryThatWasRetiredMeanwhile() {
        Course course = Course.received().take(new TicketCommand.Categorize(new Category("logistics/lost")));

        Decision<Ticket> confirmed = TicketRules.decide(
                course.ticket(),
                TicketCommands.confirm("Lost", "logistics/lost", Priority.LOW),
                course.facts().categorizedBy(TREE));

        assertThat(confirmed.isAccepted()).isTrue();
    }

    @Property
    void whateverClassifiersAndPeopleSayTheHistoryTellsTheCategory(@ForAll("words") List<Word> words) {
        Course course = Course.received();
        @Nullable Category told = null;
        for (Word word : words) {
            if (word.confidence() == null) {
                course.take(new TicketCommand.Categorize(word.category()));
            } else {
                Decision.Accepted<Ticket> decision =
                        classified(course.ticket(), said(word.category(), word.confidence()), 0.5);
                course.assuming(ticket -> decision.state());
                told = after(told, decision.events());
                assertThat(course.ticket().category()).isEqualTo(told);
                continue;
            }
            told = after(told, course.lastEvents());
            assertThat(course.ticket().category()).isEqualTo(told);
        }
    }

    record Word(Category category, @Nullable Double confidence) {}

    @Provide
    Arbitrary<List<Word>> words() {
        return Combinators.combine(
                        Arbitraries.of(LATE, DAMAGE, new Category("payment")),
                        Arbitraries.doubles().between(0, 1).injectNull(0.3))
                .as(Word::new)
                .list()
                .ofMaxSize(8);
    }

    private static @Nullable Category after(@Nullable Category before, List<Happened> events) {
        Category told = before;
        for (Happened happened : events) {
            if (happened.body() instanceof CategoryClassified set) {
                assertThat(set.previous()).isEqualTo(told);
                told = set.category();
            } else if (happened.body() instanceof CategoryChosen chosen) {
                assertThat(chosen.previous()).isEqualTo(told);
                told = chosen.category();
            }
        }
        return told;
    }

    private static Object refusal(Course course, TicketCommand command) {
        Decision<Ticket> decision =
                TicketRules.decide(course.ticket(), command, course.facts().categorizedBy(TREE));
        return ((Decision.Rejected<Ticket>) decision).rejection();
    }

    private static CategoryProposal proposal(Course course) {
        CategoryProposal proposal = course.ticket().proposal();
        assertThat(proposal).isNotNull();
        return proposal;
    }
}
