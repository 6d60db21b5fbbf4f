package dev.aftercare.crm.relation;

import static dev.aftercare.crm.relation.DuplicateReason.Kind.NEAR_IN_TIME;
import static dev.aftercare.crm.relation.DuplicateReason.Kind.SAME_CATEGORY;
import static dev.aftercare.crm.relation.DuplicateReason.Kind.SAME_CUSTOMER;
import static dev.aftercare.crm.relation.DuplicateReason.Kind.SAME_LINE;
import static dev.aftercare.crm.relation.DuplicateReason.Kind.SAME_PURCHASE;
import static dev.aftercare.crm.relation.DuplicateReason.Kind.SIMILAR_TEXT;
import static dev.aftercare.crm.relation.RelationDesk.LI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.DuplicateVerdict;
import dev.aftercare.crm.model.ticket.PurchaseRole;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.ticket.PurchaseLink;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Tickets that look alike are suggested with what speaks for it, and judged by a person. */
class DuplicatesTest {

    private static final String WET = "My jasmine tea arrived wet, the parcel was open";

    @Test
    void whatTheSameCustomerSaysAgainIsSuggestedWithItsReasons() {
        RelationDesk desk = new RelationDesk();
        TicketId first = desk.receive(WET);
        TicketId again = desk.after(Duration.ofDays(1)).receive("the parcel was open and my jasmine tea arrived wet!");
        desk.receive("How do I change my address?");
        desk.receive(desk.jo, "Do you sell cups?");

        List<DuplicateSuggestion> found = desk.relations.duplicates().suggest(again, 10);

        assertThat(found).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.ticket()).isEqualTo(again);
            assertThat(suggestion.other()).isEqualTo(first);
            assertThat(suggestion.score()).isBetween(50, 70);
            assertThat(suggestion.reasons())
                    .extracting(DuplicateReason::kind)
                    .containsExactly(SAME_CUSTOMER, SIMILAR_TEXT, NEAR_IN_TIME);
            assertThat(suggestion.reasons().get(1).percent()).isGreaterThan(60);
            assertThat(suggestion.reasons().get(2).apart()).isEqualTo(Duration.ofDays(1));
        });
        assertThat(desk.ticket(first).stage()).isEqualTo(Stage.RECEIVED);
        assertThat(desk.ticket(again).version()).isEqualTo(1);
    }

    @Test
    void chineseIsComparedWithoutASegmenter() {
        RelationDesk desk = new RelationDesk();
        TicketId first = desk.receive("茶叶包装破损,茶叶都湿了");
        TicketId again = desk.receive("我的茶叶都湿了,包装破损");
        desk.receive("请问怎么修改收货地址");

        assertThat(desk.relations.duplicates().suggest(again, 10))
                .extracting(DuplicateSuggestion::other)
                .containsExactly(first);
    }

    @Test
    void theSameLinesOfAnOrderAndTheSameCategoryCount() {
        RelationDesk desk = new RelationDesk();
        desk.order(desk.mei, "1001", 3);
        TicketId first = desk.receive("Wet");
        TicketId second = desk.receive("Where is the rest?");
        for (TicketId id : List.of(first, second)) {
            desk.relations.purchases().link(id, new PurchaseId("1001"), PurchaseRole.SUBJECT, List.of(2, 3), null, LI);
            desk.analyze(id);
        }

        DuplicateSuggestion found =
                desk.relations.duplicates().suggest(first, 10).get(0);

        assertThat(found.reasons())
                .extracting(DuplicateReason::kind)
                .startsWith(SAME_CUSTOMER, SAME_PURCHASE, SAME_LINE, SAME_CATEGORY);
        assertThat(found.reasons().get(2).lines()).containsExactly(2, 3);
        assertThat(found.score())
                .isEqualTo(found.reasons().stream()
                        .mapToInt(DuplicateReason::points)
                        .sum());
        String json = CrmJson.mapper().writeValueAsString(found);
        assertThat(CrmJson.mapper().readValue(json, DuplicateSuggestion.class)).isEqualTo(found);
    }

    @Test
    void aJudgedPairIsNotSuggestedAgainAndBothHistoriesTellIt() {
        RelationDesk desk = new RelationDesk();
        Duplicates duplicates = desk.relations.duplicates();
        TicketId one = desk.receive(WET);
        TicketId two = desk.receive(WET);

        DuplicateJudgement dismissed = duplicates.judge(two, one, DuplicateVerdict.DISMISSED, "two parcels", LI);

        assertThat(duplicates.suggest(one, 10)).isEmpty();
        assertThat(duplicates.suggest(two, 10)).isEmpty();
        assertThat(duplicates.judgement(one, two)).contains(dismissed);
        assertThat(duplicates.judgement(two, one)).contains(dismissed);
        assertThat(desk.sentences(one).get(1)).contains("another matter in ticket " + two.value(), "two parcels");
        assertThat(desk.sentences(two).get(1)).contains("another matter in ticket " + one.value());
        assertThat(duplicates.judge(one, two, DuplicateVerdict.DISMISSED, "two parcels", LI))
                .isEqualTo(dismissed);
        duplicates.judge(one, two, DuplicateVerdict.CONFIRMED, null, LI);
        assertThat(duplicates.judgement(one, two))
                .get()
                .extracting(DuplicateJudgement::verdict)
                .isEqualTo(DuplicateVerdict.CONFIRMED);
        assertThat(desk.sentences(one)).hasSize(3).last().asString().contains("to be about the same matter");
        assertThat(desk.ticket(one).stage()).isEqualTo(Stage.RECEIVED);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> duplicates.judge(one, one, DuplicateVerdict.CONFIRMED, null, LI));
    }

    @Test
    void thePolicyDecidesWhatIsWorthALook() {
        RelationDesk desk = new RelationDesk();
        Duplicates duplicates = desk.relations.duplicates();
        desk.receive(WET);
        TicketId late = desk.after(Duration.ofDays(8)).receive(WET);
        assertThat(duplicates.suggest(late, 10)).hasSize(1);

        duplicates.define(new DuplicatePolicy(Duration.ofDays(8).minusNanos(1_000), 50), LI);
        assertThat(duplicates.suggest(late, 10)).isEmpty();
        duplicates.define(new DuplicatePolicy(Duration.ofDays(8), 60), LI);
        assertThat(duplicates.suggest(late, 10)).hasSize(1);
        duplicates.define(new DuplicatePolicy(Duration.ofDays(8), 61), LI);
        assertThat(duplicates.suggest(late, 10)).isEmpty();
        assertThat(duplicates.policy().threshold()).isEqualTo(61);
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new DuplicatePolicy(Duration.ZERO, 50));
    }

    @Test
    void mergedTicketsAreNeitherSuggestedNorAskedAbout() {
        RelationDesk desk = new RelationDesk();
        TicketId one = desk.receive(WET);
        TicketId two = desk.receive(WET);
        TicketId three = desk.receive(WET);
        desk.relations.mergers().merge(two, one, "the same", LI);

        assertThat(desk.relations.duplicates().suggest(three, 10))
                .extracting(DuplicateSuggestion::other)
                .containsExactly(one);
        assertThat(desk.relations.duplicates().suggest(two, 10)).isEmpty();
    }

    @Property(tries = 200)
    void twoTextsAreAsSimilarAsTheyAreTheOtherWayRound(
            @ForAll @StringLength(max = 60) String one, @ForAll @StringLength(max = 60) String other) {
        double similarity = DuplicateRules.similarity(one, other);

        assertThat(similarity).isBetween(0.0, 1.000_001).isEqualTo(DuplicateRules.similarity(other, one));
    }

    @Property(tries = 100)
    void comparingIsSymmetricAndTheScoreIsTheSumOfItsReasons(
            @ForAll @IntRange(max = 3) int first,
            @ForAll @IntRange(max = 3) int second,
            @ForAll boolean sameCustomer,
            @ForAll boolean sameOrder,
            @ForAll @IntRange(max = 40) int days) {
        RelationDesk desk = new RelationDesk();
        List<String> texts = List.of(WET, "My tea is wet", "Where is my cup?", "茶叶都湿了");
        CustomerId other = sameCustomer ? desk.mei : desk.jo;
        DuplicateFacts one = facts(desk, desk.receive(texts.get(first)), "1");
        DuplicateFacts two =
                facts(desk.after(Duration.ofDays(days)), desk.receive(other, texts.get(second)), sameOrder ? "1" : "2");
        DuplicatePolicy all = new DuplicatePolicy(Duration.ofDays(30), 1);

        var found = DuplicateRules.compare(one, two, all);
        var back = DuplicateRules.compare(two, one, all);

        assertThat(found.map(DuplicateSuggestion::score)).isEqualTo(back.map(DuplicateSuggestion::score));
        assertThat(found.map(DuplicateSuggestion::reasons)).isEqualTo(back.map(DuplicateSuggestion::reasons));
        assertThat(found.isPresent() || days > 30 || !(sameCustomer || sameOrder))
                .isTrue();
        found.ifPresent(suggestion -> assertThat(suggestion.score())
                .isEqualTo(Math.min(
                        100,
                        suggestion.reasons().stream()
                                .mapToInt(DuplicateReason::points)
                                .sum())));
        assertThat(DuplicateRules.compare(one, one, all)).isEmpty();
    }

    private static DuplicateFacts facts(RelationDesk desk, TicketId id, String order) {
        PurchaseLink link = new PurchaseLink(
                id, new PurchaseId(order), PurchaseRole.SUBJECT, List.of(1), desk.crm.clock.instant(), LI.actor());
        return new DuplicateFacts(desk.ticket(id), List.of(link));
    }
}
