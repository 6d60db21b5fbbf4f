package dev.aftercare.crm.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_NESTED;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRES_NEW;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.ConflictException;
import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.loyalty.Cause;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The shop's row and the CRM's records in one transaction of Spring, whatever becomes of it. */
class OrdersInOneTransactionTest {

    private static final By CLERK = By.agent("clerk");
    private static final Map<Database, RunningShop> SHOPS = new EnumMap<>(Database.class);

    enum Database {
        H2,
        POSTGRESQL
    }

    private static RunningShop on(Database database) {
        return SHOPS.computeIfAbsent(
                database, missing -> missing == Database.H2 ? RunningShop.onH2() : RunningShop.onPostgres());
    }

    @AfterAll
    static void closeShops() throws IOException {
        for (RunningShop shop : SHOPS.values()) {
            shop.close();
        }
        SHOPS.clear();
    }

    @ParameterizedTest
    @EnumSource
    void theCommitKeepsTheOrderThePurchaseAndThePoints(Database database) {
        RunningShop shop = on(database);

        shop.place("kept", "mei");

        assertThat(shop.isOrdered("kept")).isTrue();
        assertThat(shop.isRecorded("kept")).isTrue();
        assertThat(shop.points("mei")).isEqualTo(37);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureAfterTheCallsOfTheCrmLeavesNoTraceOfAny(Database database) {
        RunningShop shop = on(database);
        IllegalArgumentException failure = new IllegalArgumentException("out of stock");

        assertThatThrownBy(() -> shop.transaction().execute(status -> {
                    shop.place("lost", "ann");
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(shop.isOrdered("lost")).isFalse();
        assertThat(shop.isRecorded("lost")).isFalse();
        assertThat(shop.isRegistered("ann")).isFalse();
        assertThat(shop.told().about("lost")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionMarkedForRollbackLeavesNothingAlthoughAllWentWell(Database database) {
        RunningShop shop = on(database);

        shop.transaction().executeWithoutResult(status -> {
            shop.place("marked", "bob");
            status.setRollbackOnly();
        });

        assertThat(shop.isOrdered("marked")).isFalse();
        assertThat(shop.isRegistered("bob")).isFalse();
        assertThat(shop.told().about("marked")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheCrmRefusesTakesTheShopsRowWithIt(Database database) {
        RunningShop shop = on(database);
        Orders orders = shop.part(Orders.class);

        assertThatThrownBy(() -> orders.place("refused", new NewOrder("cem", "TEA", 0, BigDecimal.ONE)))
                .isInstanceOf(InvalidInputException.class);

        assertThat(shop.isOrdered("refused")).isFalse();
        assertThat(shop.isRegistered("cem")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheShopsDatabaseRefusesTakesTheCrmsRecordsWithIt(Database database) {
        RunningShop shop = on(database);
        shop.place("taken", "dee");

        assertThatThrownBy(() -> shop.transaction().executeWithoutResult(status -> {
                    shop.place("not-taken", "dee");
                    shop.place("taken", "dee");
                }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(shop.isRecorded("not-taken")).isFalse();
        assertThat(shop.points("dee")).isEqualTo(37);
    }

    @ParameterizedTest
    @EnumSource
    void theHostMayGoOnAfterARefusalAndKeepsItsOwn(Database database) {
        RunningShop shop = on(database);

        shop.transaction().executeWithoutResult(status -> {
            shop.place("first", "eve");
            Customer eve =
                    shop.crm().shop().customers().find(Identity.shopUser("eve")).orElseThrow();
            assertThatThrownBy(() -> shop.crm()
                            .shop()
                            .loyalty()
                            .redeem(eve.id(), ShopRules.POINTS, 1_000, new Cause("gift", "g1"), CLERK))
                    .isInstanceOf(CrmException.class);
            shop.place("second", "eve");
        });

        assertThat(shop.isOrdered("first")).isTrue();
        assertThat(shop.isOrdered("second")).isTrue();
        assertThat(shop.points("eve")).isEqualTo(74);
    }

    @ParameterizedTest
    @EnumSource
    void listenersAreToldAfterTheCommitAndThenSeeTheOrder(Database database) {
        RunningShop shop = on(database);
        List<Boolean> seen = new ArrayList<>();
        shop.told().react(event -> seen.add(shop.isOrdered("told")));

        shop.transaction().executeWithoutResult(status -> {
            shop.place("told", "fay");
            assertThat(shop.told().about("told")).isEmpty();
        });
        shop.told().react(event -> {});

        assertThat(shop.told().about("told")).containsExactly("PurchaseRecorded");
        assertThat(seen).isNotEmpty().containsOnly(true);
    }

    @ParameterizedTest
    @EnumSource
    void withoutATransactionEveryCallSaysWhatIsMissing(Database database) {
        RunningShop shop = on(database);

        assertThatIllegalStateException()
                .isThrownBy(() -> shop.crm().shop().customers().register(Identity.shopUser("gus"), CLERK))
                .withMessageContaining("@Transactional");
        assertThatIllegalStateException()
                .isThrownBy(() -> shop.crm().shop().customers().find(Identity.shopUser("gus")))
                .withMessageContaining("@Transactional");
        assertThatIllegalStateException()
                .isThrownBy(() -> shop.transaction(TransactionDefinition.PROPAGATION_SUPPORTS)
                        .execute(status -> shop.crm().shop().customers().find(Identity.shopUser("gus"))))
                .withMessageContaining("@Transactional");

        assertThat(shop.isRegistered("gus")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionOfItsOwnIsKeptWhenTheOuterOneIsRolledBack(Database database) {
        RunningShop shop = on(database);

        shop.transaction().executeWithoutResult(outer -> {
            shop.place("outer", "hal");
            shop.transaction(PROPAGATION_REQUIRES_NEW).executeWithoutResult(inner -> shop.place("inner", "ida"));
            assertThat(shop.told().about("inner")).containsExactly("PurchaseRecorded");
            shop.place("outer-again", "hal");
            outer.setRollbackOnly();
        });

        assertThat(shop.isOrdered("inner")).isTrue();
        assertThat(shop.points("ida")).isEqualTo(37);
        assertThat(shop.isRecorded("outer")).isFalse();
        assertThat(shop.isRecorded("outer-again")).isFalse();
        assertThat(shop.told().about("outer")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aNestedPartThatIsRolledBackTakesItsOwnAndItsNewsOnly(Database database) {
        RunningShop shop = on(database);
        TransactionTemplate nested = shop.transaction(PROPAGATION_NESTED);

        shop.transaction().executeWithoutResult(outer -> {
            shop.place("before", "jan");
            nested.executeWithoutResult(part -> {
                shop.place("undone", "jan");
                nested.executeWithoutResult(inner -> shop.place("undone-too", "jan"));
                part.setRollbackOnly();
            });
            nested.executeWithoutResult(part -> shop.place("nested", "jan"));
        });

        assertThat(shop.isRecorded("undone")).isFalse();
        assertThat(shop.isOrdered("undone-too")).isFalse();
        assertThat(shop.points("jan")).isEqualTo(74);
        assertThat(shop.told().about("before")).hasSize(1);
        assertThat(shop.told().about("nested")).hasSize(1);
        assertThat(shop.told().about("undone")).isEmpty();
        assertThat(shop.told().about("undone-too")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aListenerMayGiveCommandsInATransactionOfItsOwnOnly(Database database) {
        RunningShop shop = on(database);
        List<RuntimeException> failures = new ArrayList<>();
        shop.told().react(event -> {
            shop.told().react(next -> {});
            try {
                shop.crm().shop().customers().register(Identity.shopUser("lea"), CLERK);
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
            shop.transaction(PROPAGATION_REQUIRES_NEW).executeWithoutResult(status -> shop.place("follow-up", "kim"));
        });

        shop.place("cause", "kim");

        assertThat(failures).hasExactlyElementsOfTypes(IllegalStateException.class);
        assertThat(shop.isRegistered("lea")).isFalse();
        assertThat(shop.isOrdered("follow-up")).isTrue();
        assertThat(shop.points("kim")).isEqualTo(74);
    }

    @ParameterizedTest
    @EnumSource
    void ordersOfOneCustomerAtOnceAllCount(Database database) throws Exception {
        RunningShop shop = on(database);
        shop.place("at-once", "max");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> orders = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String number = "at-once-" + i;
                orders.add(() -> {
                    shop.place(number, "max");
                    return true;
                });
            }
            for (Future<Boolean> order : threads.invokeAll(orders)) {
                assertThat(order.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(shop.points("max")).isEqualTo(13 * 37);
    }

    @ParameterizedTest
    @EnumSource
    void aConflictThatTheSnapshotCannotGetOverSurfacesAndTheWholeTransactionMayBeRunAgain(Database database) {
        RunningShop shop = on(database);
        shop.place("snapshot", "ned");
        TransactionTemplate snapshot = shop.transaction();
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        Customer ned =
                shop.ownCrm().shop().customers().find(Identity.shopUser("ned")).orElseThrow();

        assertThatThrownBy(() -> snapshot.executeWithoutResult(status -> {
                    shop.crm().shop().loyalty().balance(ned.id(), ShopRules.POINTS);
                    shop.ownCrm().shop().loyalty().earn(ned.id(), ShopRules.POINTS, 1, new Cause("gift", "g1"), CLERK);
                    shop.place("conflicting", "ned");
                }))
                .isInstanceOf(ConflictException.class);

        assertThat(shop.isOrdered("conflicting")).isFalse();
        assertThat(shop.points("ned")).isEqualTo(38);
        snapshot.executeWithoutResult(status -> shop.place("conflicting", "ned"));
        assertThat(shop.isOrdered("conflicting")).isTrue();
        assertThat(shop.points("ned")).isEqualTo(75);
    }

    @ParameterizedTest
    @EnumSource
    void theLibraryOwnsNothingOfTheConnectionAndLeavesItAlone(Database database) {
        RunningShop shop = on(database);
        TransactionTemplate outer = shop.transaction();
        outer.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        shop.spy().take();

        shop.place("watched", "oda");
        outer.executeWithoutResult(status -> {
            shop.place("watched-outer", "oda");
            assertThatThrownBy(() -> shop.crm().shop().customers().register(Identity.shopUser("oda"), CLERK))
                    .isInstanceOf(CrmException.class);
            shop.transaction(PROPAGATION_NESTED).executeWithoutResult(part -> shop.place("watched-nested", "oda"));
            status.setRollbackOnly();
        });
        List<Call> calls = shop.spy().take();

        List<Call> ofTheLibrary =
                calls.stream().filter(call -> call.by() == Call.By.LIBRARY).toList();
        assertThat(ofTheLibrary)
                .extracting(Call::method)
                .contains("prepareStatement", "setSavepoint", "releaseSavepoint", "rollback")
                .doesNotContain("getConnection");
        assertThat(ofTheLibrary).filteredOn(Call::isTheOwners).isEmpty();
        assertThat(calls)
                .filteredOn(Call::isTheOwners)
                .extracting(Call::method)
                .contains("commit", "rollback", "close", "setAutoCommit", "setTransactionIsolation");
        assertThat(count(ofTheLibrary, "PreparedStatement", "close"))
                .isEqualTo(count(ofTheLibrary, "Connection", "prepareStatement"));
    }

    private static long count(List<Call> calls, String type, String method) {
        return calls.stream()
                .filter(call -> call.type().equals(type) && call.method().equals(method))
                .count();
    }
}
