package dev.aftercare.crm.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.tck.EventSamples;
import dev.aftercare.crm.persistence.tck.PointsSamples;
import dev.aftercare.crm.persistence.tck.Samples;
import dev.aftercare.crm.persistence.tck.TicketSamples;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

class RoundTripProperties {

    private static final JsonMapper HOST =
            JsonMapper.builder().addModule(CrmJson.module()).build();

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void customersComeBackAsTheyWere(@ForAll("customers") Customer customer) {
        assertComesBack(CrmJson.customers(), customer);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void ticketsComeBackAsTheyWere(@ForAll("tickets") Ticket ticket) {
        assertComesBack(CrmJson.tickets(), ticket);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void pointsAccountsComeBackAsTheyWere(@ForAll("accounts") PointsAccount account) {
        assertComesBack(CrmJson.pointsAccounts(), account);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void purchaseLinesComeBackAsTheyWere(@ForAll("purchases") Purchase purchase) {
        assertComesBack(CrmJson.purchaseLines(), purchase.lines());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void lotChangesComeBackAsTheyWere(@ForAll("entries") PointsEntry entry) {
        assertComesBack(CrmJson.lotChanges(), entry.lots());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void eventBodiesComeBackAsTheyWere(@ForAll("events") Event event) {
        EventBody body = event.body();

        EventBody back = EventBodies.decode(EventBodies.type(body), EventBodies.encode(body));

        assertThat(back).isEqualTo(body);
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void factsTravelThroughTheSharedMapperAndThroughAMapperOfTheHost(
            @ForAll("events") Event event,
            @ForAll("purchases") Purchase purchase,
            @ForAll("entries") PointsEntry entry) {
        for (JsonMapper mapper : new JsonMapper[] {CrmJson.mapper(), HOST}) {
            assertThat(mapper.readValue(mapper.writeValueAsString(event), Event.class))
                    .isEqualTo(event);
            assertThat(mapper.readValue(mapper.writeValueAsString(purchase), Purchase.class))
                    .isEqualTo(purchase);
            assertThat(mapper.readValue(mapper.writeValueAsString(entry), PointsEntry.class))
                    .isEqualTo(entry);
        }
    }

    private static <T> void assertComesBack(JsonCodec<T> codec, T value) {
        String json = codec.encode(value);

        T back = codec.decode(json);

        assertThat(back).isEqualTo(value);
        assertThat(codec.encode(back)).isEqualTo(json).doesNotContain("\n");
    }

    @Provide
    Arbitrary<Customer> customers() {
        return Samples.customers();
    }

    @Provide
    Arbitrary<Ticket> tickets() {
        return TicketSamples.tickets();
    }

    @Provide
    Arbitrary<PointsAccount> accounts() {
        return PointsSamples.accounts();
    }

    @Provide
    Arbitrary<Purchase> purchases() {
        return Samples.purchases();
    }

    @Provide
    Arbitrary<PointsEntry> entries() {
        return PointsSamples.entries();
    }

    @Provide
    Arbitrary<Event> events() {
        return EventSamples.events();
    }
}
