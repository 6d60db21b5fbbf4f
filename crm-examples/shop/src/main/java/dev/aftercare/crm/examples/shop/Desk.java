package dev.aftercare.crm.examples.shop;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.ticket.NewTicket;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers want, and the list by which the desk works. */
@Service
class Desk {

    /** How many open tickets the page shows: those received last. */
    static final int SHOWN = 100;

    private static final By WEB_FORM = By.system("web-form");
    private static final TicketQuery OPEN =
            TicketQuery.at(Arrays.stream(Stage.values()).filter(Stage::isOpen).toArray(Stage[]::new));

    private final Crm crm;
    private final InstantSource clock;

    Desk(Crm crm, InstantSource clock) {
        this.crm = crm;
        this.clock = clock;
    }

    @Transactional
    Ticket receive(NewMatter matter) {
        Customer customer = Orders.customer(crm.shop(), matter.customer());
        NewTicket ticket = NewTicket.of(customer.id(), matter.type(), Channel.WEB_FORM, matter.text())
                .pressing(Objects.requireNonNullElse(matter.priority(), Priority.NORMAL));
        return crm.shop().tickets().receive(ticket, WEB_FORM);
    }

    /** The open tickets, what is due first at the top. */
    @Transactional(readOnly = true)
    List<DeskRow> open() {
        return crm.shop().tickets().page(OPEN, PageRequest.first(SHOWN)).items().stream()
                .map(ticket -> DeskRow.of(ticket, clock.instant(), ShopRules.ZONE))
                .sorted(Comparator.comparing(DeskRow::dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
