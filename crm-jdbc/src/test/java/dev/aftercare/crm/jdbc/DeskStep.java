package dev.aftercare.crm.jdbc;

import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * Something that somebody does at a desk with a few tickets, orders and customers.
 *
 * @param what what
 * @param one which ticket, message or request, counted around
 * @param other which other one
 * @param choice which of what there is
 * @param minutes how long after the step before
 */
record DeskStep(What what, int one, int other, int choice, int minutes) {

    enum What {
        RECEIVE,
        TAKE_IN,
        REPLY,
        OVERRULE,
        STEP,
        FORWARD,
        CLOSE_INCIDENT,
        DUPLICATE,
        WRITE,
        MERGE,
        UNDO,
        LINK,
        UNLINK,
        SPLIT,
        ABOUT,
        NOT_ABOUT,
        ASK,
        GO_ON,
        TASK,
        TASK_ENDS,
        SWEEP
    }

    static Arbitrary<List<DeskStep>> walks(int most) {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.of(EnumSet.allOf(What.class))),
                                Tuple.of(1, Arbitraries.of(What.TAKE_IN, What.FORWARD, What.SWEEP)),
                                Tuple.of(1, Arbitraries.of(What.MERGE, What.UNDO, What.GO_ON))),
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.integers().between(0, 90)),
                                Tuple.of(1, Arbitraries.integers().between(0, 6_000))))
                .as(DeskStep::new)
                .list()
                .ofMaxSize(most)
                .withSizeDistribution(RandomDistribution.uniform());
    }
}
