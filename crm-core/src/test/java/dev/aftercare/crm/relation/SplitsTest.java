package dev.aftercare.crm.relation;

import static dev.aftercare.crm.relation.RelationDesk.LI;
import static dev.aftercare.crm.relation.RelationDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Messages of a ticket become a matter of their own. */
class SplitsTest {

    private final RelationDesk desk = new RelationDesk();
    private final Splits splits = desk.relations.splits();
    private final TicketId source = desk.receive("The tea is wet");

    SplitsTest() {
        desk.after(Duration.ofMinutes(1)).tickets.answer(source, Channel.EMAIL, "How wet?", LI);
        desk.after(Duration.ofMinutes(1)).conversation.customerWrote(source, Channel.APP, "And where is my cup?", LI);
        desk.after(Duration.ofMinutes(1)).conversation.note(source, "The cup went by sea", LI);
    }

    @Test
    void theMessagesBeginANewTicketAndStayWhereTheyAre() {
        Ticket fresh = splits.split(
                source,
                numbers("And where is my cup?", "The cup went by sea"),
                TicketType.INQUIRY,
                Priority.HIGH,
                "two matters",
                LI);

        assertThat(fresh).isEqualTo(desk.ticket(fresh.id()));
        assertThat(fresh.customer()).isEqualTo(desk.mei);
        assertThat(fresh.type()).isEqualTo(TicketType.INQUIRY);
        assertThat(fresh.priority()).isEqualTo(Priority.HIGH);
        assertThat(fresh.intake().channel()).isEqualTo(Channel.APP);
        assertThat(fresh.intake().statement().value()).isEqualTo("And where is my cup?");
        assertThat(fresh.clocks())
                .isNotEmpty()
                .allMatch(clock -> clock.startedAt().equals(desk.crm.clock.instant()));
        assertThat(desk.thread(fresh.id())).containsExactly("And where is my cup?", "The cup went by sea");
        assertThat(desk.thread(source))
                .containsExactly("The tea is wet", "How wet?", "And where is my cup?", "The cup went by sea");
        assertThat(desk.sentences(source))
                .last()
                .asString()
                .contains("ticket " + fresh.id().value(), "two matters");
        assertThat(desk.sentences(fresh.id()))
                .last()
                .asString()
                .contains("took over the messages", "of ticket " + source.value());
    }

    @Test
    void theNewTicketBeginsWithWhatTheCustomerSaidWhateverTheShopWroteBefore() {
        desk.after(Duration.ofMinutes(1)).conversation.customerWrote(source, Channel.APP, "It is blue", LI);

        assertThat(statement("How wet?", "The cup went by sea", "It is blue")).isEqualTo("It is blue");
        assertThat(statement("The cup went by sea", "How wet?")).isEqualTo("How wet?");
        desk.conversation.note(source, "Two of them", LI);
        assertThat(statement("Two of them", "The cup went by sea")).isEqualTo("The cup went by sea");
    }

    @Test
    void bothTicketsKnowOfEachOther() {
        TicketId fresh = split("And where is my cup?");

        assertThat(splits.origin(fresh)).get().extracting(Split::source).isEqualTo(source);
        assertThat(splits.origin(source)).isEmpty();
        assertThat(splits.of(source, PageRequest.first(5)).items())
                .extracting(Split::ticket)
                .containsExactly(fresh);
    }

    @Test
    void theyGoOnEachByItself() {
        TicketId fresh = split("And where is my cup?");
        desk.after(Duration.ofMinutes(1)).conversation.reply(fresh, Channel.EMAIL, "On the sea", LI);
        desk.after(Duration.ofMinutes(1)).conversation.reply(source, Channel.EMAIL, "New tea", LI);

        assertThat(desk.thread(fresh)).containsExactly("And where is my cup?", "On the sea");
        assertThat(desk.thread(source)).endsWith("New tea").doesNotContain("On the sea");
    }

    @Test
    void whatWasSplitOffAndMergedAgainIsThereOnce() {
        TicketId fresh = split("And where is my cup?");
        desk.after(Duration.ofMinutes(1)).conversation.reply(fresh, Channel.EMAIL, "On the sea", LI);

        desk.relations.mergers().merge(fresh, source, "one matter after all", LI);

        assertThat(desk.thread(source))
                .containsExactly(
                        "The tea is wet", "How wet?", "And where is my cup?", "The cup went by sea", "On the sea");
    }

    @Test
    void aClosedTicketCanBeSplitAndItsStatementIsAMessage() {
        desk.tickets.cancel(source, CancelReason.WITHDRAWN, null, LI);

        TicketId fresh = split("The tea is wet");

        assertThat(desk.thread(fresh)).containsExactly("The tea is wet");
        assertThat(desk.messages(fresh).get(0).message().author()).isEqualTo(MessageAuthor.CUSTOMER);
    }

    @Test
    void onlyMessagesCanBeSplitOff() {
        desk.tickets.escalate(source, "now", LI);
        long escalation = desk.ticket(source).version();

        assertThat(refusal(() -> split(List.of(escalation)))).contains(new NoSuchMessage(source, escalation));
        assertThat(refusal(() -> split(List.of(escalation + 1)))).contains(new NoSuchMessage(source, escalation + 1));
        assertThat(new NoSuchMessage(source, 9).message()).contains("no message 9");
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> split(List.of()));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> split(List.of(0L)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> split(LongStream.rangeClosed(1, Split.MAX_MESSAGES + 1L)
                        .boxed()
                        .toList()));
        assertThat(splits.of(source, PageRequest.first(5)).items()).isEmpty();
    }

    @Test
    void givenTwiceUnderOneKeyOneTicketIsSplitOff() {
        Ticket once = splits.split(source, List.of(1L), TicketType.INQUIRY, Priority.LOW, "x", LI.once("s"));

        assertThat(splits.split(source, List.of(1L), TicketType.INQUIRY, Priority.LOW, "x", LI.once("s")))
                .isEqualTo(once);
        assertThat(splits.of(source, PageRequest.first(5)).items()).hasSize(1);
    }

    @Test
    void aLongThreadIsReadInParts() {
        for (int i = 0; i < 1_100; i++) {
            desk.tickets.escalate(source, "again", LI);
        }
        desk.after(Duration.ofMinutes(1)).conversation.reply(source, Channel.EMAIL, "New tea", LI);

        assertThat(desk.relations.threads().read(source, 1_000, null).messages())
                .hasSize(4);
        assertThat(desk.thread(source)).hasSize(5).endsWith("New tea");
    }

    private String statement(String... texts) {
        return desk.ticket(split(numbers(texts))).intake().statement().value();
    }

    private TicketId split(String text) {
        return split(numbers(text));
    }

    private TicketId split(List<Long> numbers) {
        return splits.split(source, numbers, TicketType.INQUIRY, Priority.NORMAL, "two matters", LI)
                .id();
    }

    private List<Long> numbers(String... texts) {
        Map<String, Long> all = desk.messages(source).stream()
                .collect(Collectors.toMap(message -> message.message().text().value(), ThreadMessage::number));
        return List.of(texts).stream().map(all::get).toList();
    }
}
