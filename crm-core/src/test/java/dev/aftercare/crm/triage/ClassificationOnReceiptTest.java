package dev.aftercare.crm.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.CrmBuilder;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.classification.Candidate;
import dev.aftercare.crm.classification.Classification;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.intake.IncomingMessage;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CategoryProposal;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.ProposalStanding;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import dev.aftercare.crm.ticket.HistoryLine;
import dev.aftercare.crm.ticket.NewTicket;
import dev.aftercare.crm.ticket.TicketPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** New tickets get their category by themselves, if the shop wants it. */
class ClassificationOnReceiptTest {

    private static final By ANN = By.agent("ann");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final HandTurnedClock clock = new HandTurnedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final Shop plain = shop(builder -> builder);
    private final Shop shop = shop(builder -> builder.classifier("intents@7", this::answer));
    private final CustomerId mei =
            plain.customers().register(Identity.shopUser("mei"), ANN).id();

    private Shop shop(UnaryOperator<CrmBuilder> parts) {
        return parts.apply(Crm.builder(InMemoryStorage.sharing(storage)).clock(clock))
                .build()
                .shop();
    }

    /** Sure of all that speaks of a crushed parcel; at a loss with what is silent. */
    private Classification answer(String text) {
        asked.incrementAndGet();
        // Reading within shows that no transaction is open: the storage in memory lets them pass one by one.
        plain.tickets().find(new TicketId(new UUID(1, 1)));
        if (text.contains("down")) {
            throw new IllegalStateException("the other end does not answer");
        }
        return new Classification(
                List.of(new Candidate(new Category("damage"), text.contains("crushed") ? 0.95 : 0.5)));
    }

    private void switchOn() {
        plain.tickets().define(TicketPolicy.DEFAULT.withClassificationOnReceipt(true), ANN);
    }

    private TicketId receive(String text) {
        return shop.tickets()
                .receive(NewTicket.of(mei, TicketType.COMPLAINT, Channel.APP, text), ANN)
                .id();
    }

    private Ticket ticket(TicketId id) {
        return plain.tickets().find(id).orElseThrow();
    }

    private List<String> told(TicketId id) {
        return plain.tickets().describe(id, HistoryLine.Words.LEFT_OUT).stream()
                .map(line -> line.actor().id() + " " + line.what())
                .toList();
    }

    @Test
    void nobodyIsAskedUnlessTheShopWantsIt() {
        TicketId ticket = receive("all is crushed");

        assertThat(shop.runDue(10)).isEqualTo(DueReport.NOTHING);
        assertThat(ticket(ticket).version()).isEqualTo(1);
        assertThat(asked).hasValue(0);
    }

    @Test
    void theReceiptAsksNobodyAndTheNextSweepSetsWhatTheClassifierIsSureOfAndProposesTheRest() {
        switchOn();
        TicketId sure = receive("all is crushed");
        TicketId unsure = receive("where is it?");
        assertThat(asked).hasValue(0);

        assertThat(shop.runDue(10)).isEqualTo(new DueReport(2, 0, 0));

        assertThat(ticket(sure).category()).isEqualTo(new Category("damage"));
        assertThat(told(sure)).last().isEqualTo("intents@7 set the category damage, confidence 95 %");
        assertThat(ticket(unsure).category()).isNull();
        assertThat(ticket(unsure).proposal())
                .extracting(CategoryProposal::standing)
                .isEqualTo(ProposalStanding.OPEN);
        assertThat(told(unsure)).last().isEqualTo("intents@7 proposed the category damage, confidence 50 %");
    }

    @Test
    void whatWasTakenInAndWhatWasSplitOffAreNewTicketsToo() {
        switchOn();
        IncomingMessage mail = IncomingMessage.builder(
                        Channel.EMAIL,
                        MessageId.email("<1@example.com>"),
                        Identity.email("jo@example.com"),
                        clock.instant())
                .text("crushed")
                .build();
        TicketId taken = shop.intake().receive(mail, By.system("mailbox")).ticket();
        TicketId split = shop.relations()
                .splits()
                .split(taken, List.of(1L), TicketType.INQUIRY, Priority.LOW, "another matter", ANN)
                .id();

        shop.runDue(10);

        assertThat(ticket(taken).category()).isEqualTo(new Category("damage"));
        assertThat(ticket(split).category()).isEqualTo(new Category("damage"));
    }

