package dev.aftercare.crm.examples.benchmarks;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.sla.AppliesTo;
import dev.aftercare.crm.sla.PolicyEntry;
import dev.aftercare.crm.sla.PolicyIndex;
import dev.aftercare.crm.sla.TicketTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Choosing among 1,000 policies for random tickets, on one thread: microseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Threads(1)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PolicyChoiceBenchmark {

    private static final int POLICIES = 1_000;
    private static final int QUESTIONS = 4_096;

    private final PolicyIndex index;
    private final TicketTraits[] tickets = new TicketTraits[QUESTIONS];
    private int next;

    /** Draws policies with one to four conditions, and tickets of which most fit dozens of them. */
    public PolicyChoiceBenchmark() {
        Random random = new Random(30);
        List<PolicyEntry> entries = new ArrayList<>();
        entries.add(new PolicyEntry("default@1", "office", AppliesTo.ANY, 0));
        for (int i = 1; i < POLICIES; i++) {
            entries.add(new PolicyEntry("policy-" + i + "@1", "office", condition(random), i));
        }
        index = PolicyIndex.of(entries);
        for (int i = 0; i < QUESTIONS; i++) {
            tickets[i] = ticket(random);
        }
    }

    /**
     * Which policy applies.
     *
     * @return the policy
     */
    @Benchmark
    public Optional<PolicyEntry> choose() {
        next = (next + 1) % QUESTIONS;
        return index.choose(tickets[next]);
    }

    private static AppliesTo condition(Random random) {
        AppliesTo condition = AppliesTo.ANY.categories(category(random));
        condition = random.nextBoolean() ? condition.priorities(any(random, Priority.values())) : condition;
        condition = random.nextBoolean() ? condition.channels(any(random, Channel.values())) : condition;
        return random.nextBoolean() ? condition.tiers("tier-" + random.nextInt(5)) : condition;
    }

    private static TicketTraits ticket(Random random) {
        return new TicketTraits(
                TicketType.COMPLAINT,
                new Category(category(random)),
                any(random, Priority.values()),
                any(random, Channel.values()),
                Standing.NONE.inTier("tier-" + random.nextInt(5)).in("segment-" + random.nextInt(9)));
    }

    private static String category(Random random) {
        String path = "c" + random.nextInt(3);
        for (int depth = random.nextInt(3); depth > 0; depth--) {
            path = path + "/c" + random.nextInt(4);
        }
        return path;
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
