package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every step is idempotent on a key given by the caller. */
class ReplayProperties {

    @Property(tries = 60)
    void aWholeSequenceSentAgainUnderTheSameKeysChangesNothing(@ForAll("sequences") List<TicketCommand> sequence) {
        Desk desk = new Desk();
        TicketId id = desk.tickets.receive(desk.matter(), key("receive")).id();
        List<Optional<Ticket>> results = new ArrayList<>();
        for (int i = 0; i < sequence.size(); i++) {
            results.add(send(desk, id, sequence.get(i), i));
        }
        Ticket ticket = desk.ticket(id);
        List<Event> journal = desk.tickets.history(id);

        assertThat(desk.tickets.receive(desk.matter(), key("receive")).version())
                .isEqualTo(1);
        for (int i = 0; i < sequence.size(); i++) {
            if (results.get(i).isPresent()) {
                assertThat(send(desk, id, sequence.get(i), i)).isEqualTo(results.get(i));
            }
        }

        assertThat(desk.ticket(id)).isEqualTo(ticket);
        assertThat(desk.tickets.history(id)).isEqualTo(journal).hasSize((int) ticket.version());
    }

    @Provide
    Arbitrary<List<TicketCommand>> sequences() {
        return Commands.any().list().ofMaxSize(30);
    }

    private static Optional<Ticket> send(Desk desk, TicketId id, TicketCommand command, int number) {
        try {
            return Optional.of(desk.tickets.apply(id, command, key("step-" + number)));
        } catch (RejectedException e) {
            return Optional.empty();
        }
    }

    private static By key(String key) {
        return Desk.AGENT.once(key);
    }
}
