package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.TracedAccount.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Cases that other loyalty engines publish as their own tests and documents, restated for this ledger. */
class PublicCasesTest {

    private final TracedAccount account = TracedAccount.opened();

    private static Instant on(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }

    @Test
    void aCreditWithoutExpiryIsSpentInPart() {
        account.earn(100, null, on("2026-01-01")).redeem(30, on("2026-01-02"));

        assertThat(account.state.balance()).isEqualTo(70);
        assertThat(account.remaining()).containsExactly(70L);
    }

    @Test
    void theSoonestExpiryGoesFirstAndNotTheOldestLot() {
        account.earn(100, on("2027-06-01"), on("2026-01-01"))
                .earn(100, on("2027-01-01"), on("2026-01-02"))
                .redeem(100, on("2026-02-01"));

        assertThat(account.state.lots()).containsExactly(new PointsLot(1, on("2026-01-01"), on("2027-06-01"), 100));
    }

    @Test
    void lotsThatNeverExpireGoLast() {
        account.earn(100, null, on("2026-01-01"))
                .earn(100, on("2027-01-01"), on("2026-01-02"))
                .redeem(100, on("2026-02-01"));

        assertThat(account.state.lots()).containsExactly(new PointsLot(1, on("2026-01-01"), null, 100));
    }

    @Test
    void aDebitIsAllocatedToTheOldestOfEqualLots() {
        account.earn(100, null, START).earn(80, null, START).redeem(130, START);

        assertThat(account.entries.get(2).lots()).containsExactly(new LotChange(1, -100), new LotChange(2, -30));
        assertThat(account.state.balance()).isEqualTo(50);
    }

    @Test
    void tenYearsDoNotExpireWhatNeverExpires() {
        account.earn(150, null, on("2026-01-01")).expire(on("2036-01-01"));

        assertThat(account.state.balance()).isEqualTo(150);
        assertThat(account.sum(EntryKind.EXPIRE)).isZero();
    }

    @Test
    void twoOrdersAndARewardExpireTogetherAfterNinetyDays() {
        Programme programme = Programme.builder("odd")
                .earning(Rate.of(5, Money.of("1", "EUR")))
                .expiry(ExpiryRule.days(90))
                .build();
        Instant expiry = programme.expiresAt(on("2026-01-01"));
        long first = EarningRules.pointsFor(programme, EarningRulesTest.order(EarningRulesTest.line(null, "15")))
                .points();
        long second = EarningRules.pointsFor(programme, EarningRulesTest.order(EarningRulesTest.line(null, "176")))
                .points();
        // The public engine claims the reward from the lot that was earned with it; here the oldest goes first.
        account.earn(first, expiry, on("2026-01-01")).earn(second, expiry, on("2026-01-01"));
        account.redeem(500, on("2026-01-01"));
        assertThat(account.state.balance()).isEqualTo(75 + 380);

        account.expire(on("2026-01-01").plus(Duration.ofDays(91)));

        assertThat(account.state.balance()).isZero();
        assertThat(account.state.lots()).isEmpty();
    }

    @Test
    void aRedemptionIsOneEntry() {
        account.earn(1_000, null, START).redeem(300, START);

        assertThat(account.entries).extracting(PointsEntry::points).containsExactly(1_000L, -300L);
        assertThat(account.state.balance()).isEqualTo(700);
    }

    @Test
    void moreThanTheBalanceIsRefusedAndNotCut() {
        account.earn(200, null, START);

        assertThat(account.tryRedeem(500, START)).isEqualTo(Decision.reject(new NotEnoughPoints(500, 200)));
    }
}
