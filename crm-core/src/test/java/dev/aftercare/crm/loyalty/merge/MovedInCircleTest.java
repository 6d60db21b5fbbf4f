package dev.aftercare.crm.loyalty.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.ReversalPolicy;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No merge lets a customer's loyalty move in a circle; where damaged records say so, that is told, and nobody follows it for ever. */
@Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MovedInCircleTest {

    private static final By CLERK = By.agent("clerk");
    private static final ProgrammeId GOLD = new ProgrammeId("gold");
    private static final Cause GIFT = new Cause("gift", "welcome");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final Shop shop = Crm.builder(storage)
            .clock(new HandTurnedClock(Instant.parse("2026-01-10T12:00:00Z")))
            .build()
            .shop();
    private final CustomerId anna = register("anna");
    private final CustomerId ben = register("ben");
    private final CustomerId carl = register("carl");

    MovedInCircleTest() {
        shop.loyalty()
                .define(
                        Programme.builder("gold")
                                .earning(Rate.of(1, Money.of("1", "EUR")))
                                .build(),
                        CLERK);
        shop.loyalty().earn(anna, GOLD, 100, GIFT, CLERK);
        shop.loyalty().redeem(anna, GOLD, 40, GIFT, CLERK);
        shop.credit().issue(anna, Money.of("5", "EUR"), null, GIFT, CLERK);
        shop.loyaltyMerges().merge("m", anna, ben, CLERK);
    }

    private CustomerId register(String name) {
        return shop.customers().register(Identity.shopUser(name), CLERK).id();
    }

    private void damage(CustomerId customer, UnaryOperator<String> change) {
        DocumentKey key = new DocumentKey("loyalty-moved", customer.value().toString());
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            Document before = unit.documents().find(key).orElseThrow();
            String json = change.apply(before.json());
            assertThat(json).isNotEqualTo(before.json());
            Document next = new Document(key, before.version() + 1, before.owner(), before.at(), json);
            unit.documents().update(next, before.version());
            return next;
        });
    }

    private void benBackToAnna() {
        damage(
                ben,
                json -> "{\"into\":\"" + anna.value() + "\",\"merge\":\"m\","
                        + json.substring(1).replace("\"into\":null,", ""));
    }

    private static void assertCorrupt(ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        StorageException.class,
                        corrupt -> assertThat(corrupt.reason()).isEqualTo(StorageException.Reason.CORRUPT));
    }

    @Test
    void whoLooksOrWritesIsTold() {
        benBackToAnna();

        assertCorrupt(() -> shop.loyalty().balance(anna, GOLD));
        assertCorrupt(() -> shop.loyalty().earn(anna, GOLD, 5, GIFT, CLERK));
        assertCorrupt(() -> shop.credit().issue(anna, Money.of("5", "EUR"), null, GIFT, CLERK));
    }

    @Test
    void whatComesBackGoesOnToNobodyForEver() {
        benBackToAnna();
        assertCorrupt(
                () -> shop.loyalty().corrections().reverse(anna, GOLD, 2, 40, ReversalPolicy.LENIENT, GIFT, CLERK));
        assertThat(shop.loyalty().verifyBooks(GOLD).balanced()).isTrue();
    }

    @Test
    void membersWhoMovedToEachOtherAreNoMembers() {
        damage(
                ben,
                json -> json.replace(
                        "\"members\":[",
                        "\"members\":[{\"customer\":\"" + carl.value() + "\",\"into\":\"" + carl.value() + "\"},"));

        assertCorrupt(() -> shop.loyaltyMerges().merge("m2", ben, register("dora"), CLERK));
    }
}
