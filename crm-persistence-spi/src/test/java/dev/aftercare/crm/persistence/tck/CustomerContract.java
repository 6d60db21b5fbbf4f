package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.customer;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.identities;
import static dev.aftercare.crm.persistence.tck.Given.micros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@link dev.aftercare.crm.persistence.CustomerStore}, sentence by sentence. */
abstract class CustomerContract extends StorageRules {

    private static final Profile NAMED =
            Profile.builder().displayName("Ann").tag("vip").build();

    CustomerContract(Storages storages) {
        super(storages);
    }

    @Test
    void anInsertedCustomerIsFoundByIdAndByEachIdentity() {
        Customer ann = customer(1, "ann", "ann-2");

        run(unit -> unit.customers().insert(ann));

        assertThat(find(1)).isEqualTo(ann);
        assertThat(owner("ann")).isEqualTo(ann);
        assertThat(owner("ann-2")).isEqualTo(ann);
    }

    @Test
    void aCustomerWithoutIdentitiesCanBeStored() {
        run(unit -> unit.customers().insert(customer(1)));

        assertThat(find(1)).isEqualTo(customer(1));
    }

    @Test
    void whoWasNeverStoredIsNotFound() {
        run(unit -> unit.customers().insert(customer(1, "ann")));

        assertThat(find(2)).isNull();
        assertThat(owner("bob")).isNull();
    }

    @Test
    void identitiesAreComparedCharacterByCharacter() {
        Customer lower = customer(1, "ann", "\u00e9", "ss", "x\u0308");
        Customer other = customer(2, "Ann", "e\u0301", "\u00df", "x");
        Customer spaced = customer(3, "ann ", " ann", "\u00e8", "e");
        Customer otherScheme = Customer.registered(customerId(4), Set.of(new Identity("Shop", "ann")), NAMED, T);

        run(unit -> List.of(lower, other, spaced, otherScheme).forEach(unit.customers()::insert));

        for (Customer customer : List.of(lower, other, spaced, otherScheme)) {
            for (Identity identity : customer.identities()) {
                assertThat(owner(identity)).as(identity.value()).isEqualTo(customer);
            }
        }
        assertThat(owner("ANN")).isNull();
    }

    @Test
    void anIdThatExistsIsADuplicateAndTheTransactionGoesOn() {
        run(unit -> unit.customers().insert(customer(1, "ann")));

        run(unit -> {
            assertRefused(Reason.DUPLICATE, () -> unit.customers().insert(customer(1, "bob")));
            unit.customers().insert(customer(2, "cyd"));
        });

        assertThat(find(1)).isEqualTo(customer(1, "ann"));
        assertThat(owner("bob")).isNull();
        assertThat(find(2)).isNotNull();
    }

    @Test
    void anIdentityOfAnotherIsADuplicateAndNothingIsStored() {
        run(unit -> unit.customers().insert(customer(1, "mmm")));

        run(unit -> {
            assertRefused(Reason.DUPLICATE, () -> unit.customers().insert(customer(2, "aaa", "mmm", "zzz")));
            unit.customers().insert(customer(3, "aaa", "zzz"));
        });

        assertThat(find(2)).isNull();
        assertThat(owner("mmm")).isEqualTo(customer(1, "mmm"));
        assertThat(owner("aaa")).isEqualTo(customer(3, "aaa", "zzz"));
    }

    @Test
    void anUpdateReplacesTheCustomer() {
        run(unit -> unit.customers().insert(customer(1, "ann")));
        Customer named = customer(1, "ann").withProfile(NAMED);

        run(unit -> unit.customers().update(named, 1));

        assertThat(find(1)).isEqualTo(named);
        assertThat(owner("ann")).isEqualTo(named);
        assertThat(page(PageRequest.first(9)).items()).containsExactly(named);
    }

    @Test
    void anUpdateMaySkipVersions() {
        run(unit -> unit.customers().insert(customer(1, "ann")));
        Customer third = customer(1, "ann").withProfile(NAMED).withProfile(Profile.EMPTY);

        run(unit -> unit.customers().update(third, 1));

        assertThat(find(1)).isEqualTo(third);
    }

    @Test
    void anUpdateFreesIdentitiesThatAreGoneAndClaimsNewOnes() {
        run(unit -> unit.customers().insert(customer(1, "old", "kept")));
        Customer moved = customer(1).withIdentities(identities("kept", "new"));

        run(unit -> {
            unit.customers().update(moved, 1);
            unit.customers().insert(customer(2, "old"));
        });

        assertThat(owner("old")).isEqualTo(customer(2, "old"));
        assertThat(owner("kept")).isEqualTo(moved);
        assertThat(owner("new")).isEqualTo(moved);
    }

