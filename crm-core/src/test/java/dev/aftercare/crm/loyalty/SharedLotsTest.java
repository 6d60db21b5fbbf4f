package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.TracedAccount.START;
import static dev.aftercare.crm.loyalty.TracedAccount.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What an account earns all day long is one lot of the day, which changes nothing about its points. */
class SharedLotsTest {

    private static final int MANY = PointsRules.LOTS_OF_THEIR_OWN;
    private static final Instant EXPIRY = START.plus(Duration.ofDays(365));

    private final TracedAccount account = TracedAccount.opened();

    private void earnLots(int lots) {
        for (int i = 0; i < lots; i++) {
            account.earn(10, EXPIRY, START);
        }
    }

    @Test
    void ofFewLotsEachEarningIsOneOfItsOwn() {
        earnLots(MANY);

        assertThat(account.state.lots()).hasSize(MANY);
    }

    @Test
    void ofManyLotsWhatIsEarnedOnTheSameDayJoinsTheLast() {
        earnLots(MANY);

        account.earn(5, EXPIRY, START.plus(Duration.ofDays(1)).minus(1, ChronoUnit.MICROS));

        assertThat(account.state.lots()).hasSize(MANY).contains(new PointsLot(MANY, START, EXPIRY, 15));
        assertThat(account.entries.get(MANY).lots()).containsExactly(new LotChange(MANY, 5, START, EXPIRY));
        assertThat(account.audit().findings()).isEmpty();
    }

    @Test
    void aDayLaterItIsALotOfItsOwn() {
        earnLots(MANY);
        Instant nextDay = START.plus(Duration.ofDays(1));

        account.earn(5, EXPIRY, nextDay);

        assertThat(account.state.lots()).hasSize(MANY + 1).contains(new PointsLot(MANY + 1, nextDay, EXPIRY, 5));
    }

    @Test
    void whatExpiresAtAnotherInstantIsALotOfItsOwnAndGrowsFromThenOn() {
        earnLots(MANY);

        account.earn(5, null, START).earn(6, null, START).earn(7, EXPIRY, START);

        assertThat(account.state.lots())
                .hasSize(MANY + 2)
                .endsWith(new PointsLot(MANY + 1, START, null, 11), new PointsLot(MANY + 3, START, EXPIRY, 7));
    }

    @Test
    void nothingJoinsALotThatIsNotTheYoungest() {
        earnLots(MANY);
        Instant later = START.plusSeconds(1);
        account.apply(PointsRules.adjust(
                account.state, 3, EXPIRY, Shortfall.REJECT, account.order, on(later, "gift", "by-hand")));

        account.earn(5, EXPIRY, later);

        assertThat(account.state.lots())
                .endsWith(new PointsLot(MANY + 1, later, EXPIRY, 3), new PointsLot(MANY + 2, later, EXPIRY, 5));
    }

    @Test
    void nothingJoinsALotThatCameFromElsewhereOrWasPromised() {
        earnLots(MANY - 1);
        account.pend("later", 4, START.plusSeconds(1), EXPIRY, START);
        account.apply(account.mature("later", START.plusSeconds(1)));

        account.earn(5, EXPIRY, START.plusSeconds(1));

        assertThat(account.state.lots()).hasSize(MANY + 1);
    }

    @Test
    void anEarningThatJoinedIsTakenBackFromTheSharedLotAndOnlyOnce() {
        earnLots(MANY);
        account.earn(5, EXPIRY, START);

        account.apply(account.tryReverse(MANY + 1, 5, ReversalPolicy.STRICT, null, START));

        assertThat(account.state.lots()).hasSize(MANY).contains(new PointsLot(MANY, START, EXPIRY, 10));
        assertThat(account.tryReverse(MANY + 1, 1, ReversalPolicy.STRICT, null, START)
                        .isAccepted())
                .isFalse();
        assertThat(account.audit().findings()).isEmpty();
    }

    @Test
    void aDayOfEarningAndSpendingLeavesAnAccountAsSmallAsItWas() {
        account.earn(1_000_000, EXPIRY, START);
        for (int i = 0; i < 5_000; i++) {
            account.earn(10, EXPIRY, START.plusSeconds(i)).redeem(10, START.plusSeconds(i));
        }

        assertThat(account.state.lots()).hasSize(MANY);
        assertThat(account.state.balance()).isEqualTo(1_000_000);
        assertThat(account.kinds()).doesNotContain(EntryKind.FOLD);
        assertThat(account.audit().findings()).isEmpty();
    }

    /** Points earned (above zero) or spent, some hours after the step before; 0 days stand for points that never expire. */
    record Step(long points, int hoursLater, int days) {}

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.longs().between(-15, 20).filter(points -> points != 0),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(0, 2, 2, 4))
                .as(Step::new);
    }

    @Property(tries = 300)
    void whatIsLeftAndWhenItExpiresIsAsIfEveryEarningWereALotOfItsOwn(
            @ForAll RedemptionOrder order, @ForAll @Size(min = 20, max = 120) List<@From("steps") Step> steps) {
        TracedAccount shared = new TracedAccount(order);
        List<PointsLot> own = new ArrayList<>();
        Instant at = START;
        int number = 0;
        for (Step step : steps) {
            at = at.plus(Duration.ofHours(step.hoursLater));
            Instant now = at;
            own.removeIf(lot -> lot.isExpired(now));
            long there = own.stream().mapToLong(PointsLot::remaining).sum();
            if (step.points > 0) {
                // As programmes do: by the day, so that several earnings expire together.
                Instant expiresAt =
                        step.days == 0 ? null : at.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(step.days));
                shared.earn(step.points, expiresAt, at);
                number++;
                own.add(new PointsLot(number, at, expiresAt, step.points));
            } else if (-step.points <= there) {
                shared.redeem(-step.points, at);
                spend(own, order, -step.points);
            }
        }
        Instant end = at;
        assertThat(byExpiry(shared.expire(end).state.lots(), end)).isEqualTo(byExpiry(own, end));
        assertThat(shared.audit().findings()).isEmpty();
    }

    private static void spend(List<PointsLot> lots, RedemptionOrder order, long points) {
        long rest = points;
        for (PointsLot lot : lots.stream().sorted(order.comparator()).toList()) {
            long part = Math.min(rest, lot.remaining());
            rest -= part;
            lots.remove(lot);
            if (part < lot.remaining()) {
                lots.add(lot.less(part));
            }
        }
    }

    private static Map<String, Long> byExpiry(List<PointsLot> lots, Instant at) {
        Map<String, Long> sums = new TreeMap<>();
        lots.stream()
                .filter(lot -> !lot.isExpired(at))
                .forEach(lot -> sums.merge(String.valueOf(lot.expiresAt()), lot.remaining(), Long::sum));
        return sums;
    }
}
