package dev.aftercare.crm.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.intake.Clue.Finding;
import dev.aftercare.crm.intake.Clue.Rule;
import dev.aftercare.crm.intake.Placement.Kind;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final CustomerId MEI = new CustomerId(new UUID(0, 1));
    private static final CustomerId JO = new CustomerId(new UUID(0, 2));
    private static final IntakePolicy POLICY = IntakePolicy.DEFAULT;
    private static final ThreadFacts MAIL =
            new ThreadFacts(NOW, Channel.EMAIL, false, MEI, null, List.of(), null, List.of());

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, false, 500, JOINS",
        "RESOLVED, false, 500, JOINS",
        "FEEDBACK, true, 0, JOINS",
        "FOLLOWED_UP, false, 14, REOPENS",
        "FOLLOWED_UP, false, 15, FOLLOWS",
        "FOLLOWED_UP, true, 0, JOINS",
        "FOLLOWED_UP, true, 500, JOINS",
        "CANCELLED, false, 0, FOLLOWS",
        "CANCELLED, true, 0, JOINS"
    })
    void whatBecomesOfAReplyDependsOnWhereTheTicketStands(Stage stage, boolean automatic, int days, Kind kind) {
        KnownTicket ticket = ticket(1, MEI, stage, Duration.ofDays(days));
        ThreadFacts facts = new ThreadFacts(NOW, Channel.EMAIL, automatic, MEI, null, List.of(ticket), null, List.of());

        assertThat(ThreadRules.place(facts, POLICY).kind()).isEqualTo(kind);
    }

    @Test
    void aWorkflowThatCannotReopenIsNotReopened() {
        KnownTicket ticket = new KnownTicket(id(1), MEI, null, Stage.FOLLOWED_UP, false, NOW);

        assertThat(ThreadRules.place(referring(ticket), POLICY).kind()).isEqualTo(Kind.FOLLOWS);
    }

    @Test
    void theShopMayReopenWhatIsResolved() {
        KnownTicket ticket = ticket(1, MEI, Stage.RESOLVED, Duration.ofDays(900));
        IntakePolicy policy = POLICY.but().reopenFrom(Stage.RESOLVED).build();

        assertThat(ThreadRules.place(referring(ticket), policy).kind()).isEqualTo(Kind.REOPENS);
    }

    @Test
    void referencesComeBeforeTheTokenAndTheTokenBeforeOpenTickets() {
        KnownTicket referred = ticket(1, MEI, Stage.RECEIVED, Duration.ZERO);
        KnownTicket named = ticket(2, MEI, Stage.RECEIVED, Duration.ZERO);
        KnownTicket open = ticket(3, MEI, Stage.RECEIVED, Duration.ZERO);
        ThreadFacts all =
                new ThreadFacts(NOW, Channel.EMAIL, false, MEI, null, List.of(referred), named, List.of(open));
        ThreadFacts two = new ThreadFacts(NOW, Channel.EMAIL, false, MEI, null, List.of(), named, List.of(open));

        assertThat(ThreadRules.place(all, POLICY).ticket()).isEqualTo(id(1));
        assertThat(ThreadRules.place(two, POLICY).ticket()).isEqualTo(id(2));
        assertThat(ThreadRules.place(MAIL.withOpen(List.of(open)), POLICY).ticket())
                .isEqualTo(id(3));
    }

    @Test
    void aTicketAboutAnotherOrderIsNotMeant() {
        PurchaseId first = new PurchaseId("1");
        KnownTicket other = new KnownTicket(id(1), MEI, new PurchaseId("2"), Stage.RECEIVED, false, NOW);
        KnownTicket same = new KnownTicket(id(2), MEI, first, Stage.RECEIVED, false, NOW.minusSeconds(5));
        ThreadFacts facts = new ThreadFacts(NOW, Channel.APP, false, MEI, first, List.of(), null, List.of(other, same));

        assertThat(ThreadRules.place(facts, POLICY).ticket()).isEqualTo(id(2));
        assertThat(last(ThreadRules.place(facts.withOpen(List.of(other)), POLICY)))
                .isEqualTo(Finding.NO_OPEN_TICKET);
    }

    @Test
    void everyReasonToBeginATicketIsTold() {
        KnownTicket one = ticket(1, MEI, Stage.RECEIVED, Duration.ZERO);
        KnownTicket two = ticket(2, MEI, Stage.CONFIRMED, Duration.ZERO);
        KnownTicket old = ticket(3, MEI, Stage.CONFIRMED, Duration.ofDays(4));
        IntakePolicy careful =
                POLICY.but().several(IntakePolicy.Several.NEW_TICKET).build();
        ThreadFacts form = new ThreadFacts(NOW, Channel.WEB_FORM, false, MEI, null, List.of(), null, List.of(one));
        ThreadFacts newcomer = new ThreadFacts(NOW, Channel.EMAIL, false, null, null, List.of(), null, List.of());

        assertThat(last(ThreadRules.place(form, POLICY))).isEqualTo(Finding.NOT_BY_THIS_CHANNEL);
        assertThat(last(ThreadRules.place(newcomer, POLICY))).isEqualTo(Finding.SENDER_IS_NEW);
        assertThat(last(ThreadRules.place(MAIL, POLICY))).isEqualTo(Finding.NO_OPEN_TICKET);
        assertThat(last(ThreadRules.place(MAIL.withOpen(List.of(old)), POLICY))).isEqualTo(Finding.TOO_LONG_AGO);
        assertThat(last(ThreadRules.place(MAIL.withOpen(List.of(one, two)), careful)))
                .isEqualTo(Finding.SEVERAL_OPEN_TICKETS);
        assertThat(ThreadRules.place(MAIL.withOpen(List.of(one, old)), careful).ticket())
                .isEqualTo(id(1));
    }

    @Property
    void theLastClueIsTheDecisionAndNobodyGetsIntoAnothersTicketUnasked(
            @ForAll("facts") ThreadFacts facts, @ForAll("policies") IntakePolicy policy) {
        Placement placement = ThreadRules.place(facts, policy);
        Clue last = placement.clues().get(placement.clues().size() - 1);

        assertThat(last.finding() == Finding.FOUND).isEqualTo(placement.ticket() != null);
        assertThat(last.ticket()).isEqualTo(placement.ticket());
        assertThat(placement.clues().subList(0, placement.clues().size() - 1))
                .noneMatch(clue -> clue.finding() == Finding.FOUND);
        assertThat(placement.clues()).isSortedAccordingTo((a, b) -> a.rule().compareTo(b.rule()));
        if (placement.ticket() != null) {
            KnownTicket found = all(facts).stream()
                    .filter(ticket -> ticket.id().equals(placement.ticket()))
                    .findFirst()
                    .orElseThrow();
            boolean party = found.customer().equals(facts.customer());
            assertThat(party || (last.rule() == Rule.REFERENCE && policy.strangersJoin()))
                    .isTrue();
        }
    }

    @Property
    void anAutomaticMessageReopensNothingAndFollowsNothing(
            @ForAll("facts") ThreadFacts facts, @ForAll("policies") IntakePolicy policy) {
        Placement placement = ThreadRules.place(facts, policy);
        boolean nobody = facts.automatic();

        assertThat(nobody && (placement.kind() == Kind.REOPENS || placement.kind() == Kind.FOLLOWS))
                .isFalse();
        assertThat(placement.kind() == Kind.SET_ASIDE)
                .isEqualTo(nobody && placement.ticket() == null && policy.setsAside());
    }

    @Property
    void theOrderOfOpenTicketsDoesNotMatter(
            @ForAll("facts") ThreadFacts facts, @ForAll("policies") IntakePolicy policy, @ForAll long seed) {
        List<KnownTicket> shuffled = new ArrayList<>(facts.open());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(ThreadRules.place(facts.withOpen(shuffled), policy)).isEqualTo(ThreadRules.place(facts, policy));
    }

    @Provide
    Arbitrary<ThreadFacts> facts() {
        Arbitrary<KnownTicket> tickets = Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of(Stage.class),
                        Arbitraries.integers().between(-1, 20))
                .as((number, stage, days) -> ticket(number, number % 2 == 0 ? MEI : JO, stage, Duration.ofDays(days)));
        return Combinators.combine(
                        Arbitraries.of(Channel.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(MEI, JO).injectNull(0.2),
                        tickets.list().ofMaxSize(2).uniqueElements(KnownTicket::id),
                        tickets.injectNull(0.5),
                        tickets.list().ofMaxSize(4).uniqueElements(KnownTicket::id))
                .as((channel, automatic, customer, referred, named, open) ->
                        new ThreadFacts(NOW, channel, automatic, customer, null, referred, named, open));
    }

    @Provide
    Arbitrary<IntakePolicy> policies() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(IntakePolicy.Several.class),
                        Arbitraries.of(Stage.class).set())
                .as((strangers, aside, several, stages) -> POLICY.but()
                        .strangersJoin(strangers)
                        .setsAside(aside)
                        .several(several)
                        .reopenFrom(stages.toArray(Stage[]::new))
                        .build());
    }

    private static List<KnownTicket> all(ThreadFacts facts) {
        List<KnownTicket> all = new ArrayList<>(facts.referred());
        if (facts.named() != null) {
            all.add(facts.named());
        }
        all.addAll(facts.open());
        return all;
    }

    private static ThreadFacts referring(KnownTicket ticket) {
        return new ThreadFacts(NOW, Channel.EMAIL, false, MEI, null, List.of(ticket), null, List.of());
    }

    private static Finding last(Placement placement) {
        return placement.clues().get(placement.clues().size() - 1).finding();
    }

    private static KnownTicket ticket(int number, CustomerId customer, Stage stage, Duration ago) {
        return new KnownTicket(id(number), customer, null, stage, stage != Stage.CANCELLED, NOW.minus(ago));
    }

    private static TicketId id(int number) {
        return new TicketId(new UUID(7, number));
    }
}
