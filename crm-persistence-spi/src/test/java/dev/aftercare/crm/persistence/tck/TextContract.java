package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.ANN;
import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.ticket.ConversationEvent;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketEvent;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.CommandRecord;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text keeps every character, and the longest that a record allows is kept whole. */
abstract class TextContract extends StorageRules {

    private static final String EMOJI = "😀";

    TextContract(Storages storages) {
        super(storages);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王小明 投诉",
                "😀👩\u200d👧\ud83c\uddec\ud83c\udde7",
                "e\u0301 \u00e9",
                "ﷺ \u202eabc\u202c",
                "tab\tline\r\nnext\u0001\u007f\u0085\u2028",
                " leading and trailing ",
                "quotes ' \" ` \\ % _ ; -- ${x} :x ?",
                "\ufeffmark \ufffd \uffff",
                "{\"json\":null}"
            })
    void everyCharacterIsKept(String text) {
        Identity identity = new Identity("shop", text);
        Customer customer = Customer.registered(
                customerId(1),
                Set.of(identity),
                Profile.builder()
                        .displayName(text)
                        .attribute(text, text)
                        .tag(text)
                        .build(),
                T);
        Ticket ticket = ticket(text);
        Purchase purchase = Purchase.sale(
                "A-1", customerId(1), T, List.of(new PurchaseLine(text, text, text, 1, Money.of("1.00", "EUR"))));
        Event event = answer(text);
        Document document = Document.created(new DocumentKey("doc", "d"), null, T, text);
        CommandRecord command = new CommandRecord(new IdempotencyKey("k"), "f", text, T);

        assertKept(identity, customer, ticket, purchase, event, document, command);
    }

    @Test
    void theLongestTextsAreKept() {
        String longest = EMOJI.repeat(FreeText.MAX / 2);
        Identity identity = new Identity("s".repeat(50), EMOJI.repeat(160));
        Customer customer = Customer.registered(
                customerId(1),
                Set.of(identity),
                Profile.builder()
                        .displayName(EMOJI.repeat(100))
                        .attribute(EMOJI.repeat(25), EMOJI.repeat(1_000))
                        .build(),
                T);
        Purchase purchase = Purchase.sale(
                "A".repeat(100),
                customerId(1),
                T,
                List.of(new PurchaseLine(
                        EMOJI.repeat(50),
                        EMOJI.repeat(250),
                        EMOJI.repeat(100),
                        1_000_000_000,
                        Money.of("999999999999999.99", "EUR"))));
        Document document = Document.created(
                new DocumentKey("k".repeat(40), "d".repeat(100)), "o".repeat(100), T, "[\"" + longest + "\"]");
        CommandRecord command =
                new CommandRecord(new IdempotencyKey("k".repeat(200)), "f".repeat(100), EMOJI.repeat(500_000), T);

        assertKept(identity, customer, ticket(longest), purchase, answer(longest), document, command);
    }

    @Test
    void aDocumentOfAMillionCharactersIsKept() {
        Document large =
                Document.created(new DocumentKey("doc", "large"), null, T, "[\"" + "中x".repeat(500_000) + "\"]");

        run(unit -> unit.documents().insert(large));

        run(unit -> assertThat(
                        unit.documents().find(large.key()).orElseThrow().json().equals(large.json()))
                .as("same text")
                .isTrue());
    }

    private static Ticket ticket(String statement) {
        Intake intake = new Intake(Channel.EMAIL, new FreeText(statement), null, T, ANN);
        return Ticket.received(Given.ticketId(1), TicketType.COMPLAINT, customerId(1), Priority.LOW, intake);
    }

    private static Event answer(String words) {
        TicketEvent body =
                new ConversationEvent.CustomerAnswered(Stage.RECEIVED, Channel.EMAIL, new FreeText(words), true);
        FreeText reason = new FreeText(words);
        return new Event(new EventId(Given.uuid(1)), Given.aggregate("a"), 1, null, T, ANN, body, reason);
    }

    private void assertKept(
            Identity identity,
            Customer customer,
            Ticket ticket,
            Purchase purchase,
            Event event,
            Document document,
            CommandRecord command) {
        run(unit -> {
            unit.customers().insert(customer);
            unit.tickets().insert(ticket);
            unit.purchases().append(purchase);
            unit.journal().append(List.of(event));
            unit.documents().insert(document);
            unit.commands().append(command);
        });
        run(unit -> {
            assertThat(unit.customers().find(customer.id())).contains(customer);
            assertThat(unit.customers().findByIdentity(identity)).contains(customer);
            assertThat(unit.tickets().find(ticket.id())).contains(ticket);
            assertThat(unit.purchases().find(purchase.id())).contains(purchase);
            assertThat(unit.journal().history(event.aggregate(), 0, 1)).containsExactly(event);
            assertThat(unit.documents().find(document.key())).contains(document);
            assertThat(unit.commands().find(command.key())).contains(command);
        });
    }
}
