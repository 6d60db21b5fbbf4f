package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.team.Agent;
import dev.aftercare.crm.team.Availability;
import dev.aftercare.crm.ticket.NewTicket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A team on every engine while tickets are given out and agents come and go. */
class TeamOnEnginesTest {

    private static final By CLERK = By.agent("clerk");

    private int round;
    private int customers;

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void whoGoesAwayWhileATicketIsGivenOutDoesNotKeepIt(Databases database) throws Exception {
        try (Meetings meetings = new Meetings(database)) {
            meetings.shop().team().put(Agent.of("bob").carrying(1_000), CLERK);
            meetings.everywhere(shop -> {
                String ann = "ann" + round++;
                // Bob has something to do, and whoever is new has not.
                shop.tickets().assign(ticket(shop), "bob", CLERK);
                shop.team().put(Agent.of(ann).carrying(1_000), CLERK);
                TicketId ticket = ticket(shop);
                assertThat(shop.team().propose(ticket).chosen()).isEqualTo(ann);
                return new Meetings.Pair(
                        node -> node.team().assign(ticket, CLERK), node -> goesAway(node, ann), (first, second) -> {
                            shop.runDue(100);
                            assertThat(shop.tickets()
                                            .find(ticket)
                                            .orElseThrow()
                                            .handling()
                                            .assignee())
                                    .isEqualTo("bob");
                        });
            });
        }
    }

    private static void goesAway(Shop node, String agent) {
        node.team().put(Agent.of(agent).being(Availability.AWAY), CLERK);
        node.runDue(100);
    }

    /** Of a customer whom nobody knows. */
    private TicketId ticket(Shop shop) {
        CustomerId customer = shop.customers()
                .register(Identity.shopUser("mei" + customers++), CLERK)
                .id();
        return shop.tickets()
                .receive(NewTicket.of(customer, TicketType.COMPLAINT, Channel.APP, "The tea is wet"), CLERK)
                .id();
    }
}
