package dev.aftercare.crm.loyalty.merge;

import static dev.aftercare.crm.loyalty.PointsShop.CLERK;
import static dev.aftercare.crm.loyalty.PointsShop.GIFT;
import static dev.aftercare.crm.loyalty.PointsShop.GOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.StorageException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a merge noted is damaged: whoever needs it is told so, by name, and nothing moves. */
class CorruptedMovesTest {

    private final MergedShop merged = new MergedShop();
    private final Shop shop = merged.shop;

    private void lose(String kind) {
        merged.lose(new DocumentKey(kind, "m"));
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
        assertThat(shop.loyalty().balance(merged.ben, GOLD).available()).isEqualTo(60);
    }

    @Test
    void whatComesLateIsNotMovedOnWithoutBeingNoted() {
        lose("points-moves");

        assertMissing("points-moves", merged::giveBackToAnna);
        assertThat(merged.isBalanced()).isTrue();
    }

    @Test
    void creditThatComesLateIsNotMovedOnWithoutBeingNoted() {
        lose("credit-moves");

        assertMissing(
                "credit-moves", () -> shop.credit().refund(merged.payment, 2, Money.of("2", "EUR"), null, GIFT, CLERK));
        assertThat(shop.credit().verifyBooks("EUR").balanced()).isTrue();
    }
}
