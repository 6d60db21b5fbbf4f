package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.micros;
import static dev.aftercare.crm.persistence.tck.Given.ticket;
import static dev.aftercare.crm.persistence.tck.Given.ticketId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.TicketQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link dev.aftercare.crm.persistence.TicketStore} but for its queries, sentence by sentence. */
abstract class TicketContract extends StorageRules {

    private static final Ticket FIRST = ticket(1);
    private static final Ticket SECOND = FIRST.next().priority(Priority.URGENT).build();
    private static final Ticket THIRD = SECOND.next().stage(Stage.CONFIRMED).build();

    TicketContract(Storages storages) {
        super(storages);
    }

    @Test
    void anInsertedTicketIsFoundAsItWas() {
        run(unit -> unit.tickets().insert(FIRST));

        assertThat(find(1)).isEqualTo(FIRST);
        assertThat(find(2)).as("never stored").isNull();
    }

    @Test
    void anIdThatExistsIsADuplicateAndTheTransactionGoesOn() {
        run(unit -> unit.tickets().insert(FIRST));

        run(unit -> {
            assertRefused(Reason.DUPLICATE, () -> unit.tickets().insert(ticket(1, customerId(7), T)));
            unit.tickets().insert(ticket(2));
        });

        assertThat(find(1)).isEqualTo(FIRST);
        assertThat(find(2)).isEqualTo(ticket(2));
        assertThat(ids(page(TicketQuery.of(customerId(7)), 9))).isEmpty();
    }

    @Test
    void anUpdateReplacesTheTicket() {
        run(unit -> unit.tickets().insert(FIRST));

        run(unit -> unit.tickets().update(SECOND, 1));

        assertThat(find(1)).isEqualTo(SECOND);
        assertThat(page(TicketQuery.ALL, 9).items()).containsExactly(SECOND);
    }

    @Test
    void anUpdateMaySkipVersions() {
        run(unit -> unit.tickets().insert(FIRST));

        run(unit -> unit.tickets().update(THIRD, 1));

        assertThat(find(1)).isEqualTo(THIRD);
    }

    @Test
    void anUpdateOfAStaleVersionChangesNothingAndTheTransactionGoesOn() {
        run(unit -> {
            unit.tickets().insert(FIRST);
            unit.tickets().update(SECOND, 1);
        });

        run(unit -> {
            assertRefused(Reason.CONFLICT, () -> unit.tickets().update(THIRD, 1));
            unit.tickets().insert(ticket(2));
        });

        assertThat(find(1)).isEqualTo(SECOND);
        assertThat(find(2)).isNotNull();
        assertThat(ids(page(TicketQuery.at(Stage.CONFIRMED), 9))).isEmpty();
    }

    @Test
    void anUpdateThatExpectsALaterVersionChangesNothing() {
        run(unit -> unit.tickets().insert(FIRST));

        run(unit -> assertRefused(Reason.CONFLICT, () -> unit.tickets().update(THIRD, 2)));

        assertThat(find(1)).isEqualTo(FIRST);
    }

    @Test
    void anUpdateOfNothingIsAConflict() {
        run(unit -> assertRefused(Reason.CONFLICT, () -> unit.tickets().update(SECOND, 1)));

        assertThat(find(1)).isNull();
    }

    @Test
    void aPageListsTheLastReceivedFirstAndEqualInstantsByDescendingId() {
        Ticket early = ticket(9, customerId(1), micros(T, -1));
        Ticket late = ticket(1, customerId(1), micros(T, 1));
        run(unit -> List.of(ticket(2), ticket(-4), early, ticket(3), late).forEach(unit.tickets()::insert));

        assertThat(ids(page(TicketQuery.ALL, 9)))
                .as("ids compare by their text, not as signed numbers")
                .containsExactly(ticketId(1), ticketId(-4), ticketId(3), ticketId(2), ticketId(9));
    }

    @Test
    void pagesAreStableWhileOthersInsertAndChange() {
        run(unit -> {
            for (int i = 1; i <= 6; i++) {
                unit.tickets().insert(ticket(2 * i, customerId(1), T.plusSeconds(i / 3)));
            }
        });

        Page<Ticket> first = page(TicketQuery.ALL, 3);
        run(unit -> {
            unit.tickets().insert(ticket(15, customerId(1), T.plusSeconds(5)));
            unit.tickets().insert(ticket(7, customerId(1), T.plusSeconds(1)));
            unit.tickets()
                    .update(
                            unit.tickets()
                                    .find(ticketId(8))
                                    .orElseThrow()
                                    .next()
                                    .build(),
                            1);
        });
        Page<Ticket> second = in(unit ->
                unit.tickets().page(TicketQuery.ALL, PageRequest.first(4).after(first.next())));

        assertThat(ids(first)).containsExactly(ticketId(12), ticketId(10), ticketId(8));
        assertThat(first.next())
                .isEqualTo(new PageKey(T.plusSeconds(1), Given.uuid(8).toString()));
        assertThat(ids(second)).containsExactly(ticketId(7), ticketId(6), ticketId(4), ticketId(2));
        assertThat(second.next()).as("nothing follows the last record").isNull();
    }

    private static List<TicketId> ids(Page<Ticket> page) {
        return page.items().stream().map(Ticket::id).toList();
    }

    private Ticket find(int n) {
        return in(unit -> unit.tickets().find(ticketId(n))).orElse(null);
    }

    private Page<Ticket> page(TicketQuery query, int limit) {
        return in(unit -> unit.tickets().page(query, PageRequest.first(limit)));
    }
}
