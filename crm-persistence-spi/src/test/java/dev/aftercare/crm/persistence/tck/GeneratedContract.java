package dev.aftercare.crm.persistence.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Generated records come back as they were, and generated transactions give what the reference adapter gives. */
abstract class GeneratedContract {

    abstract Storages storages();

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
    final void customersAndTicketsComeBackAsTheyWere(
            @ForAll("customers") Customer customer, @ForAll("tickets") Ticket ticket) {
        TenantId tenant = Storages.newTenant();
        Customer first = new Customer(
                customer.id(),
                1,
                customer.identities(),
                customer.profile(),
                customer.registeredAt(),
                customer.unknown());
        Ticket received =
                Ticket.received(ticket.id(), ticket.type(), ticket.customer(), ticket.priority(), ticket.intake());

        run(storages().first(), tenant, unit -> {
            unit.customers().insert(first);
            unit.tickets().insert(received);
            if (customer.version() > 1) {
                unit.customers().update(customer, 1);
            }
            if (ticket.version() > 1) {
                unit.tickets().update(ticket, 1);
            }
        });

        run(storages().second(), tenant, unit -> {
            assertThat(unit.customers().find(customer.id())).contains(customer);
            for (var identity : customer.identities()) {
                assertThat(unit.customers().findByIdentity(identity)).contains(customer);
            }
            assertThat(unit.tickets().find(ticket.id())).contains(ticket.version() > 1 ? ticket : received);
        });
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
    final void pointsComeBackAsTheyWere(
            @ForAll("accounts") PointsAccount account, @ForAll("entries") PointsEntry entry) {
        TenantId tenant = Storages.newTenant();
        PointsAccount first = new PointsAccount(
                account.id(),
                1,
                account.customer(),
                account.programme(),
                account.balance(),
                account.lots(),
                account.aside(),
                account.openedAt(),
                account.unknown());
        PointsEntry only = new PointsEntry(
                account.id(),
                1,
                entry.kind(),
                entry.points(),
                entry.balance(),
                entry.aside(),
                entry.at(),
                entry.cause(),
                entry.actor(),
                entry.lots(),
                entry.marks());

        run(storages().first(), tenant, unit -> unit.points().insert(first, List.of(only)));

        run(storages().second(), tenant, unit -> {
            assertThat(unit.points().find(account.id())).contains(first);
            assertThat(unit.points().find(account.customer(), account.programme()))
                    .contains(first);
            assertThat(unit.points().entries(account.id(), Long.MAX_VALUE, 9)).containsExactly(only);
            assertThat(unit.points().accounts(account.programme(), null, 9)).containsExactly(first);
            String name = only.marks().name();
            if (name != null) {
                assertThat(unit.points().named(account.id(), name)).contains(only);
            }
            Long about = only.marks().about();
            if (about != null) {
                assertThat(unit.points().about(account.id(), about, 0, 9)).containsExactly(only);
            }
        });
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
    final void factsComeBackAsTheyWere(
            @ForAll("purchases") Purchase purchase,
            @ForAll("events") Event event,
            @ForAll("dueEntries") DueEntry due,
            @ForAll("documents") Document document,
            @ForAll("commands") CommandRecord command) {
        TenantId tenant = Storages.newTenant();
        Document first = Document.created(document.key(), document.owner(), document.at(), document.json());

        run(storages().first(), tenant, unit -> {
            assertThat(unit.purchases().append(purchase)).isTrue();
            unit.journal().append(List.of(event));
            unit.due().schedule(due);
            unit.documents().insert(first);
            unit.commands().append(command);
        });

        run(storages().second(), tenant, unit -> {
            assertThat(unit.purchases().find(purchase.id())).contains(purchase);
            assertThat(unit.journal().history(event.aggregate(), 0, 9)).containsExactly(event);
            assertThat(unit.due().find(due.key())).contains(due);
            assertThat(unit.documents().find(document.key())).contains(first);
            assertThat(unit.commands().find(command.key())).contains(command);
        });
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    final void transactionsGiveWhatTheReferenceAdapterGives(@ForAll("scripts") List<Script.Transaction> script) {
        TenantId tenant = Storages.newTenant();
        InMemoryStorage reference = new InMemoryStorage();

        List<String> expected = new Script(script).runOn(reference, reference, tenant);
        List<String> given =
                new Script(script).runOn(storages().first(), storages().second(), tenant);

        for (int i = 0; i < expected.size(); i++) {
            assertThat(given.get(i)).as("result %s", i).isEqualTo(expected.get(i));
        }
    }

    /**
     * A part for each store and one across all: a few moves on a few things meet each other more often than all moves on all
     * things.
     */
    @Provide
    final Arbitrary<List<Script.Transaction>> scripts() {
        List<Arbitrary<List<Script.Transaction>>> parts =
                Move.OF_STORES.stream().map(GeneratedContract::part).collect(Collectors.toList());
        parts.add(part(List.of(Move.values())));
        return Combinators.combine(parts)
                .as(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private static Arbitrary<List<Script.Transaction>> part(List<Move> moves) {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 3);
        Arbitrary<Script.Step> steps =
                Combinators.combine(Arbitraries.of(moves), numbers, numbers).as(Script.Step::new);
        return Combinators.combine(steps.list().ofMinSize(2).ofMaxSize(6), Arbitraries.of(true, true, true, false))
                .as(Script.Transaction::new)
                .list()
                .ofMinSize(6)
                .ofMaxSize(12);
    }

    @Provide
    final Arbitrary<Customer> customers() {
        return Samples.customers();
    }

    @Provide
    final Arbitrary<Ticket> tickets() {
        return TicketSamples.tickets();
    }

    @Provide
    final Arbitrary<PointsAccount> accounts() {
        return PointsSamples.accounts();
    }

    @Provide
    final Arbitrary<PointsEntry> entries() {
        return PointsSamples.entries();
    }

    @Provide
    final Arbitrary<Purchase> purchases() {
        return Samples.purchases();
    }

    @Provide
    final Arbitrary<Event> events() {
        return EventSamples.events();
    }

    @Provide
    final Arbitrary<DueEntry> dueEntries() {
        return Samples.dueEntries();
    }

    @Provide
    final Arbitrary<Document> documents() {
        return Samples.documents();
    }

    @Provide
    final Arbitrary<CommandRecord> commands() {
        return Samples.commands();
    }

    private static void run(CrmStorage storage, TenantId tenant, Consumer<UnitOfWork> work) {
        storage.inTransaction(tenant, unit -> {
            work.accept(unit);
            return true;
        });
    }
}
