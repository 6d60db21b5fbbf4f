package dev.aftercare.crm.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.Attachment;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages, policies, receipts and tokens: what they accept, and how they are written. */
class IntakeFormsTest {

    private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");
    private static final Identity MEI = Identity.email("mei@example.com");

    @Test
    void policiesReceiptsAndMessagesAreTheSameAfterJson() {
        IntakePolicy policy = IntakePolicy.DEFAULT
                .but()
                .type(TicketType.COMPLAINT)
                .window(Channel.WEB_FORM, Duration.ofHours(1))
                .noWindow(Channel.PHONE)
                .several(IntakePolicy.Several.NEW_TICKET)
                .strangersJoin(false)
                .reopenFrom(Stage.RESOLVED, Stage.FEEDBACK)
                .reopenWithin(Duration.ofDays(1))
                .resumes(false)
                .setsAside(false)
                .domain("desk.example.com")
                .automation(AutomationPolicy.DEFAULT.withLimits(1, 2, Duration.ofMinutes(3)))
                .build();
        IncomingMessage message = builder()
                .attachment(Attachment.of("f"))
                .header("X-A", " b ")
                .type(TicketType.SUGGESTION)
                .about(new PurchaseId("1"))
                .withEmptySender()
                .build();
        Mailroom room = new Mailroom();
        IntakeReceipt receipt = room.receive(room.mail("a"));
        OutgoingMessage outgoing = room.reply(receipt.ticket());

        assertThat(again(policy, IntakePolicy.class)).isEqualTo(policy).isNotEqualTo(IntakePolicy.DEFAULT);
        assertThat(again(IntakePolicy.DEFAULT, IntakePolicy.class)).isEqualTo(IntakePolicy.DEFAULT);
        assertThat(again(message, IncomingMessage.class)).isEqualTo(message);
        assertThat(again(receipt, IntakeReceipt.class)).isEqualTo(receipt);
        assertThat(again(outgoing, OutgoingMessage.class)).isEqualTo(outgoing);
    }

    @Test
    void thePolicyInForceIsTheLastOneDefined() {
        Mailroom room = new Mailroom();
        IntakePolicy policy = IntakePolicy.DEFAULT.but().domain("a.example").build();
        room.shop.intake().define(policy, Mailroom.AGENT);

        assertThat(room.shop.intake().policy()).isEqualTo(policy);
        assertThat(room.receive(room.mail("a")).policy()).isEqualTo("default@2");
    }

    @Test
    void aMessageHasWordsOrFiles() {
        assertThat(builder().subject(null).text("b").build().words().value()).isEqualTo("b");
        assertThat(builder().subject("s").text(" \n").build().words().value()).isEqualTo("s");
        assertThat(builder()
                        .subject("")
                        .text(null)
                        .attachment(Attachment.of("f"))
                        .build()
                        .words()
                        .value())
                .isEqualTo("(no words, files: 1)");
        refused("message.text", () -> builder().subject(null).text(null).build());
    }

    @Test
    void ofManyReferencesTheNearestAreKeptAndTheFirstOfAll() {
        StringBuilder references = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            references.append("<m").append(i).append("@x>\r\n ");
        }
        List<MessageId> kept = builder()
                .answers("<m29@x>", references.toString())
                .answers(MessageId.email("m30@x"))
                .build()
                .references();

        assertThat(kept).hasSize(IncomingMessage.MAX_REFERENCES);
        assertThat(kept.get(0)).isEqualTo(MessageId.email("m29@x"));
        assertThat(kept.get(8)).isEqualTo(MessageId.email("m21@x"));
        assertThat(kept.get(9)).isEqualTo(MessageId.email("m30@x"));
    }

    @Test
    void aMessageDoesNotAnswerItself() {
        assertThat(builder().answers("<id@x>", "<id@x>").build().references()).isEmpty();
    }

    @Test
    void headersAreFoundByTheirNameHoweverWrittenAndTheFirstCounts() {
        IncomingMessage message = builder()
                .header("Precedence", "bulk")
                .header("PRECEDENCE", "other")
                .header("X-Long", "x".repeat(5_000))
                .build();

        assertThat(message.headers().get("precedence")).isEqualTo("bulk");
        assertThat(message.headers().get("x-long")).hasSize(IncomingMessage.MAX_HEADER);
        TreeMap<String, String> upper = new TreeMap<>();
        upper.put("Upper", "x");
        refused(
                "message.headers",
                () -> new IncomingMessage(
                        MessageId.email("a"),
                        Channel.EMAIL,
                        MEI,
                        null,
                        null,
                        message.text(),
                        List.of(),
                        List.of(),
                        upper,
                        false,
                        AT,
                        null,
                        null));
    }

    @Test
    void malformedPoliciesAreRefused() {
        IntakePolicyBuilder policy = IntakePolicy.DEFAULT.but();
        refused(
                "intake.windows",
                () -> policy.window(Channel.APP, Duration.ZERO).build());
        refused("intake.domain", () -> IntakePolicy.DEFAULT.but().domain("a b>").build());
        refused(
                "intake.reopenWithin",
                () -> IntakePolicy.DEFAULT
                        .but()
                        .reopenWithin(Duration.ofDays(4_000))
                        .build());
    }

    @Property
    void aTokenIsFoundInAnySubjectAroundIt(@ForAll long most, @ForAll long least, @ForAll String before) {
        TicketToken token = TicketToken.of(new TicketId(new UUID(most, least)));
        String subject = before.replace("[", "").replace("\u0345", "") + " " + token.tag() + " Re: tea";

        assertThat(TicketToken.in(subject)).contains(token);
        assertThat(TicketToken.in(token.tag().toLowerCase(Locale.ROOT))).contains(token);
        assertThat(TicketToken.in(token.tag().replace('[', '［').replace('#', '＃')))
                .contains(token);
    }

    @Property
    void ticketsHaveTokensOfTheirOwn(@ForAll long most, @ForAll long least) {
        TicketToken token = TicketToken.of(new TicketId(new UUID(most, least)));

        assertThat(TicketToken.of(new TicketId(new UUID(most, least)))).isEqualTo(token);
        assertThat(TicketToken.of(new TicketId(new UUID(most, least ^ 1)))).isNotEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[#]", "[#ABCD-EFGH-JKMN]", "ABCD-EFGH-JKMN-PQRS", "[#ABCD-EFGH-JKMN-PQR0]", "[# ABCD]"})
    void whatIsNoTokenIsPassedOver(String subject) {
        assertThat(TicketToken.in(subject)).isEmpty();
    }

    private static IncomingMessageBuilder builder() {
        return IncomingMessage.builder(Channel.EMAIL, MessageId.email("<id@x>"), MEI, AT)
                .subject("s")
                .text("t");
    }

    private static <T> T again(T value, Class<T> type) {
        return CrmJson.mapper().readValue(CrmJson.mapper().writeValueAsString(value), type);
    }

    private static void refused(String field, Runnable making) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(making::run)
                .extracting(InvalidInputException::field)
                .isEqualTo(field);
    }
}
