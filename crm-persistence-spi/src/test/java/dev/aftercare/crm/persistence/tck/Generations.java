package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.aggregate;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.due;
import static dev.aftercare.crm.persistence.tck.Given.event;

import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.ticket.Handling;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.Arrays;
import java.util.List;

/** Records of which every part tells which version it belongs to. */
final class Generations {

    static final DocumentKey DOCUMENT = new DocumentKey("doc", "d");

    private Generations() {}

    /** The next generation of everything, in the place of the one before. */
    static void store(UnitOfWork unit, int generation) {
        Ledger ledger = ledger(generation);
        List<PointsEntry> last = ledger.entries().subList(generation - 1, generation);
        unit.purchases().append(purchase(generation));
        unit.journal().append(List.of(event(generation, aggregate("a"), generation, customerId(1), T)));
        unit.due().schedule(due("visit", "a", T.plusSeconds(generation)));
        unit.commands().append(Given.command("k-" + generation, T));
        if (generation == 1) {
            unit.customers().insert(customer(1));
            unit.tickets().insert(ticket(1));
            unit.points().insert(ledger.account(), last);
            unit.documents().insert(document(1));
        } else {
            unit.customers().update(customer(generation), generation - 1);
            unit.tickets().update(ticket(generation), generation - 1);
            unit.points().update(ledger.account(), generation - 1, last);
            unit.documents().update(document(generation), generation - 1);
        }
    }

    static Ledger ledger(long generation) {
        Ledger ledger = Ledger.opened(1);
        for (int i = 0; i < generation; i++) {
            ledger = ledger.earn(1, T.plusSeconds(i));
        }
        return ledger;
    }

    static Customer customer(long generation) {
        Customer customer = Given.customer(1, "name-1");
        for (int i = 2; i <= generation; i++) {
            customer = customer.withIdentities(
                    Given.customer(1, "name-" + i, "also-" + i).identities());
        }
        return customer;
    }

    static Ticket ticket(long generation) {
        Ticket ticket = Given.ticket(1);
        for (int i = 2; i <= generation; i++) {
            ticket = ticket.next()
                    .handling(new Handling("agent-" + i, 0, 0, null, null))
                    .build();
        }
        return ticket;
    }

    static Document document(long generation) {
        return new Document(
                DOCUMENT, generation, "owner-" + generation, T.plusSeconds(generation), "{\"n\":" + generation + "}");
    }

    /** With as many lines as its number says. */
    static Purchase purchase(int generation) {
        String[] euros = new String[generation];
        Arrays.fill(euros, generation + ".00");
        return Given.sale("P-" + generation, customerId(1), T.plusSeconds(generation), euros);
    }
}
