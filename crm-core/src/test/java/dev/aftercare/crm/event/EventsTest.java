package dev.aftercare.crm.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final By SHOP = By.system("checkout");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final TestCrm crm = new TestCrm();
    private final Events events = crm.shop.events();

    @Test
    void everyEventIsHandedOverOnce() {
        for (int i = 0; i < 50; i++) {
            crm.shop.customers().register(Identity.shopUser("user-" + i), SHOP);
        }
        List<Event> taken = new ArrayList<>();

        int total = drain(taken::addAll);

        assertThat(total).isEqualTo(50);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(crm.heard);
        assertThat(events.handOver(taken::addAll, 10, LEASE)).isZero();
    }

    @Test
    void aSinkThatFailsIsGivenTheSameEventsAgainAfterTheLease() {
        crm.shop.customers().register(Identity.shopUser("ann"), SHOP);
        assertThatThrownBy(() -> events.handOver(
                        batch -> {
                            throw new java.io.IOException("broker down");
                        },
                        10,
                        LEASE))
                .isInstanceOf(HandOverException.class);

        List<Event> taken = new ArrayList<>();
        assertThat(events.handOver(taken::addAll, 10, LEASE)).isZero();
        crm.clock.turnBy(LEASE);
        assertThat(events.handOver(taken::addAll, 10, LEASE)).isEqualTo(1);
        assertThat(taken).isEqualTo(crm.heard);
    }

    @Test
    void aListenerThatFailsStopsNeitherTheOthersNorTheCaller() {
        List<Event> heard = new ArrayList<>();
        try (Crm two = Crm.builder(new InMemoryStorage())
                .listener((tenant, event) -> {
                    throw new IllegalStateException("mine");
                })
                .listener((tenant, event) -> heard.add(event))
                .build()) {
            two.shop().customers().register(Identity.shopUser("ann"), SHOP);
        }
        assertThat(heard).hasSize(1);
    }

    @Test
    void aListenerMayGiveCommandsOfItsOwn() {
        List<String> kinds = new ArrayList<>();
        Crm[] self = new Crm[1];
        self[0] = Crm.builder(new InMemoryStorage())
                .listener((tenant, event) -> {
                    kinds.add(event.aggregate().kind());
                    if (kinds.size() == 1) {
                        self[0].tenant(tenant).customers().register(Identity.shopUser("friend"), SHOP);
                    }
                })
                .build();

        self[0].shop().customers().register(Identity.shopUser("ann"), SHOP);

        assertThat(kinds).containsExactly("customer", "customer");
    }

    @Test
    void aHistoryLongerThanOneReadIsWhole() {
        Customer ann = crm.shop.customers().register(Identity.shopUser("ann"), SHOP);
        for (int i = 0; i < 1_005; i++) {
            String tag = "t" + i % 7;
            crm.shop
                    .customers()
                    .updateProfile(
                            ann.id(),
                            profile -> profile.toBuilder().displayName(tag).build(),
                            SHOP);
        }

        assertThat(events.history(AggregateRef.of(ann.id())))
                .hasSize(1_006)
                .isEqualTo(crm.heard)
                .isSortedAccordingTo(java.util.Comparator.comparingLong(Event::sequence));
    }

    @Test
    void shopsDoNotSeeEachOther() {
        Customer ann = crm.shop.customers().register(Identity.shopUser("ann"), SHOP);
        var other = crm.crm.tenant("other");

        assertThat(other.customers().find(ann.id())).isEmpty();
        assertThat(other.customers().find(Identity.shopUser("ann"))).isEmpty();
        assertThat(other.events().history(AggregateRef.of(ann.id()))).isEmpty();
        assertThat(other.events().handOver(batch -> {}, 10, LEASE)).isZero();
    }

    private int drain(EventSink sink) {
        int total = 0;
        int batch;
        do {
            batch = events.handOver(sink, 10, LEASE);
            total += batch;
        } while (batch > 0);
        return total;
    }
}
