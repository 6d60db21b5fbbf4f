package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.PointsLot;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sorts the open lots of all accounts of a programme by their age. For one walk. */
final class AgeingReader {

    private static final int PAGE = 200;

    private final Instant now;
    private final TreeMap<Duration, long[]> lotsAndPoints = new TreeMap<>();

    private AgeingReader(Instant now, List<Duration> bounds) {
        this.now = now;
        lotsAndPoints.put(Duration.ZERO, new long[2]);
        for (Duration bound : bounds) {
            if (bound.isNegative() || lotsAndPoints.put(bound, new long[2]) != null) {
                throw new InvalidInputException("ageing.bounds", "are not above zero and different", "rising ages");
            }
        }
    }

    static List<Ageing> read(CommandRunner runner, ProgrammeId programme, List<Duration> bounds) {
        AgeingReader reader = new AgeingReader(runner.now(), bounds);
        AccountWalk.over(
                runner, programme, PAGE, (unit, account) -> account.lots().forEach(reader::add));
        return reader.result();
    }

    /** A lot that another node's clock made a moment "later" counts as new; one that has expired counts no more. */
    private void add(PointsLot lot) {
        if (lot.isExpired(now)) {
            return;
        }
        Duration age = Duration.between(lot.earnedAt(), now);
        Map.Entry<Duration, long[]> range = lotsAndPoints.floorEntry(age);
        long[] sums = (range == null ? lotsAndPoints.firstEntry() : range).getValue();
        sums[0]++;
        sums[1] += lot.remaining();
    }

    private List<Ageing> result() {
        List<Ageing> result = new ArrayList<>();
        lotsAndPoints.forEach(
                (from, sums) -> result.add(new Ageing(from, lotsAndPoints.higherKey(from), sums[0], sums[1])));
        return result;
    }
}
