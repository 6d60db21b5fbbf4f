package dev.aftercare.crm.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.MessageDetails;
import dev.aftercare.crm.model.ticket.MessageDirection;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.ticket.ThreadEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whole conversations, handed in in any order and more than once. */
class IntakeProperties {

    /** A conversation as a tree: each message answers one before it, and refers to all on the way to the first. */
    private record Mail(String id, List<String> ancestors) {}

    @Property(tries = 60)
    void aConversationIsOneTicketInWhateverOrderAndHoweverOftenItsMessagesCome(
            @ForAll @IntRange(min = 1, max = 3) int conversations,
            @ForAll @IntRange(min = 1, max = 12) int messages,
            @ForAll long seed) {
        Random random = new Random(seed);
        Mailroom room = new Mailroom();
        List<Mail> all = new ArrayList<>();
        for (int c = 0; c < conversations; c++) {
            all.addAll(conversation("c" + c, messages, random));
        }
        List<Mail> arriving = new ArrayList<>(all);
        all.stream().filter(mail -> random.nextBoolean()).forEach(arriving::add);
        Collections.shuffle(arriving, random);

        Map<String, IntakeReceipt> first = new HashMap<>();
        for (Mail mail : arriving) {
            IncomingMessageBuilder message = room.mail(mail.id()).text("Text of " + mail.id());
            mail.ancestors().forEach(ancestor -> message.answers(Mailroom.mailId(ancestor)));
            IntakeReceipt receipt = room.receive(message);
            IntakeReceipt before = first.putIfAbsent(mail.id(), receipt);
            assertThat(receipt).isEqualTo(before == null ? receipt : before.again());
        }

        assertThat(room.tickets()).hasSize(conversations);
        Map<MessageId, TicketId> seen = new HashMap<>();
        for (Ticket ticket : room.tickets()) {
            Set<String> of = new HashSet<>();
            for (ThreadEntry entry : room.shop.conversation().thread(ticket.id(), 0, 1_000)) {
                MessageDetails details = Objects.requireNonNull(entry.details());
                assertThat(seen.put(Objects.requireNonNull(details.id()), ticket.id()))
                        .isNull();
                of.add(details.id().value().substring(0, 2));
            }
            assertThat(of).hasSize(1);
        }
        assertThat(seen).hasSize(all.size());
        first.forEach((id, receipt) -> assertThat(seen).containsEntry(Mailroom.mailId(id), receipt.ticket()));
    }

    private static List<Mail> conversation(String name, int messages, Random random) {
        List<Mail> mails = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            List<String> ancestors = new ArrayList<>();
            if (i > 0) {
                Mail parent = mails.get(random.nextInt(i));
                ancestors.add(parent.id());
                ancestors.addAll(parent.ancestors());
            }
            mails.add(new Mail(name + "-" + i, ancestors));
        }
        return mails;
    }

    @Property(tries = 60)
    void whateverHappensToTicketsAMessageStandsOnceAndAPersonsIsNeverBuriedInAClosedOne(@ForAll long seed) {
        Random random = new Random(seed);
        Mailroom room = new Mailroom();
        Map<String, IntakeReceipt> known = new HashMap<>();
        for (int i = 0; i < 25; i++) {
            room.after(Duration.ofHours(random.nextInt(200)));
            switch (room.tickets().isEmpty() ? 0 : random.nextInt(8)) {
                case 0, 1, 2, 3 -> handIn(room, "m" + i, known, random);
                case 4 ->
                    known.forEach((id, before) ->
                            assertThat(room.receive(room.mail(id))).isEqualTo(before.again()));
                case 5 -> room.reply(some(room, random).id());
                case 6 -> close(room, some(room, random));
                default -> duplicate(room, random);
            }
        }

        Map<MessageId, TicketId> stored = new HashMap<>();
        for (Ticket ticket : room.tickets()) {
            for (ThreadEntry entry : room.shop.conversation().thread(ticket.id(), 0, 1_000)) {
                if (entry.direction() == MessageDirection.IN) {
                    MessageId id = Objects.requireNonNull(
                            Objects.requireNonNull(entry.details()).id());
                    assertThat(stored.put(id, ticket.id())).isNull();
                }
            }
        }
        Map<MessageId, TicketId> told = new HashMap<>();
        known.values().stream()
                .filter(receipt -> receipt.ticket() != null)
                .forEach(receipt -> told.put(receipt.message(), receipt.ticket()));
        assertThat(stored).isEqualTo(told);
    }

    private static void handIn(Mailroom room, String id, Map<String, IntakeReceipt> known, Random random) {
        IncomingMessageBuilder mail = room.mail(id).text("Text of " + id);
        List<String> before = List.copyOf(known.keySet());
        if (!before.isEmpty() && random.nextInt(5) > 0) {
            mail.answers(Mailroom.mailId(before.get(random.nextInt(before.size()))));
        }
        boolean automatic = random.nextInt(3) == 0;
        if (automatic) {
            mail.header("Auto-Submitted", "auto-replied");
        }
        Map<TicketId, Stage> stages = new HashMap<>();
        room.tickets().forEach(ticket -> stages.put(ticket.id(), ticket.stage()));
        IntakeReceipt receipt = room.receive(mail);
        known.put(id, receipt);
        if (automatic) {
            assertThat(receipt.acknowledge()).isFalse();
            assertThat(room.tickets())
                    .allSatisfy(ticket -> assertThat(stages).containsEntry(ticket.id(), ticket.stage()));
        } else {
            assertThat(room.ticket(receipt.ticket()).stage().isOpen()).isTrue();
        }
    }

    private static Ticket some(Mailroom room, Random random) {
        List<Ticket> tickets = room.tickets();
        return tickets.get(random.nextInt(tickets.size()));
    }

    private static void close(Mailroom room, Ticket ticket) {
        if (ticket.stage() == Stage.RECEIVED) {
            room.bring(ticket.id(), Stage.FOLLOWED_UP);
        } else if (ticket.stage() == Stage.ANALYZED) {
            room.shop.tickets().cancel(ticket.id(), CancelReason.WITHDRAWN, null, Mailroom.AGENT);
        }
    }

    private static void duplicate(Mailroom room, Random random) {
        Ticket one = some(room, random);
        Ticket other = some(room, random);
        if (one.stage() == Stage.RECEIVED && !one.id().equals(other.id())) {
            room.shop.tickets().cancelAsDuplicate(one.id(), other.id(), Mailroom.AGENT);
        }
    }
}
