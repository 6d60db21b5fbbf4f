package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.command;
import static dev.aftercare.crm.persistence.tck.Given.customer;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.document;
import static dev.aftercare.crm.persistence.tck.Given.sale;
import static dev.aftercare.crm.persistence.tck.Given.ticket;
import static dev.aftercare.crm.persistence.tck.Given.ticketId;
import static dev.aftercare.crm.persistence.tck.Ledger.BONUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.ticket.Handling;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.tck.Concurrently.Outcome;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Several writers at once, on both instances: one wins, and no change is lost. */
abstract class RaceContract extends StorageRules {

    private static final int WRITERS = 6;

    RaceContract(Storages storages) {
        super(storages);
    }

    @Test
    void ofWritersThatReplaceOneVersionOfACustomerOneWins() {
        run(unit -> unit.customers().insert(customer(1)));

        assertOneWins(
                (unit, i) -> {
                    Profile profile = Profile.builder().displayName("by " + i).build();
                    unit.customers().update(customer(1).withProfile(profile), 1);
                    return true;
                },
                Set.of(Reason.CONFLICT));
        assertThat(in(unit -> unit.customers().find(customerId(1)))
                        .orElseThrow()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void ofWritersThatReplaceOneVersionOfATicketOneWins() {
        run(unit -> unit.tickets().insert(ticket(1)));

        assertOneWins(
                (unit, i) -> {
                    Handling handling = new Handling("agent-" + i, 0, 0, null, null);
                    unit.tickets().update(ticket(1).next().handling(handling).build(), 1);
                    return true;
                },
                Set.of(Reason.CONFLICT));
    }

    @Test
    void ofWritersThatReplaceOneVersionOfADocumentOneWins() {
        Document first = document("doc", "d", T);
        run(unit -> unit.documents().insert(first));

        assertOneWins(
                (unit, i) -> {
                    unit.documents().update(first.changed("{\"by\":" + i + "}", T), 1);
                    return true;
                },
                Set.of(Reason.CONFLICT));
    }

    @Test
    void ofWritersThatInsertOneKeyOneWins() {
        assertOneWins(
                (unit, i) -> {
                    unit.documents().insert(document("doc", "d", T.plusSeconds(i)));
                    return true;
                },
                Set.of(Reason.DUPLICATE, Reason.CONFLICT));
    }

    @Test
    void ofCustomersThatClaimOneIdentityOneWins() {
        assertOneWins(
                (unit, i) -> {
                    unit.customers().insert(customer(i + 1, "ann", "own-" + i));
                    return true;
                },
                Set.of(Reason.DUPLICATE, Reason.CONFLICT));
    }

    @Test
    void ofAccountsOfOneHolderOneWins() {
        assertOneWins(
                (unit, i) -> {
                    Ledger ledger = Ledger.opened(i + 1, customerId(1), BONUS).earn(100, T);
                    unit.points().insert(ledger.account(), ledger.entries());
                    return true;
                },
                Set.of(Reason.DUPLICATE, Reason.CONFLICT));
        assertThat(in(unit -> unit.points().outstanding(BONUS)).balance()).isEqualTo(100);
    }

    @Test
    void ofEventsWithOneSequenceOneWins() {
        assertOneWins(
                (unit, i) -> {
                    unit.journal().append(List.of(Given.event(i + 1, Given.aggregate("a"), 1)));
                    return true;
                },
                Set.of(Reason.CONFLICT));
    }

    @Test
    void ofPurchasesWithOneNumberOneIsStored() {
        assertOneWins(
                (unit, i) -> unit.purchases().append(sale("A-1", customerId(i + 1), T, "1.00")),
                Set.of(Reason.CONFLICT));
    }

    @Test
    void ofCommandsWithOneKeyOneIsStored() {
        assertOneWins(
                (unit, i) -> {
                    unit.commands().append(command("k-1", T.plusSeconds(i)));
                    return true;
                },
                Set.of(Reason.CONFLICT));
    }

    @Test
    void noUpdateOfATicketIsLost() {
        run(unit -> unit.tickets().insert(ticket(1)));

        countTogether(unit -> {
            Ticket stored = unit.tickets().find(ticketId(1)).orElseThrow();
            unit.tickets().update(stored.next().build(), stored.version());
        });

        assertThat(in(unit -> unit.tickets().find(ticketId(1))).orElseThrow().version())
                .isEqualTo(1 + WRITERS * 10);
    }

    @Test
    void noUpdateOfADocumentIsLost() {
        DocumentKey key = new DocumentKey("doc", "d");
        run(unit -> unit.documents().insert(document("doc", "d", T)));

        countTogether(unit -> {
            Document stored = unit.documents().find(key).orElseThrow();
            unit.documents().update(stored.changed("{}", T), stored.version());
        });

        assertThat(in(unit -> unit.documents().find(key)).orElseThrow().version())
                .isEqualTo(1 + WRITERS * 10);
    }

    @Test
    void noPointsAreLostBetweenLockAndUpdate() {
        Ledger opened = Ledger.opened(1).earn(1, T);
        run(unit -> unit.points().insert(opened.account(), opened.entries()));

        countTogether(unit -> {
            PointsAccount stored = unit.points().lock(customerId(1), BONUS).orElseThrow();
            Ledger next = Ledger.of(stored).earn(1, T);
            unit.points().update(next.account(), stored.version(), next.entries());
        });

        PointsAccount account =
                in(unit -> unit.points().find(customerId(1), BONUS)).orElseThrow();
        List<PointsEntry> entries =
                in(unit -> unit.points().entries(new PointsAccountId(Given.uuid(1)), Long.MAX_VALUE, 1_000));
        assertThat(account.balance()).isEqualTo(1 + WRITERS * 10);
        assertThat(entries).hasSize(1 + WRITERS * 10);
        assertThat(entries.stream().mapToLong(PointsEntry::points).sum()).isEqualTo(account.balance());
    }

    /** A writer wins if it gets true. The others get false, or are refused for one of the reasons. */
    private void assertOneWins(BiFunction<UnitOfWork, Integer, Boolean> write, Set<Reason> reasons) {
        List<Outcome<Boolean>> outcomes =
                Concurrently.race(WRITERS, i -> instance(i).inTransaction(tenant, unit -> write.apply(unit, i)));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.succeeded() && outcome.value())
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.succeeded())
                .allSatisfy(outcome -> assertThat(outcome.refusal().reason()).isIn(reasons));
    }

    /** Every writer makes ten changes, each repeated until it goes through. */
    private void countTogether(Consumer<UnitOfWork> change) {
        List<Outcome<Boolean>> outcomes = Concurrently.race(WRITERS, i -> {
            for (int n = 0; n < 10; n++) {
                Concurrently.retrying(() -> {
                    run(instance(i), change);
                    return true;
                });
            }
            return true;
        });
        assertThat(outcomes).allMatch(Outcome::succeeded);
    }

    private CrmStorage instance(int writer) {
        return writer % 2 == 0 ? storage() : second();
    }
}