    @Test
    void anUpdateOfAStaleVersionChangesNothingAndTheTransactionGoesOn() {
        Customer second = customer(1, "ann").withProfile(NAMED);
        run(unit -> {
            unit.customers().insert(customer(1, "ann"));
            unit.customers().update(second, 1);
        });

        run(unit -> {
            assertRefused(
                    Reason.CONFLICT, () -> unit.customers().update(customer(1).withIdentities(identities("bob")), 1));
            unit.customers().insert(customer(2, "bob"));
        });

        assertThat(find(1)).isEqualTo(second);
        assertThat(owner("ann")).isEqualTo(second);
        assertThat(owner("bob")).isEqualTo(customer(2, "bob"));
    }

    @Test
    void anUpdateOfNobodyIsAConflict() {
        run(unit -> assertRefused(
                Reason.CONFLICT, () -> unit.customers().update(customer(1).withIdentities(identities("ann")), 1)));

        assertThat(find(1)).isNull();
        assertThat(owner("ann")).isNull();
    }

    @Test
    void anUpdateToAnIdentityOfAnotherIsADuplicateAndChangesNothing() {
        run(unit -> {
            unit.customers().insert(customer(1, "ann"));
            unit.customers().insert(customer(2, "mmm"));
        });
        Customer greedy = customer(1).withIdentities(identities("aaa", "mmm", "zzz"));

        run(unit -> {
            assertRefused(Reason.DUPLICATE, () -> unit.customers().update(greedy, 1));
            unit.customers().insert(customer(3, "aaa", "zzz"));
        });

        assertThat(find(1)).isEqualTo(customer(1, "ann"));
        assertThat(owner("ann")).isEqualTo(customer(1, "ann"));
        assertThat(owner("mmm")).isEqualTo(customer(2, "mmm"));
        assertThat(owner("aaa")).isEqualTo(customer(3, "aaa", "zzz"));
    }

    @Test
    void aPageListsTheFirstRegisteredFirstAndEqualInstantsById() {
        Customer early = customer(-9, micros(T, -1));
        Customer late = customer(1, micros(T, 1));
        run(unit -> {
            unit.customers().insert(late);
            unit.customers().insert(customer(-2, T));
            unit.customers().insert(customer(3, T));
            unit.customers().insert(early);
            unit.customers().insert(customer(2, T));
        });

        assertThat(page(PageRequest.first(9)).items())
                .as("ids compare by their text, not as signed numbers")
                .containsExactly(early, customer(2, T), customer(3, T), customer(-2, T), late);
    }

    @Test
    void pagesAreStableWhileOthersInsert() {
        run(unit -> {
            for (int i = 1; i <= 5; i++) {
                unit.customers().insert(customer(2 * i, T));
            }
        });

        Page<Customer> first = page(PageRequest.first(2));
        run(unit -> {
            unit.customers().insert(customer(1, T));
            unit.customers().insert(customer(3, T));
            unit.customers().insert(customer(7, T));
        });
        Page<Customer> second = page(PageRequest.first(3).after(first.next()));
        Page<Customer> third = page(PageRequest.first(1).after(second.next()));

        assertThat(ids(first)).containsExactly(customerId(2), customerId(4));
        assertThat(first.next()).isEqualTo(new PageKey(T, Given.uuid(4).toString()));
        assertThat(ids(second)).containsExactly(customerId(6), customerId(7), customerId(8));
        assertThat(ids(third)).containsExactly(customerId(10));
        assertThat(third.next()).as("nothing follows the last record").isNull();
    }

    @Test
    void aPageMayStartAfterARecordThatDoesNotExist() {
        run(unit -> {
            unit.customers().insert(customer(1, T));
            unit.customers().insert(customer(3, T));
        });

        assertThat(ids(page(
                        PageRequest.first(9).after(new PageKey(T, Given.uuid(2).toString())))))
                .containsExactly(customerId(3));
        assertThat(ids(page(PageRequest.first(9).after(new PageKey(micros(T, -1), "~")))))
                .containsExactly(customerId(1), customerId(3));
        assertThat(page(PageRequest.first(9).after(new PageKey(T, "~"))).items())
                .isEmpty();
    }

    private static List<CustomerId> ids(Page<Customer> page) {
        return page.items().stream().map(Customer::id).toList();
    }

    private Customer find(int n) {
        return in(unit -> unit.customers().find(customerId(n))).orElse(null);
    }

    private Customer owner(String shopUser) {
        return owner(Identity.shopUser(shopUser));
    }

    private Customer owner(Identity identity) {
        return in(unit -> unit.customers().findByIdentity(identity)).orElse(null);
    }

    private Page<Customer> page(PageRequest request) {
        return in(unit -> unit.customers().page(request));
    }
}
