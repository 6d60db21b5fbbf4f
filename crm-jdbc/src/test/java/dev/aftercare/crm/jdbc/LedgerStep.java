package dev.aftercare.crm.jdbc;

import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Something that is done to the ledger of a few customers.
 *
 * @param what what
 * @param who which customer
 * @param other another customer, or the same
 * @param points how many
 * @param id which order, hold, promise or draw
 * @param choice which of what there is
 * @param hours how long after the step before
 */
record LedgerStep(What what, int who, int other, long points, int id, int choice, int hours) {

    static final int CUSTOMERS = 3;
    static final int IDS = 4;

    enum What {
        EARN,
        ORDER,
        RETURN,
        REVIEW,
        DELIVER,
        REDEEM,
        REDEEM_SOME,
        PAY_ORDER,
        HOLD,
        CAPTURE,
        RELEASE,
        PEND,
        CANCEL,
        REVERSE,
        ADJUST_UP,
        ADJUST_DOWN,
        TRANSFER,
        REWARD,
        REWARD_FULFIL,
        REWARD_CANCEL,
        REWARD_BACK,
        DRAW_ENTER,
        DRAW_CANCEL,
        CLAIM,
        MERGE,
        UNDO,
        SWEEP
    }

    static Arbitrary<List<LedgerStep>> walks(int most) {
        Arbitrary<Integer> customers = Arbitraries.integers().between(0, CUSTOMERS - 1);
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.of(EnumSet.allOf(What.class))),
                                Tuple.of(1, Arbitraries.of(What.EARN, What.ORDER)),
                                Tuple.of(1, Arbitraries.of(What.PAY_ORDER, What.RETURN, What.MERGE, What.UNDO))),
                        customers,
                        customers,
                        Arbitraries.longs().between(1, 90),
                        Arbitraries.integers().between(0, IDS - 1),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 60))
                .as(LedgerStep::new)
                .list()
                .ofMinSize(most / 2)
                .ofMaxSize(most);
    }
}
