package dev.aftercare.crm.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.ticket.MessageDetails;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.ticket.ThreadEntry;
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
}
