package dev.aftercare.crm.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.CrmBuilder;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.classification.Candidate;
import dev.aftercare.crm.classification.CategoryTree;
import dev.aftercare.crm.classification.Classification;
import dev.aftercare.crm.classification.ClassificationPolicy;
import dev.aftercare.crm.classification.ClassifierSaid;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.ProposalStanding;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.StepEvent;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import dev.aftercare.crm.ticket.HistoryLine;
import dev.aftercare.crm.ticket.NewTicket;
import dev.aftercare.crm.ticket.NoSuchCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A ticket's category, from what a classifier says to what is learnt of it. */
class TicketClassificationTest {

    private static final By ANN = By.agent("ann");
    private static final CategoryTree TREE = CategoryTree.builder()
            .category("damage", "Damage")
            .category("payment", "Payment")
            .retired("lost", "Lost")
            .build();

    private final InMemoryStorage storage = new InMemoryStorage();
    private final HandTurnedClock clock = new HandTurnedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final Shop shop = shop(builder -> builder);
    private final TicketClassification classification = shop.classification();
    private final CustomerId mei =
            shop.customers().register(Identity.shopUser("mei"), ANN).id();

    private Shop shop(UnaryOperator<CrmBuilder> parts) {
        return parts.apply(Crm.builder(InMemoryStorage.sharing(storage)).clock(clock))
                .build()
                .shop();
    }

    private TicketId receive(CustomerId customer, String text) {
        clock.turnBy(Duration.ofSeconds(1));
        return shop.tickets()
                .receive(NewTicket.of(customer, TicketType.COMPLAINT, Channel.APP, text), ANN)
                .id();
    }

    private void close(TicketId id, String category) {
        shop.tickets().confirm(id, "So it is", category, Priority.NORMAL, ANN);
        shop.tickets().analyze(id, CauseDimension.METHOD, "packing", null, ANN);
        shop.tickets().resolve(id, "Sent anew", ANN);
        shop.tickets().feedback(id, "Told", Rating.SATISFIED, null, ANN);
        shop.tickets().followUp(id, "Fine", true, ANN);
    }

    private void closed(CustomerId customer, int count, String words, String category) {
        for (int i = 0; i < count; i++) {
            close(receive(customer, words + " " + i), category);
        }
    }

    private TrainedModel trained() {
        closed(mei, 20, "the parcel arrived crushed 包裹破损", "damage");
        closed(mei, 20, "I was charged twice 重复扣款", "payment");
        return classification.train(TrainingScope.DEFAULT, ANN);
    }

    private Ticket ticket(TicketId id) {
        return shop.tickets().find(id).orElseThrow();
    }

    private List<String> told(TicketId id) {
        return shop.tickets().describe(id, HistoryLine.Words.LEFT_OUT).stream()
                .map(line -> line.actor().id() + " " + line.what())
                .toList();
    }

    @Test
    void whatWasClosedTeachesTheClassifierWhichSetsWhatItIsSureOf() {
        TrainedModel model = trained();
        TicketId ticket = receive(mei, "my parcel is crushed, 包裹破损");

        Classified classified = classification.classify(ticket, ANN);

        assertThat(model.number()).isEqualTo(1);
        assertThat(model.texts()).isEqualTo(40);
        assertThat(model.categories()).isEqualTo(2);
        assertThat(model.shortened()).isFalse();
        assertThat(model.crossValidation().accuracy()).isEqualTo(1);
        assertThat(classification.trained()).contains(model);
        Candidate best = classified.said().classification().best().orElseThrow();
        assertThat(best.category()).isEqualTo(new Category("damage"));
        assertThat(best.confidence()).isGreaterThan(0.8);
        assertThat(classified.ticket().category()).isEqualTo(new Category("damage"));
        assertThat(told(ticket).get(1))
                .startsWith("naive-bayes@1 set the category damage, confidence ")
                .endsWith(" %");
    }

