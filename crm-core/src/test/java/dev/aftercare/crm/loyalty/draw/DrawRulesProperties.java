package dev.aftercare.crm.loyalty.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class DrawRulesProperties {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    private static DrawSeed seed(long number) {
        return DrawSeed.random(new Random(number));
    }

    /** As somebody who was told seed, number of entries and rule would write it. */
    private static List<Long> recomputed(String seed, long entries, int count) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(seed), "HmacSHA256"));
        BigInteger all = BigInteger.TWO.pow(64);
        Map<Long, Long> row = new HashMap<>();
        List<Long> picked = new ArrayList<>();
        long counter = 0;
        for (long k = 0; k < count; k++) {
            BigInteger m = BigInteger.valueOf(entries - k);
            BigInteger r;
            do {
                byte[] hmac =
                        mac.doFinal(ByteBuffer.allocate(8).putLong(counter++).array());
                r = new BigInteger(1, hmac, 0, 8);
            } while (r.compareTo(all.divide(m).multiply(m)) >= 0);
            long place = k + r.mod(m).longValueExact();
            long there = row.getOrDefault(place, place + 1);
            row.put(place, row.getOrDefault(k, k + 1));
            row.put(k, there);
            picked.add(there);
        }
        return picked;
    }

    @Property(tries = 200)
    void anybodyCanRecomputeThePicks(
            @ForAll long number,
            @ForAll @LongRange(min = 1, max = 300) long entries,
            @ForAll @IntRange(max = 300) int some)
            throws Exception {
        DrawSeed seed = seed(number);
        int count = (int) Math.min(some, entries);

        assertThat(DrawRules.picks(seed, entries, count)).isEqualTo(recomputed(seed.hex(), entries, count));
    }

    /** With so many entries every fourth value lies in the overhang, and is passed over. */
    @Property(tries = 100)
    void whatWouldFavourSomeIsPassedOver(@ForAll long number, @ForAll @LongRange(max = 1_000) long more)
            throws Exception {
        DrawSeed seed = seed(number);
        long entries = (1L << 62) + 1 + more;

        assertThat(DrawRules.picks(seed, entries, 20))
                .isEqualTo(recomputed(seed.hex(), entries, 20))
                .allMatch(pick -> pick >= 1 && pick <= entries);
        assertThat(DrawRules.picks(seed, Long.MAX_VALUE, 5)).isEqualTo(recomputed(seed.hex(), Long.MAX_VALUE, 5));
    }

    @Property(tries = 200)
    void everyEntryIsPickedOnceAndTheFirstPicksDoNotDependOnHowManyAreWanted(
            @ForAll long number, @ForAll @IntRange(max = 200) int entries, @ForAll @IntRange(max = 200) int some) {
        DrawSeed seed = seed(number);
        int count = Math.min(some, entries);
        List<Long> all = DrawRules.picks(seed, entries, entries);

        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, entries).boxed().toList());
        assertThat(DrawRules.picks(seed, entries, count)).isEqualTo(all.subList(0, count));
    }

    /** All 120 orders of five entries over 24,000 fixed seeds; 119 degrees of freedom exceed 200 once in 200,000 times. */
    @Example
    void everyOrderIsAsLikelyAsEveryOther() {
        Map<List<Long>, Integer> seen = new HashMap<>();
        int seeds = 24_000;
        for (int i = 0; i < seeds; i++) {
            seen.merge(DrawRules.picks(seed(i), 5, 5), 1, Integer::sum);
        }
        double expected = seeds / 120.0;
        double chiSquare = seen.values().stream()
                        .mapToDouble(count -> Math.pow(count - expected, 2) / expected)
                        .sum()
                + (120 - seen.size()) * expected;

        assertThat(seen).hasSize(120);
        assertThat(chiSquare).isBetween(60.0, 200.0);
    }

    @Property(tries = 300)
    void prizesGoToThosePickedFirstAndToNobodyMoreOftenThanOneMay(
            @ForAll long number,
            @ForAll @IntRange(min = 0, max = 60) int entries,
            @ForAll @IntRange(min = 1, max = 8) int customers,
            @ForAll @IntRange(min = 1, max = 4) int perCustomer,
            @ForAll @IntRange(min = 1, max = 10) int firsts,
            @ForAll @IntRange(min = 1, max = 10) int seconds,
            @ForAll @IntRange(min = 1, max = 7) int chunk) {
        Draw draw = Draw.of(
                        "d",
                        new ProgrammeId("gold"),
                        FROM,
                        FROM.plusSeconds(1),
                        new Prize("first", firsts),
                        new Prize("second", seconds))
                .withWins(perCustomer);
        Random who = new Random(number + 1);
        List<CustomerId> entered = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            entered.add(new CustomerId(new UUID(7, who.nextInt(customers))));
        }

        List<DrawPick> picks = held(draw, seed(number), entered, chunk);

        assertThat(picks).isEqualTo(held(draw, seed(number), entered, Integer.MAX_VALUE));
        List<DrawPick> winners =
                picks.stream().filter(pick -> pick.prize() != null).toList();
        assertThat(winners).allMatch(win -> entered.get((int) win.number() - 1).equals(win.customer()));
        assertThat(new HashSet<>(picks.stream().map(DrawPick::number).toList())).hasSize(picks.size());
        Map<CustomerId, Long> tickets = new HashMap<>();
        entered.forEach(customer -> tickets.merge(customer, 1L, Long::sum));
        long possible = tickets.values().stream()
                .mapToLong(have -> Math.min(have, perCustomer))
                .sum();
        assertThat(winners).hasSize((int) Math.min(draw.pieces(), possible));
        Map<CustomerId, Integer> wins = new HashMap<>();
        for (DrawPick pick : picks) {
            int before = wins.getOrDefault(pick.customer(), 0);
            assertThat(pick.prize() == null).isEqualTo(before == perCustomer);
            wins.put(pick.customer(), pick.prize() == null ? before : before + 1);
        }
        assertThat(winners.stream().limit(firsts)).allMatch(win -> "first".equals(win.prize()));
        assertThat(winners.stream().skip(firsts)).allMatch(win -> "second".equals(win.prize()));
    }

    /** As the service does it, some entries at a time. */
    private static List<DrawPick> held(Draw draw, DrawSeed seed, List<CustomerId> entered, int chunk) {
        List<Long> order = DrawRules.picks(seed, entered.size(), entered.size());
        List<DrawPick> picks = new ArrayList<>();
        Map<CustomerId, Long> wins = new HashMap<>();
        long given = 0;
        while (picks.size() < order.size() && given < draw.pieces()) {
            int size = (int) Math.min(Math.min(chunk, order.size() - picks.size()), draw.pieces() - given);
            List<PickedEntry> picked = new ArrayList<>();
            for (long number : order.subList(picks.size(), picks.size() + size)) {
                CustomerId customer = entered.get((int) number - 1);
                picked.add(new PickedEntry(number, customer, wins.getOrDefault(customer, 0L)));
            }
            for (DrawPick pick : DrawRules.award(draw, given, picked)) {
                picks.add(pick);
                if (pick.prize() != null) {
                    wins.merge(pick.customer(), 1L, Long::sum);
                    given++;
                }
            }
        }
        return picks;
    }

    @Property(tries = 50)
    void theCommitmentIsTheDigestOfTheSeedAndTellsNothingElse(@ForAll long number) throws Exception {
        DrawSeed seed = seed(number);
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(seed.hex()));

        assertThat(seed.commitment()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(seed.toString()).doesNotContain(seed.hex());
        assertThat(seed).isEqualTo(seed(number));
        assertThat(seed.hex()).isNotEqualTo(seed(number + 1).hex());
    }

    @Example
    void whatIsNoSeedIsRefusedWithoutRepeatingIt() {
        for (String wrong : List.of("", "ab", "AB".repeat(32), "ab".repeat(33), "g0".repeat(32))) {
            assertThatThrownBy(() -> new DrawSeed(wrong))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("seed is no seed; allowed: 64 hexadecimal digits, lower case");
        }
        assertThatThrownBy(() -> DrawRules.picks(seed(1), 3, 4)).isInstanceOf(InvalidInputException.class);
    }
}
