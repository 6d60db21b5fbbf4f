package dev.aftercare.crm.relation;

import static dev.aftercare.crm.relation.RelationDesk.LI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.model.ticket.ConversationEvent.CustomerAnswered;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.ticket.GuardFailed;
import dev.aftercare.crm.ticket.ThreadEntry;
import dev.aftercare.crm.ticket.TicketMessage;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A message is the same one in the thread of its ticket and in the thread over several tickets. */
class ThreadMessagesTest {

    private final RelationDesk desk = new RelationDesk();
    private final TicketId id = desk.receive("The tea is wet");

    @Test
    void whoWroteAnAnswerIsToldAlikeInBothThreads() {
        desk.tickets.answer(id, Channel.EMAIL, "We look into it", LI);
        desk.tickets.answer(id, Channel.LIVE_CHAT, "I am a bot", By.system("bot"));
        desk.tickets.answer(id, Channel.EMAIL, "Still waiting", new By(Actor.rule("reminder"), null));
        desk.conversation.reply(id, Channel.EMAIL, "Closing soon", new By(Actor.rule("reminder"), null));

        assertThat(desk.conversation.thread(id, 0, 10))
                .extracting(ThreadEntry::author)
                .containsExactly(
                        MessageAuthor.CUSTOMER,
                        MessageAuthor.AGENT,
                        MessageAuthor.BOT,
                        MessageAuthor.AUTO,
                        MessageAuthor.AUTO)
                .isEqualTo(desk.messages(id).stream()
                        .map(message -> message.message().author())
                        .toList());
    }

    @Test
    void theCustomerDoesNotAnswerForTheShop() {
        By customer = By.customer(desk.mei);

        assertThat(RelationDesk.refusal(() -> desk.tickets.answer(id, Channel.EMAIL, "Thanks", customer)))
                .get()
                .isInstanceOf(GuardFailed.class);
        assertThat(desk.ticket(id).version()).isEqualTo(1);
    }

    @Test
    void whatACustomerOnceRecordedAsAnAnswerIsReadAsTheCustomersMessage() {
        Event event = new Event(
                new EventId(new UUID(1, 1)),
                AggregateRef.of(id),
                2,
                desk.mei,
                desk.crm.clock.instant(),
                By.customer(desk.mei).actor(),
                new CustomerAnswered(Stage.RECEIVED, Channel.EMAIL, new FreeText("Thanks"), false));

        assertThat(TicketMessage.of(desk.ticket(id), event))
                .contains(TicketMessage.ofCustomer(Channel.EMAIL, "Thanks"));
    }
}