    @Test
    void belowTheThresholdItProposesAndTheAgentsWordIsTold() {
        trained();
        classification.define(ClassificationPolicy.PROPOSING, ANN);
        TicketId accepted = receive(mei, "the parcel arrived crushed");
        TicketId overruled = receive(mei, "the parcel arrived crushed again");
        classification.classify(accepted, ANN);
        Ticket proposed = classification.classify(overruled, ANN).ticket();
        assertThat(proposed.category()).isNull();

        classification.choose(accepted, "damage", ANN);
        shop.tickets().confirm(overruled, "Never came", "payment", Priority.LOW, ANN);

        assertThat(told(accepted).get(1)).startsWith("naive-bayes@1 proposed the category damage, confidence ");
        assertThat(told(accepted).get(2)).isEqualTo("ann accepted the category damage");
        assertThat(told(overruled).subList(2, 4))
                .containsExactly(
                        "ann overruled the category damage by payment",
                        "ann confirmed the problem as payment, priority LOW");
        assertThat(ticket(accepted).proposal().standing()).isEqualTo(ProposalStanding.ACCEPTED);
        assertThat(ticket(overruled).proposal().standing()).isEqualTo(ProposalStanding.OVERRULED);
    }

    @Test
    void overrulingTeachesTheNextTraining() {
        trained();
        String words = "the lid leaks oil on the shelf";
        TicketId before = receive(mei, words);
        double known = classification.propose(before).classification().confidence(new Category("product"));
        for (int i = 0; i < 20; i++) {
            TicketId id = receive(mei, words + " " + i);
            classification.classify(id, ANN);
            close(id, "product");
        }

        TrainedModel next = classification.train(TrainingScope.DEFAULT, ANN);

        ClassifierSaid said = classification.propose(before);
        assertThat(known).isZero();
        assertThat(said.classifier()).isEqualTo("naive-bayes@2").isEqualTo(next.classifier());
        assertThat(said.classification().best().orElseThrow().category()).isEqualTo(new Category("product"));
    }

    @Test
    void theSameTicketsGiveTheSameModelAndNoNewOne() {
        TrainedModel model = trained();

        clock.turnBy(Duration.ofDays(1));
        assertThat(classification.train(TrainingScope.DEFAULT, ANN)).isEqualTo(model);
        TicketId ticket = receive(mei, "crushed");
        assertThat(classification.propose(ticket)).isEqualTo(classification.propose(ticket));
        assertThat(shop(builder -> builder).classification().propose(ticket)).isEqualTo(classification.propose(ticket));
    }

    @Test
    void whatOnlyAClassifierSaidWhatWasRedactedAndWhatIsRetiredTeachesNothing() {
        trained();
        classification.define(new ClassificationPolicy(0.0), ANN);
        TicketId undecided = receive(mei, "the parcel arrived crushed, only once said");
        classification.classify(undecided, ANN);
        CustomerId erased =
                shop.customers().register(Identity.shopUser("erased"), ANN).id();
        closed(erased, 3, "the parcel arrived crushed", "damage");
        closed(mei, 3, "it is lost", "lost");
        closed(mei, 2, "older than the scope", "damage");
        storage.inTransaction(shop.tenant(), unit -> unit.journal().redact(erased, 1_000));
        classification.define(TREE, ANN);

        TrainedModel model = classification.train(TrainingScope.DEFAULT, ANN);
        TrainedModel last =
                classification.train(TrainingScope.DEFAULT.from(clock.instant().minusSeconds(1)), ANN);
        TrainedModel few = classification.train(TrainingScope.DEFAULT.atMost(7), ANN);

        assertThat(model.texts()).isEqualTo(42);
        assertThat(last.texts()).isEqualTo(2);
        assertThat(few.texts()).isEqualTo(7);
    }

