package dev.aftercare.crm.intake;

import static dev.aftercare.crm.intake.Mailroom.AGENT;
import static dev.aftercare.crm.intake.Mailroom.BOX;
import static dev.aftercare.crm.intake.Mailroom.mailId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.intake.Clue.Finding;
import dev.aftercare.crm.intake.Clue.Rule;
import dev.aftercare.crm.intake.Placement.Kind;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.Attachment;
import dev.aftercare.crm.model.ticket.AutomaticSign;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.ConversationEvent.MessageAdded;
import dev.aftercare.crm.model.ticket.IntakeEvent.MessageSentAs;
import dev.aftercare.crm.model.ticket.IntakeEvent.MessageSetAside;
import dev.aftercare.crm.model.ticket.MessageAuthor;
import dev.aftercare.crm.model.ticket.MessageDirection;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReceived;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.ticket.HistoryLine.Words;
import dev.aftercare.crm.ticket.NewTicket;
import dev.aftercare.crm.ticket.ThreadEntry;
import dev.aftercare.crm.ticket.TicketHistory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageIntakeTest {

    private final Mailroom room = new Mailroom();

    @Test
    void theSameMessageIsOneTicketHoweverOftenItIsHandedInAndAfterARestart() {
        IncomingMessage message =
                room.mail("a").attachment(Attachment.of("files/1")).build();
        IntakeReceipt first = room.shop.intake().receive(message, BOX);
        IntakeReceipt second = room.shop.intake().receive(message, BOX);
        IntakeReceipt third =
                room.restarted().after(Duration.ofDays(400)).shop.intake().receive(message, AGENT);

        assertThat(first.placement().kind()).isEqualTo(Kind.OPENS);
        assertThat(first.repeated()).isFalse();
        assertThat(first.acknowledge()).isTrue();
        assertThat(first.policy()).isEqualTo("default@1");
        assertThat(second).isEqualTo(first.again());
        assertThat(third).isEqualTo(first.again());
        assertThat(room.tickets()).hasSize(1);
        Ticket ticket = room.ticket(first.ticket());
        assertThat(ticket.version()).isEqualTo(1);
        assertThat(ticket.customer()).isEqualTo(room.mei);
        assertThat(ticket.intake().message().attachments()).containsExactly(Attachment.of("files/1"));
        assertThat(ticket.intake().message().id()).isEqualTo(mailId("a"));
    }

    @Test
    void underAKeyTheFirstReceiptIsGivenAgain() {
        IncomingMessage message = room.mail("a").build();
        IntakeReceipt first = room.shop.intake().receive(message, BOX.once("k"));

        assertThat(room.shop.intake().receive(message, BOX.once("k"))).isEqualTo(first);
    }

    @Test
    void anUnknownSenderBecomesACustomerWithTheFirstTicket() {
        Identity sender = Identity.email("new@example.com");
        TicketId id = room.receive(room.mailOf(sender, "a")).ticket();
        IntakeReceipt answer = room.receive(room.mailOf(sender, "b").answers(mailId("a")));

        CustomerId customer =
                room.shop.customers().find(sender).map(Customer::id).orElseThrow();
        assertThat(room.ticket(id).customer()).isEqualTo(customer);
        assertThat(answer.customer()).isEqualTo(customer);
        assertThat(answer.ticket()).isEqualTo(id);
    }

    @Test
    void aReplyFindsItsTicketByWhatItRefersTo() {
        TicketId id = room.receive(room.mail("a")).ticket();
        OutgoingMessage answer = room.after(Duration.ofMinutes(1)).reply(id);
        room.after(Duration.ofMinutes(1));
        IntakeReceipt toOurs = room.receive(room.mail("b").answers(answer.id()));
        room.after(Duration.ofMinutes(1));
        IntakeReceipt toTheirs = room.receive(room.mail("c").answers(null, "<a@example.com> <b@example.com>"));

        assertThat(List.of(toOurs.ticket(), toTheirs.ticket())).containsOnly(id);
        assertThat(toOurs.placement().clues()).containsExactly(new Clue(Rule.REFERENCE, Finding.FOUND, id));
        assertThat(toOurs.acknowledge()).isFalse();
        assertThat(toOurs.sentences()).contains("REFERENCE: FOUND (" + id.value() + ")");
        assertThat(room.ticket(id).version()).isEqualTo(4);
        assertThat(answer.id().value()).endsWith("@tickets.invalid");
        assertThat(answer.referencesHeader()).isEqualTo("<a@example.com>");
        assertThat(room.reply(id).referencesHeader())
                .isEqualTo("<a@example.com> <" + answer.id().value() + "> <b@example.com> <c@example.com>");
    }

    @Test
    void aMessageThatComesBeforeTheOneItAnswersIsJoinedByIt() {
        TicketId id = room.receive(room.mail("b").answers(mailId("a"))).ticket();
        IntakeReceipt late = room.receive(room.mail("a"));

        assertThat(late.ticket()).isEqualTo(id);
        assertThat(room.tickets()).hasSize(1);
    }

    @Test
    void aReplyFindsItsTicketByTheTokenInItsSubject() {
        TicketId id = room.receive(room.mail("a")).ticket();
        OutgoingMessage answer = room.reply(id);
        IntakeReceipt reply =
                room.receive(room.mail("b").subject("答复: " + answer.subject().value()));

        assertThat(answer.subject().value())
                .isEqualTo("Re: The tea is wet " + answer.token().tag());
        assertThat(reply.ticket()).isEqualTo(id);
        assertThat(reply.placement().clues()).last().isEqualTo(new Clue(Rule.TOKEN, Finding.FOUND, id));
    }

    @Test
    void theTokenOfAnothersTicketOpensANewOneAndSaysWhy() {
        TicketId id = room.receive(room.mail("a")).ticket();
        String subject = room.reply(id).subject().value();
        IntakeReceipt stranger = room.receive(room.mailOf(Mailroom.JO, "b").subject(subject));

        assertThat(stranger.placement().kind()).isEqualTo(Kind.OPENS);
        assertThat(stranger.ticket()).isNotEqualTo(id);
        assertThat(stranger.placement().clues()).contains(new Clue(Rule.TOKEN, Finding.SENDER_IS_NO_PARTY, id));
        assertThat(room.ticket(id).version()).isEqualTo(2);
    }

    @Test
    void aTokenThatWasNeverGivenOrWasChangedStandsForNothing() {
        TicketId id = room.receive(room.mail("a")).ticket();
        String neverGiven = TicketToken.of(id).tag();
        assertThat(room.receive(room.mail("b").subject(neverGiven)).ticket()).isNotEqualTo(id);

        String given = room.reply(id).token().tag();
        String changed = given.replace(given.charAt(2), given.charAt(2) == 'A' ? 'B' : 'A');
        assertThat(room.receive(room.mail("c").subject(changed)).ticket()).isNotEqualTo(id);
        assertThat(room.receive(room.mail("d").subject(given)).ticket()).isEqualTo(id);
    }

    @Test
    void somebodyElseJoinsByReferenceAsThePolicySays() {
        TicketId id = room.receive(room.mail("a")).ticket();
        IntakeReceipt joins = room.receive(room.mailOf(Mailroom.JO, "b").answers(mailId("a")));
        room.deciding(room.policy().strangersJoin(false));
        IntakeReceipt opens = room.receive(room.mailOf(Mailroom.JO, "c").answers(mailId("a")));

        assertThat(joins.ticket()).isEqualTo(id);
        assertThat(joins.customer()).isNull();
        assertThat(room.shop.conversation().thread(id, 1, 10).get(0).details().from())
                .isEqualTo(Mailroom.JO);
        assertThat(opens.placement().kind()).isEqualTo(Kind.OPENS);
        assertThat(opens.placement().clues().get(0))
                .isEqualTo(new Clue(Rule.REFERENCE, Finding.SENDER_IS_NO_PARTY, id));
    }

    @Test
    void theCustomerChangesTheChannelAndKeepsTheHistory() {
        room.deciding(room.policy().window(Channel.SOCIAL_MEDIA, Duration.ofDays(2)));
        TicketId id = room.receive(room.mail("a")).ticket();
        room.after(Duration.ofDays(2));
        IntakeReceipt chat = room.receive(room.chat("1"));
        room.shop.conversation().reply(id, Channel.SOCIAL_MEDIA, "Hello", AGENT);
        room.shop.conversation().note(id, "Ask the warehouse", AGENT);
        room.shop.tickets().answer(id, Channel.PHONE, "Told by phone", AGENT);

        assertThat(chat.ticket()).isEqualTo(id);
        assertThat(chat.placement().clues()).last().isEqualTo(new Clue(Rule.OPEN_TICKET, Finding.FOUND, id));
        List<ThreadEntry> thread = room.shop.conversation().thread(id, 0, 100);
        assertThat(thread)
                .extracting(ThreadEntry::channel)
                .containsExactly(Channel.EMAIL, Channel.SOCIAL_MEDIA, Channel.SOCIAL_MEDIA, null, Channel.PHONE);
        assertThat(thread)
                .extracting(ThreadEntry::author)
                .containsExactly(
                        MessageAuthor.CUSTOMER,
                        MessageAuthor.CUSTOMER,
                        MessageAuthor.AGENT,
                        MessageAuthor.AGENT,
                        MessageAuthor.AGENT);
        assertThat(thread.get(1).direction()).isEqualTo(MessageDirection.IN);
        assertThat(room.shop.conversation().thread(id, 0, 2)).isEqualTo(thread.subList(0, 2));
        assertThat(room.shop.conversation().thread(id, thread.get(1).number(), 100))
                .isEqualTo(thread.subList(2, 5));
    }

    @Test
    void afterTheWindowACustomersMessageBeginsATicket() {
        room.deciding(room.policy().window(Channel.SOCIAL_MEDIA, Duration.ofDays(2)));
        TicketId id = room.receive(room.mail("a")).ticket();
        room.after(Duration.ofDays(2).plusMillis(1));
        IntakeReceipt chat = room.receive(room.chat("1"));

        assertThat(chat.ticket()).isNotEqualTo(id);
        assertThat(chat.placement().clues()).last().extracting(Clue::finding).isEqualTo(Finding.TOO_LONG_AGO);
    }

    @Test
    void aPersonsReplyReopensAClosedTicketAndLaterBeginsOneThatFollowsIt() {
        TicketId id = room.receive(room.mail("a")).ticket();
        room.bring(id, Stage.FOLLOWED_UP);
        IntakeReceipt soon = room.receive(room.mail("b").answers(mailId("a")));
        assertThat(soon.placement().kind()).isEqualTo(Kind.REOPENS);
        assertThat(soon.ticket()).isEqualTo(id);
        assertThat(room.ticket(id).stage()).isEqualTo(Stage.ANALYZED);

        room.shop.tickets().resolve(id, "Sent again", AGENT);
        room.shop.tickets().feedback(id, "Told", null, null, AGENT);
        room.shop.tickets().followUp(id, "Dry", true, AGENT);
        room.after(Duration.ofDays(15));
        IntakeReceipt late = room.receive(room.mail("c").answers(mailId("a")));
        assertThat(late.placement().kind()).isEqualTo(Kind.FOLLOWS);
        assertThat(late.placement().ticket()).isEqualTo(id);
        assertThat(room.ticket(late.ticket()).intake().follows()).isEqualTo(id);
        assertThat(((TicketReceived) room.history(late.ticket()).get(0)).follows())
                .isEqualTo(id);
        assertThat(room.ticket(id).stage()).isEqualTo(Stage.FOLLOWED_UP);

        IntakeReceipt once = room.receive(room.mail("d").answers(mailId("a")));
        assertThat(once.placement().kind()).isEqualTo(Kind.JOINS);
        assertThat(once.ticket()).isEqualTo(late.ticket());
    }

    @Test
    void aCancelledTicketIsNeverReopened() {
        TicketId id = room.receive(room.mail("a")).ticket();
        room.shop.tickets().cancel(id, CancelReason.WITHDRAWN, null, AGENT);
        room.deciding(room.policy().reopenFrom(Stage.CANCELLED, Stage.FOLLOWED_UP));

        assertThat(room.receive(room.mail("b").answers(mailId("a"))).placement().kind())
                .isEqualTo(Kind.FOLLOWS);
    }

    @Test
    void whatIsWrittenToADuplicateBelongsToTheTicketThatGoesOn() {
        TicketId duplicate = room.receive(room.mail("a")).ticket();
        TicketId other = room.receive(room.mail("b")).ticket();
        room.shop.tickets().cancelAsDuplicate(duplicate, other, AGENT);

        assertThat(room.receive(room.mail("c").answers(mailId("a"))).ticket()).isEqualTo(other);
    }

    @Test
    void whatIsWrittenToAMergedTicketBelongsToTheSurvivorUntilTheMergeIsUndone() {
        TicketId merged = room.receive(room.mail("a")).ticket();
        TicketId survivor = room.receive(room.mail("b")).ticket();
        String token = room.reply(merged).token().tag();
        room.shop.relations().mergers().merge(merged, survivor, "the same matter", AGENT);
        IntakeReceipt byReference = room.receive(room.mail("c").answers(mailId("a")));
        IntakeReceipt byToken = room.receive(room.mail("d").subject(token));
        assertThat(List.of(byReference.ticket(), byToken.ticket())).containsOnly(survivor);

        room.shop.relations().mergers().undo(merged, "not the same", AGENT);
        assertThat(room.receive(room.mail("e").answers(mailId("a"))).ticket()).isEqualTo(merged);
        assertThat(room.receive(room.mail("f").answers(mailId("c"))).ticket()).isEqualTo(survivor);
    }

    @Test
    void aPersonsReplyEndsTheWaitForTheCustomerAndAnAutomaticOneDoesNot() {
        TicketId id = room.receive(room.mail("a")).ticket();
        room.shop.tickets().hold(id, WaitingFor.CUSTOMER, "Asked for a photo", AGENT);
        IntakeReceipt away = room.receive(room.mail("b").answers(mailId("a")).header("Auto-Submitted", "auto-replied"));
        assertThat(room.ticket(id).isOnHold()).isTrue();
        room.receive(room.mail("c").answers(mailId("a")));
        assertThat(room.ticket(id).isOnHold()).isFalse();

        assertThat(away.recognition().sign()).isEqualTo(AutomaticSign.HEADER);
        assertThat(away.recognition().because()).isEqualTo("header auto-submitted");
        room.shop.tickets().hold(id, WaitingFor.THIRD_PARTY, "Asked the courier", AGENT);
        room.receive(room.mail("d").answers(mailId("a")));
        assertThat(room.ticket(id).isOnHold()).isTrue();
    }

    @Test
    void anAutomaticReplyIsRecordedAsSuchAndReopensNothing() {
        TicketId id = room.receive(room.mail("a")).ticket();
        room.bring(id, Stage.FOLLOWED_UP);
        long version = room.ticket(id).version();
        IntakeReceipt away = room.receive(room.mail("b").answers(mailId("a")).subject("自动回复：休假中"));

        assertThat(away.placement().kind()).isEqualTo(Kind.JOINS);
        assertThat(away.acknowledge()).isFalse();
        assertThat(room.ticket(id).stage()).isEqualTo(Stage.FOLLOWED_UP);
        assertThat(room.ticket(id).version()).isEqualTo(version + 1);
        MessageAdded last = (MessageAdded) room.history(id).get((int) version);
        assertThat(last.author()).isEqualTo(MessageAuthor.AUTO);
        assertThat(last.details().automatic()).isEqualTo(AutomaticSign.SUBJECT);
    }

    @Test
    void anAutomaticMessageWithoutATicketIsSetAsideUntilAPersonOverrules() {
        IncomingMessage bounce = room.mail("b")
                .header("Return-Path", "<>")
                .answers(mailId("never-seen"))
                .build();
        IntakeReceipt aside = room.shop.intake().receive(bounce, BOX);

        assertThat(aside.placement().kind()).isEqualTo(Kind.SET_ASIDE);
        assertThat(aside.ticket()).isNull();
        assertThat(aside.recognition().sign()).isEqualTo(AutomaticSign.EMPTY_SENDER);
        assertThat(room.tickets()).isEmpty();
        assertThat(room.shop.intake().setAside(PageRequest.first(10)).items())
                .containsExactly(new SetAside(bounce, aside.recognition()));
        assertThat(room.shop.intake().receive(bounce, BOX)).isEqualTo(aside.again());
        assertThat(room.shop
                        .customers()
                        .timeline(room.mei, PageRequest.first(1))
                        .items())
                .extracting(Event::actor, Event::body)
                .containsExactly(tuple(BOX.actor(), new MessageSetAside("email", AutomaticSign.EMPTY_SENDER)));

        IntakeReceipt overruled = room.shop.intake().overrule(mailId("b"), AGENT);
        assertThat(overruled.placement().kind()).isEqualTo(Kind.OPENS);
        assertThat(overruled.acknowledge()).isFalse();
        assertThat(room.ticket(overruled.ticket()).customer()).isEqualTo(room.mei);
        assertThat(room.shop.intake().setAside(PageRequest.first(10)).items()).isEmpty();
        assertThat(room.shop.intake().overrule(mailId("b"), AGENT)).isEqualTo(overruled.again());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> room.shop.intake().overrule(mailId("c"), AGENT));
    }

    @Test
    void thePolicyLetsAutomaticMessagesBeginTicketsThatNobodyAcknowledges() {
        room.deciding(room.policy().setsAside(false));
        IntakeReceipt form = room.receive(room.mail("a").header("Auto-Submitted", "auto-generated"));

        assertThat(form.placement().kind()).isEqualTo(Kind.OPENS);
        assertThat(form.acknowledge()).isFalse();
        assertThat(((TicketReceived) room.history(form.ticket()).get(0)).author())
                .isEqualTo(MessageAuthor.AUTO);
    }

    @Test
    void aLoopOfEqualTextsIsRecognisedAndGoesOnInOneTicket() {
        TicketId id = room.receive(room.mail("0").text("I am a program")).ticket();
        for (int i = 1; i <= 5; i++) {
            OutgoingMessage ours = room.reply(id);
            IntakeReceipt theirs = room.receive(room.mail(String.valueOf(i))
                    .text("I am a program\n> We look into it " + i)
                    .answers(ours.id()));
            assertThat(theirs.ticket()).isEqualTo(id);
            assertThat(theirs.recognition().sign()).isEqualTo(i < 3 ? null : AutomaticSign.SAME_TEXT);
            room.after(Duration.ofMinutes(5));
        }
        room.after(Duration.ofHours(2));
        IntakeReceipt later = room.receive(room.mail("6").text("I am a program").answers(mailId("0")));
        assertThat(later.recognition().isAutomatic()).isFalse();
    }

    @Test
    void moreThanAPersonWritesIsRecognisedAcrossTickets() {
        room.deciding(room.policy().automation(AutomationPolicy.DEFAULT.withLimits(50, 4, Duration.ofMinutes(10))));
        for (int i = 0; i < 4; i++) {
            assertThat(room.receive(room.mail("m" + i)).placement().kind()).isEqualTo(Kind.OPENS);
        }
        IntakeReceipt fifth = room.receive(room.mail("m4"));

        assertThat(fifth.recognition().sign()).isEqualTo(AutomaticSign.TOO_MANY);
        assertThat(fifth.placement().kind()).isEqualTo(Kind.SET_ASIDE);
        assertThat(room.receive(room.mailOf(Mailroom.JO, "jo")).recognition()).isEqualTo(Recognition.PERSON);
    }

    @Test
    void aMessageOfTheShopsThatComesBackIsNotTakenIn() {
        TicketId id = room.receive(room.mail("a")).ticket();
        OutgoingMessage ours = room.reply(id);
        IncomingMessage back = IncomingMessage.builder(
                        Channel.EMAIL,
                        ours.id(),
                        Identity.email("shop@example.com"),
                        room.ticket(id).intake().at())
                .text("We look into it")
                .build();
        IntakeReceipt receipt = room.shop.intake().receive(back, BOX);

        assertThat(receipt.placement().kind()).isEqualTo(Kind.OWN);
        assertThat(receipt.ticket()).isEqualTo(id);
        assertThat(room.ticket(id).version()).isEqualTo(2);
    }

    @Test
    void aChannelTellsWhatItCallsAMessageOfTheShops() {
        TicketId id = room.receive(room.mail("a")).ticket();
        OutgoingMessage chat = room.shop.intake().reply(id, Channel.SOCIAL_MEDIA, "Hello", List.of(), AGENT);
        MessageId name = new MessageId("weixin", "out-1");
        assertThat(chat.id()).isNull();
        assertThat(chat.references()).isEmpty();
        room.shop.intake().sentAs(id, name, AGENT);
        room.shop.intake().sentAs(id, name, AGENT);

        assertThat(room.shop
                        .customers()
                        .timeline(room.mei, PageRequest.first(9))
                        .items())
                .filteredOn(event -> event.body() instanceof MessageSentAs)
                .extracting(Event::actor, Event::body)
                .containsExactly(tuple(AGENT.actor(), new MessageSentAs(id, name)));
        assertThat(room.receive(room.chat("1").answers(name)).ticket()).isEqualTo(id);
        TicketId other = room.receive(room.mail("b")).ticket();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> room.shop.intake().sentAs(other, name, AGENT))
                .extracting(RejectedException::rejection)
                .isEqualTo(new MessageIsKnown(id));
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> room.shop.intake().sentAs(other, mailId("b"), AGENT));
    }

    @Test
    void aReplyUnderAKeyIsOneMessage() {
        TicketId id = room.receive(room.mail("a")).ticket();
        By notice = By.system("notices").once("ack/a");
        OutgoingMessage first = room.shop.intake().reply(id, Channel.EMAIL, "Got it", List.of(), notice);

        assertThat(room.shop.intake().reply(id, Channel.EMAIL, "Got it", List.of(), notice))
                .isEqualTo(first);
        assertThat(room.ticket(id).version()).isEqualTo(2);
        assertThat(room.shop.conversation().thread(id, 1, 10).get(0).author()).isEqualTo(MessageAuthor.BOT);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        room.shop.intake().reply(id, Channel.EMAIL, "I am the shop", List.of(), By.customer(room.mei)));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> room.reply(new TicketId(new UUID(1, 2))));
    }

    @Test
    void aTicketThatCameByPhoneIsAnsweredUnderItsToken() {
        TicketId id = room.shop
                .tickets()
                .receive(NewTicket.of(room.mei, TicketType.COMPLAINT, Channel.PHONE, "Wet tea"), AGENT)
                .id();
        OutgoingMessage first = room.reply(id);

        assertThat(first.subject().value()).isEqualTo(first.token().tag());
        assertThat(first.references()).isEmpty();
    }

    @Test
    void aCustomerWhoDoesNotExistIsRefusedAndNothingIsStored() {
        IncomingMessageBuilder message = room.mail("a").customer(new CustomerId(new UUID(1, 2)));

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> room.receive(message));
        assertThat(room.receive(room.mail("a")).repeated()).isFalse();
    }

    @Test
    void theHistoryTellsInSentencesWhoWroteByWhichChannel() {
        TicketId id = room.receive(room.mail("a")).ticket();
        room.receive(room.mail("b")
                .answers(mailId("a"))
                .attachment(Attachment.of("f"))
                .header("Auto-Submitted", "auto-replied"));
        room.shop.tickets().cancel(id, CancelReason.WITHDRAWN, null, AGENT);
        TicketId later = room.receive(room.mail("c").answers(mailId("a"))).ticket();

        assertThat(room.shop.tickets().describe(id, Words.LEFT_OUT).get(1).sentence())
                .contains("added a message to the shop by AUTO, channel EMAIL, automatic: HEADER, files: 1");
        assertThat(room.shop.tickets().describe(later, Words.LEFT_OUT).get(0).sentence())
                .contains("which takes up " + id.value());
        assertThat(TicketHistory.fromJson(room.shop.tickets().archive(id).toJson()))
                .isEqualTo(room.shop.tickets().archive(id));
    }

    @Test
    void aReplyToAMergedTicketReachesTheOneInWhichItGoesOnUntilThatIsUndone() {
        TicketId merged = room.receive(room.mail("a")).ticket();
        TicketId between = room.receive(room.mail("b")).ticket();
        TicketId survivor = room.receive(room.mail("c")).ticket();
        room.shop.relations().mergers().merge(merged, between, "the same", AGENT);
        room.shop.relations().mergers().merge(between, survivor, "the same", AGENT);

        assertThat(room.receive(room.mail("d").answers(mailId("a"))).ticket()).isEqualTo(survivor);
        room.shop.relations().mergers().undo(merged, "not the same", AGENT);
        assertThat(room.receive(room.mail("e").answers(mailId("a"))).ticket()).isEqualTo(merged);
        assertThat(room.receive(room.mail("f").answers(mailId("b"))).ticket()).isEqualTo(survivor);
    }

    @Test
    void whatTheCustomerWroteIsInNoText() {
        IncomingMessage message = room.mail("secret")
                .subject("secret")
                .text("secret")
                .header("x-secret", "secret")
                .build();
        IntakeReceipt receipt = room.shop.intake().receive(message, BOX);

        assertThat(message.toString()).doesNotContain("secret");
        assertThat(receipt.toString()).doesNotContain("secret");
        assertThat(room.reply(receipt.ticket()).toString()).doesNotContain("secret");
        assertThat(new SetAside(message, receipt.recognition()).toString()).doesNotContain("secret");
    }
}
