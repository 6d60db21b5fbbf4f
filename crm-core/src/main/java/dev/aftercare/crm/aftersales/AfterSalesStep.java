package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The steps of after-sales requests, and the whole table of which is legal for which kind, from where to where. */
public enum AfterSalesStep {
    /** The customer asks: the only step without a state before it. */
    REQUEST,
    /** The shop agrees. */
    APPROVE,
    /** The shop refuses, before or after it saw the goods. */
    REJECT,
    /** The customer sends the goods. */
    SEND,
    /** The goods are back; also if nobody said that they were sent. */
    RECEIVE,
    /** The shop looks at the goods. */
    INSPECT,
    /** The money is paid back; also for goods that cannot be replaced or mended. */
    REFUND,
    /** Other goods are sent; also for goods that cannot be mended. */
    REPLACE,
    /** The goods are mended and sent back. */
    REPAIR,
    /** The request is put away. */
    CLOSE,
    /** The customer no longer asks for it. */
    WITHDRAW;

    private static final Map<AfterSalesKind, Map<AfterSalesStep, Map<AfterSalesState, AfterSalesState>>> TABLE =
            new EnumMap<>(AfterSalesKind.class);

    static {
        for (AfterSalesKind kind : AfterSalesKind.values()) {
            put(kind, APPROVE, AfterSalesState.APPROVED, AfterSalesState.REQUESTED);
            put(kind, REJECT, AfterSalesState.REJECTED, AfterSalesState.REQUESTED);
            put(kind, WITHDRAW, AfterSalesState.WITHDRAWN, AfterSalesState.REQUESTED, AfterSalesState.APPROVED);
            if (kind.needsParcel()) {
                put(kind, SEND, AfterSalesState.IN_TRANSIT, AfterSalesState.APPROVED);
                put(kind, RECEIVE, AfterSalesState.RECEIVED, AfterSalesState.APPROVED, AfterSalesState.IN_TRANSIT);
                put(kind, INSPECT, AfterSalesState.INSPECTED, AfterSalesState.RECEIVED);
                put(kind, REJECT, AfterSalesState.REJECTED, AfterSalesState.INSPECTED);
                put(kind, WITHDRAW, AfterSalesState.WITHDRAWN, AfterSalesState.IN_TRANSIT);
                settle(kind, REFUND, AfterSalesState.REFUNDED, AfterSalesState.INSPECTED);
            }
        }
        settle(AfterSalesKind.REFUND, REFUND, AfterSalesState.REFUNDED, AfterSalesState.APPROVED);
        settle(AfterSalesKind.EXCHANGE, REPLACE, AfterSalesState.REPLACED, AfterSalesState.INSPECTED);
        settle(AfterSalesKind.REPAIR, REPLACE, AfterSalesState.REPLACED, AfterSalesState.INSPECTED);
        settle(AfterSalesKind.REPAIR, REPAIR, AfterSalesState.REPAIRED, AfterSalesState.INSPECTED);
    }

    /**
     * Where the step leads.
     *
     * @param kind the kind of the request
     * @param from the state before
     * @return the state after; empty if the step is not allowed from there
     */
    public Optional<AfterSalesState> from(AfterSalesKind kind, AfterSalesState from) {
        return Optional.ofNullable(moves(kind).get(from));
    }

    /**
     * The steps that a request can take.
     *
     * @param kind its kind
     * @param state the state it is in
     * @return the steps in the order of this list, unmodifiable; possibly none
     */
    public static Set<AfterSalesStep> legalAt(AfterSalesKind kind, AfterSalesState state) {
        Set<AfterSalesStep> legal = EnumSet.noneOf(AfterSalesStep.class);
        for (AfterSalesStep step : values()) {
            if (step.moves(kind).containsKey(state)) {
                legal.add(step);
            }
        }
        return Collections.unmodifiableSet(legal);
    }

    /**
     * Whether the customer can take the step; the shop can take every one.
     *
     * @return true for asking, sending and withdrawing
     */
    public boolean isTheCustomers() {
        return this == REQUEST || this == SEND || this == WITHDRAW;
    }

    private Map<AfterSalesState, AfterSalesState> moves(AfterSalesKind kind) {
        return Objects.requireNonNull(TABLE.get(kind)).getOrDefault(this, Map.of());
    }

    private static void settle(AfterSalesKind kind, AfterSalesStep step, AfterSalesState to, AfterSalesState from) {
        put(kind, step, to, from);
        put(kind, CLOSE, AfterSalesState.CLOSED, to);
    }

    private static void put(AfterSalesKind kind, AfterSalesStep step, AfterSalesState to, AfterSalesState... from) {
        Map<AfterSalesState, AfterSalesState> moves = TABLE.computeIfAbsent(
                        kind, key -> new EnumMap<>(AfterSalesStep.class))
                .computeIfAbsent(step, key -> new EnumMap<>(AfterSalesState.class));
        for (AfterSalesState state : from) {
            moves.put(state, to);
        }
    }
}