    @Test
    void aTreeRefusesWhatItDoesNotHaveAndOtherNodesUseTheNewModelAtOnce() {
        TicketClassification otherNode = shop(builder -> builder).classification();
        trained();
        TicketId ticket = receive(mei, "crushed");
        assertThat(otherNode.propose(ticket).classifier()).isEqualTo("naive-bayes@1");
        for (int i = 2; i < 5; i++) {
            closed(mei, 1, "the parcel arrived crushed", "damage");
            classification.train(TrainingScope.DEFAULT, ANN);
            assertThat(otherNode.propose(ticket).classifier()).isEqualTo("naive-bayes@" + i);
        }
        classification.define(TREE, ANN);

        assertThat(classification.tree()).contains(TREE);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> classification.choose(ticket, "damages", ANN))
                .satisfies(refused -> assertThat(refused.rejection())
                        .isEqualTo(new NoSuchCategory(
                                new Category("damages"),
                                false,
                                List.of(new Category("damage"), new Category("payment")))));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> shop.tickets().confirm(ticket, "Lost", "lost", Priority.LOW, ANN))
                .satisfies(refused -> assertThat(refused.rejection())
                        .isInstanceOfSatisfying(
                                NoSuchCategory.class,
                                no -> assertThat(no.retired()).isTrue()));
        assertThat(ticket(ticket).version()).isEqualTo(1);
    }

    @Test
    void theHostsOwnClassifierIsAskedOutsideOfTheTransactionAndNamedInEvents() {
        AtomicInteger asked = new AtomicInteger();
        Shop own = shop(builder -> builder.classifier("intents@7", text -> {
            asked.incrementAndGet();
            // Reading within shows that no transaction is open: the storage in memory lets them pass one by one.
            shop.tickets().find(new TicketId(new UUID(1, 1)));
            return new Classification(List.of(new Candidate(new Category("damage"), 0.95)));
        }));
        TicketId ticket = receive(mei, "anything");

        Classified classified = own.classification().classify(ticket, ANN.once("k"));

        assertThat(own.classification().classify(ticket, ANN.once("k"))).isEqualTo(classified);
        assertThat(asked).hasValue(2);
        assertThat(told(ticket)).last().asString().isEqualTo("intents@7 set the category damage, confidence 95 %");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> own.classification().train(TrainingScope.DEFAULT, ANN))
                .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(new HostClassifierInUse("intents@7")));
    }

    @Test
    void aListenerClassifiesWhateverComesIn() {
        trained();
        Shop listening = shop(builder -> builder.listener((tenant, event) -> {
            if (event.body() instanceof StepEvent.TicketReceived) {
                TicketId id = new TicketId(UUID.fromString(event.aggregate().id()));
                classification.classify(id, By.system("intake"));
            }
        }));

        TicketId ticket = listening
                .tickets()
                .receive(NewTicket.of(mei, TicketType.COMPLAINT, Channel.APP, "charged twice 重复扣款"), ANN)
                .id();

        assertThat(ticket(ticket).category()).isEqualTo(new Category("payment"));
    }

    @Test
    void whatIsNotThereIsSaid() {
        TicketId ticket = receive(mei, "crushed");

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> classification.classify(ticket, ANN))
                .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(new NothingLearnt(0)));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> classification.train(TrainingScope.DEFAULT, ANN))
                .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(new NothingLearnt(0)));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> classification.propose(new TicketId(new UUID(1, 1))));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new ClassificationPolicy(1.01))
                .satisfies(e -> assertThat(e.field()).isEqualTo("classificationPolicy.threshold"));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new ClassificationPolicy(Double.NaN));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TrainingScope.DEFAULT.atMost(0))
                .satisfies(e -> assertThat(e.field()).isEqualTo("trainingScope.maxTexts"));
        assertThat(classification.policy()).isEqualTo(ClassificationPolicy.DEFAULT);
    }

    @Test
    void everythingCanBeWrittenAsJsonAndReadAgain() {
        TrainedModel model = trained();
        Classified classified = classification.classify(receive(mei, "the parcel arrived crushed"), ANN);

        assertRoundTrip(model, TrainedModel.class);
        assertRoundTrip(classified, Classified.class);
        assertRoundTrip(TREE, CategoryTree.class);
        assertRoundTrip(TrainingScope.DEFAULT.from(clock.instant()), TrainingScope.class);
        assertRoundTrip(ClassificationPolicy.PROPOSING, ClassificationPolicy.class);
        assertRoundTrip(new ClassificationPolicy(0.75), ClassificationPolicy.class);
        assertThat(CrmJson.mapper().writeValueAsString(new ClassificationPolicy(0.75)))
                .isEqualTo("{\"threshold\":0.75}");
        assertThat(classified.ticket().proposal().confidence())
                .isCloseTo(
                        classified.said().classification().best().orElseThrow().confidence(), within(0.0));
    }

    private static <T> void assertRoundTrip(T value, Class<T> type) {
        assertThat(CrmJson.mapper().readValue(CrmJson.mapper().writeValueAsString(value), type))
                .isEqualTo(value);
    }
}