    @Test
    void aTicketThatWasMergedBeforeAnybodyAskedIsAskedAboutOnceAfterTheUndo() {
        switchOn();
        TicketId other = receive("where is it?");
        TicketId merged = receive("all is crushed");
        shop.relations().mergers().merge(merged, other, "the same", ANN);
        shop.runDue(10);
        assertThat(ticket(merged).category()).isNull();

        shop.relations().mergers().undo(merged, "another parcel", ANN);
        assertThat(shop.runDue(10)).isEqualTo(new DueReport(1, 0, 0));
        assertThat(ticket(merged).category()).isEqualTo(new Category("damage"));

        shop.relations().mergers().merge(merged, other, "the same after all", ANN);
        shop.relations().mergers().undo(merged, "no", ANN);
        assertThat(shop.runDue(10)).isEqualTo(DueReport.NOTHING);
    }

    @Test
    void itIsAskedOnceHoweverManyNodesSweep() {
        switchOn();
        Shop other = shop(builder -> builder.classifier("intents@7", this::answer));
        TicketId ticket = receive("all is crushed");

        DueReport both = shop.runDue(10).plus(other.runDue(10)).plus(shop.runDue(10));

        assertThat(both).isEqualTo(new DueReport(1, 0, 0));
        assertThat(asked).hasValue(1);
        assertThat(told(ticket)).hasSize(2);
    }

    @Test
    void whatSomebodyChoseBeforeStays() {
        switchOn();
        TicketId ticket = receive("all is crushed");
        shop.tickets().confirm(ticket, "Late", "logistics/late", Priority.NORMAL, ANN);

        assertThat(shop.runDue(10).done()).isEqualTo(1);

        assertThat(ticket(ticket).category()).isEqualTo(new Category("logistics/late"));
        assertThat(ticket(ticket).version()).isEqualTo(2);
    }

    @Test
    void oneThatDoesNotAnswerIsAskedAgainAndNothingElseWaitsForIt() {
        switchOn();
        TicketId silent = receive("the line is down");
        TicketId sure = receive("all is crushed");

        assertThat(shop.runDue(10)).isEqualTo(new DueReport(1, 0, 1));
        assertThat(ticket(sure).category()).isNotNull();
        assertThat(shop.runDue(10)).isEqualTo(DueReport.NOTHING);
        clock.turnBy(Duration.ofMinutes(6));
        assertThat(plain.runDue(10).failed()).isZero();
        assertThat(ticket(silent).version()).isEqualTo(1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void theBuiltInClassifierSaysNothingBeforeItHasLearnt() {
        switchOn();
        TicketId ticket = receive("all is crushed");

        assertThat(plain.runDue(10)).isEqualTo(new DueReport(1, 0, 0));
        assertThat(ticket(ticket).version()).isEqualTo(1);
    }

    @Test
    void aPolicyWrittenBeforeThereWasTheChoiceAsksNobody() {
        String before = """
                {"feedbackTimeout":"PT72H","followUpDelay":"PT168H","reopenAtOrBelow":"DISSATISFIED"}""";

        assertThat(CrmJson.mapper().readValue(before, TicketPolicy.class)).isEqualTo(TicketPolicy.DEFAULT);
        TicketPolicy asking = TicketPolicy.DEFAULT.withClassificationOnReceipt(true);
        String written = CrmJson.mapper().writeValueAsString(asking);
        assertThat(CrmJson.mapper().readValue(written, TicketPolicy.class)).isEqualTo(asking);
        assertThat(asking.withClassificationOnReceipt(false)).isEqualTo(TicketPolicy.DEFAULT);
    }
}
