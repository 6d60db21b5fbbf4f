package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.ShopAtWork.CLERK;

import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.team.Agent;
import dev.aftercare.crm.team.Availability;
import java.util.stream.IntStream;

/** Many of those that a command asks about one by one if it is careless: agents with shifts of their own, and customers who are one. */
final class CrowdAtWork {

    private static final int SHIFTS = 40;

    private final ShopAtWork shop;
    private final CrmStorage storage;

    CrowdAtWork(ShopAtWork shop, CrmStorage storage) {
        this.shop = shop;
        this.storage = storage;
    }

    /** So many agents, each on one of up to forty calendars; as if each had been put by hand, only faster. */
    void agents(int number) {
        int shifts = Math.min(number, SHIFTS);
        IntStream.range(0, shifts)
                .forEach(i -> shop.shop.serviceLevels().define(BusinessCalendar.aroundTheClock("shift-" + i), CLERK));
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            for (int i = 0; i < number; i++) {
                Agent agent = Agent.of("agent-" + i).working("shift-" + i % shifts);
                unit.documents()
                        .insert(Document.created(
                                new DocumentKey("agent", agent.login()),
                                null,
                                ShopAtWork.OPENING,
                                CrmJson.mapper().writeValueAsString(agent)));
            }
            return true;
        });
    }

    /** An agent who is away from now on, with so many tickets that others can have. */
    void goneWith(int tickets) {
        Agent bob = Agent.of("bob").carrying(1_000);
        shop.shop.team().put(bob, CLERK);
        shop.shop.team().put(Agent.of("eve").carrying(1_000), CLERK);
        for (int i = 0; i < tickets; i++) {
            TicketId ticket =
                    shop.shop.tickets().receive(shop.matter("It broke"), CLERK).id();
            shop.shop.tickets().assign(ticket, "bob", CLERK);
        }
        shop.shop.team().put(bob.being(Availability.AWAY), CLERK);
    }

    /** So many others turned out to be a customer, half of them by way of another. */
    void one(CustomerId customer, String name, int number) {
        CustomerId between = shop.register(name + "-between");
        for (int i = 0; i < number; i++) {
            CustomerId other = shop.register(name + "-" + i);
            CustomerId into = i % 2 == 0 ? between : customer;
            shop.shop.loyaltyMerges().merge(name + "-" + i, other, into, CLERK);
        }
        shop.shop.loyaltyMerges().merge(name + "-between", between, customer, CLERK);
    }
}
