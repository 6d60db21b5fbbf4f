package dev.aftercare.crm.loyalty;

import static dev.aftercare.crm.loyalty.LoyalShop.GOLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsStanding;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Entries that nodes wrote whose clocks differ: what is outstanding at an instant is what the entries before it moved, whatever they
 * follow on.
 */
class DifferingClocksProperties {

    private static final int STEPS = 40;

    /** The definition, told by the running figures and not by the kinds: each entry counts from its instant on. */
    @Property(tries = 100)
    void whatIsOutstandingAtAnyInstantIsTheSumOfTheEntriesBeforeIt(@ForAll long seed) {
        List<PointsEntry> journal = journal(new Random(seed), 900);
        Map<PointsEntry, Long> effects = effects(journal);

        for (Instant at : instants(journal)) {
            PointsStanding standing = standing(journal, at);
            long sum = journal.stream()
                    .filter(entry -> entry.at().isBefore(at))
                    .mapToLong(effects::get)
                    .sum();
            assertThat(standing.outstanding()).isEqualTo(sum);
        }
    }

    /** Where no entry is dated before the one that it follows on, each figure is that of the accounts. */
    @Property(tries = 30)
    void eachFigureIsThatOfTheAccountsWhereTheClocksAgree(@ForAll long seed) {
        List<PointsEntry> journal = journal(new Random(seed), 0);

        for (Instant at : instants(journal)) {
            PointsStanding accounts = new PointsStanding(0, 0, 0, 0, 0);
            Map<PointsAccountId, PointsEntry> last = new HashMap<>();
            journal.stream()
                    .filter(entry -> entry.at().isBefore(at))
                    .forEach(entry -> last.put(entry.account(), entry));
            for (PointsEntry entry : last.values()) {
                PointsAside aside = entry.aside();
                accounts = accounts.plus(
                        new PointsStanding(0, entry.balance(), aside.held(), aside.pending(), aside.debt()));
            }
            assertThat(standing(journal, at)).isEqualTo(accounts);
        }
    }

    /** Commands of two nodes, one of which is up to three days behind, on customers who are merged and parted on the way. */
    @Property(tries = 12)
    void theBooksHoldWhicheverNodeWrites(@ForAll long seed) {
        InMemoryStorage storage = new InMemoryStorage();
        LoyalShop ahead = new LoyalShop(storage);
        LoyalShop behind = new LoyalShop(ahead, storage, Duration.ofMinutes(1 + Math.floorMod(seed, 4_320)));
        List<CustomerId> customers = List.of(ahead.customer, ahead.register("two"), ahead.register("three"));
        LedgerWalk one = new LedgerWalk(ahead, customers, seed).withMerges();
        LedgerWalk other = new LedgerWalk(behind, customers, seed + 1).withMerges();
        one.changeProgramme();
        for (int i = 0; i < 80; i++) {
            LedgerWalk walk = i % 2 == 0 ? one : other;
            walk.turnClock();
            walk.step();
            assertThat(behind.loyalty.verifyBooks(GOLD).violations()).isEmpty();
        }
        Instant end = ahead.clock.instant().plusSeconds(1);
        for (Instant at = LoyalShop.START.minus(Duration.ofDays(4));
                at.isBefore(end);
                at = at.plus(Duration.ofHours(31))) {
            Books early = behind.loyalty.books(GOLD, Instant.EPOCH, at);
            Books late = ahead.loyalty.books(GOLD, at, end);
            long then = ahead.loyalty.liability(GOLD, at).outstanding();

            assertThat(List.of(early.outstanding(), early.byEntries(), late.opening()))
                    .containsOnly(then);
            assertThat(late.balanced()).isTrue();
        }
        assertThat(behind.loyalty.ageing(GOLD, List.of(Duration.ofDays(1)))).allMatch(range -> range.points() >= 0);
    }

    private static PointsStanding standing(List<PointsEntry> journal, Instant at) {
        return PointsFlow.ofEntries(journal.stream()
                        .filter(entry -> entry.at().isBefore(at))
                        .toList())
                .standing();
    }

    private static Set<Instant> instants(List<PointsEntry> journal) {
        TreeSet<Instant> instants = new TreeSet<>();
        journal.forEach(entry -> instants.add(entry.at()));
        instants.add(instants.last().plusSeconds(1));
        return instants;
    }

    private static Map<PointsEntry, Long> effects(List<PointsEntry> journal) {
        Map<PointsEntry, Long> effects = new HashMap<>();
        Map<PointsAccountId, Long> before = new HashMap<>();
        for (PointsEntry entry : journal) {
            PointsAside aside = entry.aside();
            long after = entry.balance() + aside.held() + aside.pending() - aside.debt();
            Long earlier = before.put(entry.account(), after);
            effects.put(entry, after - (earlier == null ? 0 : earlier));
        }
        return effects;
    }

    /** What two accounts did, each command by a node whose clock is off by up to so many seconds. */
    private static List<PointsEntry> journal(Random random, int skew) {
        List<TracedAccount> accounts = List.of(TracedAccount.numbered(1), TracedAccount.numbered(2));
        List<PointsEntry> journal = new ArrayList<>();
        Instant time = TracedAccount.START;
        for (int step = 0; step < STEPS; step++) {
            time = time.plus(Duration.ofSeconds(1 + random.nextInt(600)));
            Instant at = time.plusSeconds(skew == 0 ? 0 : random.nextInt(2 * skew) - skew);
            TracedAccount account = accounts.get(random.nextInt(2));
            int known = account.entries.size();
            new TracedStep(account, random, String.valueOf(step)).take(at);
            journal.addAll(account.entries.subList(known, account.entries.size()));
        }
        return journal.isEmpty() ? journal(random, skew) : journal;
    }
}
