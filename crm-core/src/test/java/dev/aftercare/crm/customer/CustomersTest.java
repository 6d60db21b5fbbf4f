package dev.aftercare.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerEvent.CustomerRegistered;
import dev.aftercare.crm.model.customer.CustomerEvent.IdentitiesChanged;
import dev.aftercare.crm.model.customer.CustomerEvent.ProfileChanged;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.persistence.PageRequest;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomersTest {

    private static final By SHOP = By.system("checkout");
    private static final Identity MAIL = Identity.email("Ann@Example.org");
    private static final Identity PHONE = Identity.phone("+44 20 7946 0000");

    private final TestCrm crm = new TestCrm();
    private final Customers customers = crm.shop.customers();

    @Test
    void aCustomerIsFoundByEveryIdentity() {
        Customer ann = customers.register(Set.of(MAIL, PHONE), Profile.EMPTY, SHOP);

        assertThat(customers.find(Identity.email(" ann@example.ORG "))).contains(ann);
        assertThat(customers.find(Identity.phone("+442079460000"))).contains(ann);
        assertThat(customers.find(ann.id())).contains(ann);
        assertThat(customers.find(Identity.shopUser("ann@example.org"))).isEmpty();
    }

    @Test
    void anIdentityBelongsToOneCustomer() {
        customers.register(MAIL, SHOP);

        assertThatThrownBy(() -> customers.register(Set.of(PHONE, MAIL), Profile.EMPTY, SHOP))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.rejection()).isEqualTo(new IdentityTaken()))
                .hasMessageNotContaining("example");
        assertThat(customers.find(PHONE)).isEmpty();
    }

    @Test
    void anIdentityThatWasGivenUpIsFree() {
        Customer ann = customers.register(MAIL, SHOP);
        customers.updateIdentities(ann.id(), Set.of(PHONE), SHOP);

        Customer bob = customers.register(MAIL, SHOP);

        assertThat(customers.find(MAIL)).contains(bob);
        assertThat(customers.find(PHONE).map(Customer::id)).contains(ann.id());
    }

    @Test
    void takingAnIdentityOfSomebodyElseChangesNothing() {
        Customer ann = customers.register(MAIL, SHOP);
        Customer bob = customers.register(PHONE, SHOP);

        assertThatThrownBy(() -> customers.updateIdentities(bob.id(), Set.of(MAIL), SHOP))
                .isInstanceOf(RejectedException.class);

        assertThat(customers.find(PHONE)).contains(bob);
        assertThat(customers.find(MAIL)).contains(ann);
    }

    @Test
    void aChangedProfileIsTheNextVersionAndTheEventNamesFieldsOnly() {
        Customer ann = customers.register(MAIL, SHOP);

        Customer changed = customers.updateProfile(
                ann.id(),
                profile -> profile.toBuilder()
                        .displayName("Ann 安")
                        .birthday(LocalDate.of(1990, 2, 28))
                        .build(),
                By.agent("eve"));

        assertThat(changed.version()).isEqualTo(2);
        assertThat(customers.find(ann.id())).contains(changed);
        assertThat(crm.heard)
                .extracting(Event::body)
                .containsExactly(
                        new CustomerRegistered(List.of("email")),
                        new ProfileChanged(List.of("birthday", "displayName")));
    }

    @Test
    void aChangeWithoutADifferenceIsNoChange() {
        Customer ann = customers.register(MAIL, SHOP);

        assertThat(customers.updateProfile(ann.id(), profile -> profile, SHOP)).isEqualTo(ann);
        assertThat(customers.updateIdentities(ann.id(), Set.of(MAIL), SHOP)).isEqualTo(ann);
        assertThat(crm.shop.events().history(AggregateRef.of(ann.id()))).hasSize(1);
    }

    @Test
    void aRepeatedRegistrationUnderOneKeyGivesTheFirstCustomer() {
        By once = SHOP.once("signup-17");

        Customer first = customers.register(new LinkedHashSet<>(List.of(MAIL, PHONE)), Profile.EMPTY, once);
        Customer again = customers.register(new LinkedHashSet<>(List.of(PHONE, MAIL)), Profile.EMPTY, once);

        assertThat(again).isEqualTo(first);
        assertThat(customers.page(PageRequest.first(10)).items()).containsExactly(first);
    }

    @Test
    void theTimelineShowsTheLastFirst() {
        Customer ann = customers.register(MAIL, SHOP);
        crm.clock.turnBy(java.time.Duration.ofHours(1));
        customers.updateIdentities(ann.id(), Set.of(MAIL, PHONE), SHOP);

        assertThat(customers.timeline(ann.id(), PageRequest.first(10)).items())
                .extracting(Event::body)
                .containsExactly(
                        new IdentitiesChanged(List.of("phone"), List.of()), new CustomerRegistered(List.of("email")));
    }

    @Test
    void anUnknownCustomerIsReported() {
        CustomerId nobody = new CustomerId(new UUID(1, 2));

        assertThatThrownBy(() -> customers.updateIdentities(nobody, Set.of(), SHOP))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(nobody.value().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"020 7946 0000", "+", "+0123456789", "+1234567890123456", "0044 20 7946 0000", ""})
    void aPhoneNumberWithoutACountryIsNotGuessed(String number) {
        assertThatThrownBy(() -> Identity.phone(number))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("identity.phone"));
    }
}
