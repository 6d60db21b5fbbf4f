package dev.aftercare.crm.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsStanding;
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
    @Property(tries = 300)
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
    @Property(tries = 100)
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
