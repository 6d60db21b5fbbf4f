package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.TracedAccount.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsLot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PointsRulesProperties {

    enum What {
        EARN,
        REDEEM,
        SWEEP
    }

    /** Something that happens some days after the step before; a lifetime of 0 days stands for points that never expire. */
    record Step(What what, long points, int daysLater, int lifetime) {}

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.just(What.EARN)),
                                Tuple.of(4, Arbitraries.just(What.REDEEM)),
                                Tuple.of(1, Arbitraries.just(What.SWEEP))),
                        Arbitraries.longs().between(1, 200),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 25))
                .as(Step::new);
    }

    @Property(tries = 500)
    void theLedgerAlwaysAddsUp(@ForAll RedemptionOrder order, @ForAll @Size(max = 40) List<@From("steps") Step> steps) {
        TracedAccount account = new TracedAccount(order);
        Instant at = START;
        for (Step step : steps) {
            at = at.plus(Duration.ofDays(step.daysLater));
            run(account, step, at);

            long lots = account.remaining().stream().mapToLong(Long::longValue).sum();
            assertThat(account.state.balance()).isEqualTo(lots).isNotNegative();
            assertThat(account.state.version()).isEqualTo(account.entries.size());
            assertThat(account.events).hasSameSizeAs(account.entries);
        }
        assertThat(account.sum(EntryKind.EARN) + account.sum(EntryKind.REDEEM) + account.sum(EntryKind.EXPIRE))
                .isEqualTo(account.state.balance());
        assertEntriesAreContinuous(account);
        assertThat(account.state.lots()).extracting(PointsLot::entry).isSorted();
        assertThat(account.due)
                .isEqualTo(account.state.lots().stream()
                        .map(PointsLot::expiresAt)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    @Property(tries = 500)
    void aRedemptionIsAcceptedExactlyIfEnoughIsAliveAndTakesTheFirstLots(
            @ForAll RedemptionOrder order,
            @ForAll @Size(max = 25) List<@From("steps") Step> steps,
            @ForAll @LongRange(min = 1, max = 600) long points) {
        TracedAccount account = new TracedAccount(order);
        Instant at = runAll(account, steps);
        List<PointsLot> alive = account.state.lots().stream()
                .filter(lot -> lot.expiresAt() == null || lot.expiresAt().isAfter(at))
                .sorted(order.comparator())
                .toList();
        long available = alive.stream().mapToLong(PointsLot::remaining).sum();

        Decision<Posting> decision = account.tryRedeem(points, at);

        if (points > available) {
            assertThat(decision).isEqualTo(Decision.reject(new NotEnoughPoints(points, available)));
            return;
        }
        account.apply(decision);
        PointsEntry entry = account.entries.get(account.entries.size() - 1);
        List<LotChange> taken = entry.lots();
        assertThat(taken)
                .extracting(LotChange::lot)
                .isEqualTo(
                        alive.stream().limit(taken.size()).map(PointsLot::entry).toList());
        for (int i = 0; i < taken.size() - 1; i++) {
            assertThat(-taken.get(i).points()).isEqualTo(alive.get(i).remaining());
        }
        assertThat(account.state.balance()).isEqualTo(available - points);
    }

    @Property(tries = 300)
    void spendingInTwoPartsLeavesTheSameLots(
            @ForAll RedemptionOrder order,
            @ForAll @Size(max = 25) List<@From("steps") Step> steps,
            @ForAll @LongRange(min = 1, max = 150) long one,
            @ForAll @LongRange(min = 1, max = 150) long other) {
        TracedAccount whole = new TracedAccount(order);
        TracedAccount parts = new TracedAccount(order);
        Instant at = runAll(whole, steps);
        runAll(parts, steps);

        boolean accepted = whole.tryRedeem(one + other, at).isAccepted();
        boolean acceptedInParts = parts.tryRedeem(one, at).isAccepted()
                && parts.redeem(one, at).tryRedeem(other, at).isAccepted();

        assertThat(acceptedInParts).isEqualTo(accepted);
        if (accepted) {
            assertThat(parts.redeem(other, at).state.lots())
                    .isEqualTo(whole.redeem(one + other, at).state.lots());
        }
    }

    @Property(tries = 300)
    void whetherASweepCameByMakesNoDifference(
            @ForAll RedemptionOrder order, @ForAll @Size(max = 40) List<@From("steps") Step> steps) {
        TracedAccount swept = new TracedAccount(order);
        TracedAccount unswept = new TracedAccount(order);
        Instant at = START;
        for (Step step : steps) {
            for (int day = 0; day < step.daysLater; day++) {
                at = at.plus(Duration.ofDays(1));
                swept.expire(at);
            }
            run(swept, step, at);
            if (step.what != What.SWEEP) {
                run(unswept, step, at);
            }
        }
        unswept.expire(at);

        for (EntryKind kind : EntryKind.values()) {
            assertThat(unswept.sum(kind)).isEqualTo(swept.sum(kind));
        }
        assertThat(unswept.remaining()).isEqualTo(swept.remaining());
        assertThat(unswept.due).isEqualTo(swept.due);
    }

    /** Spent, expired and open parts of each lot add up to what was earned, and nothing was spent at or after its expiry. */
    @Property(tries = 300)
    void noLotIsSpentTwiceOrAfterItsTime(
            @ForAll RedemptionOrder order, @ForAll @Size(max = 40) List<@From("steps") Step> steps) {
        TracedAccount account = new TracedAccount(order);
        Map<Long, Instant> expiries = new HashMap<>();
        Instant at = START;
        for (Step step : steps) {
            at = at.plus(Duration.ofDays(step.daysLater));
            run(account, step, at);
            account.state.lots().stream()
                    .filter(lot -> lot.expiresAt() != null)
                    .forEach(lot -> expiries.put(lot.entry(), lot.expiresAt()));
        }
        Map<Long, Long> rest = new HashMap<>();
        for (PointsEntry entry : account.entries) {
            for (LotChange change : entry.lots()) {
                Instant expiry = expiries.getOrDefault(change.lot(), Instant.MAX);
                assertThat(entry.at().isBefore(expiry)).isEqualTo(entry.kind() != EntryKind.EXPIRE);
                assertThat(rest.merge(change.lot(), change.points(), Long::sum)).isNotNegative();
            }
        }
        rest.values().removeIf(points -> points == 0);
        Map<Long, Long> open = new HashMap<>();
        account.state.lots().forEach(lot -> open.put(lot.entry(), lot.remaining()));
        assertThat(rest).isEqualTo(open);
    }

    private static Instant runAll(TracedAccount account, List<Step> steps) {
        Instant at = START;
        for (Step step : steps) {
            at = at.plus(Duration.ofDays(step.daysLater));
            run(account, step, at);
        }
        return at;
    }

    private static void run(TracedAccount account, Step step, Instant at) {
        switch (step.what) {
            case EARN ->
                account.earn(step.points, step.lifetime == 0 ? null : at.plus(Duration.ofDays(step.lifetime)), at);
            case SWEEP -> account.expire(at);
            case REDEEM -> {
                Decision<Posting> decision = account.tryRedeem(step.points, at);
                if (decision.isAccepted()) {
                    account.apply(decision);
                }
            }
        }
    }

    private static void assertEntriesAreContinuous(TracedAccount account) {
        long balance = 0;
        long sequence = 0;
        for (PointsEntry entry : account.entries) {
            balance += entry.points();
            sequence++;
            assertThat(entry.balance()).isEqualTo(balance).isNotNegative();
            assertThat(entry.sequence()).isEqualTo(sequence);
        }
    }
}
