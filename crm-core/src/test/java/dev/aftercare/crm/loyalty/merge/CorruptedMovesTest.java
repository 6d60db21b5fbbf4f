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
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a merge noted is damaged: whoever needs it is told so, by name, and nothing moves. */
class CorruptedMovesTest {

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
    private final String payment;

    CorruptedMovesTest() {
        shop.loyalty()
                .define(
                        Programme.builder("gold")
                                .earning(Rate.of(1, Money.of("1", "EUR")))
                                .build(),
                        CLERK);
        shop.loyalty().earn(anna, GOLD, 100, GIFT, CLERK);
        shop.loyalty().redeem(anna, GOLD, 40, GIFT, CLERK);
        shop.credit().issue(anna, Money.of("5", "EUR"), null, GIFT, CLERK);
        payment = shop.credit().redeem(anna, Money.of("2", "EUR"), GIFT, CLERK).account();
        shop.loyaltyMerges().merge("m", anna, ben, CLERK);
    }

    private CustomerId register(String name) {
        return shop.customers().register(Identity.shopUser(name), CLERK).id();
    }

    private void lose(String kind) {
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            unit.documents().delete(new DocumentKey(kind, "m"), 1);
            return kind;
        });
    }

    private static void assertMissing(String kind, ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOfSatisfying(StorageException.class, corrupt -> {
            assertThat(corrupt.reason()).isEqualTo(StorageException.Reason.CORRUPT);
            assertThat(corrupt).hasMessageContaining(kind + " m is not there");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"points-moves", "credit-moves", "tier-moves"})
    void aMergeOfWhichAListIsMissingIsNotUndone(String kind) {
        lose(kind);

        assertMissing(kind, () -> shop.loyaltyMerges().undo("m", CLERK));
        assertThat(shop.loyalty().balance(ben, GOLD).available()).isEqualTo(60);
    }

    @Test
    void whatComesLateIsNotMovedOnWithoutBeingNoted() {
        lose("points-moves");

        assertMissing(
                "points-moves",
                () -> shop.loyalty().corrections().reverse(anna, GOLD, 2, 40, ReversalPolicy.LENIENT, GIFT, CLERK));
        assertThat(shop.loyalty().verifyBooks(GOLD).balanced()).isTrue();
    }

    @Test
    void creditThatComesLateIsNotMovedOnWithoutBeingNoted() {
        lose("credit-moves");

        assertMissing("credit-moves", () -> shop.credit().refund(payment, 2, Money.of("2", "EUR"), null, GIFT, CLERK));
        assertThat(shop.credit().verifyBooks("EUR").balanced()).isTrue();
    }
}
