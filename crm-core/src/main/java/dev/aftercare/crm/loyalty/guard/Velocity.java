package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.model.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How much happened lately, in slots of a thirty-second part of the period, so that it stays small however much happens. What happened
 * in a slot that reaches into the period counts whole: a limit may hold a little early, never late.
 *
 * @param slots the slots in which anything happened, the first first
 */
public record Velocity(List<Slot> slots) {

    /** Nothing happened. */
    public static final Velocity NONE = new Velocity(List.of());

    private static final int PARTS = 32;

    /**
     * One slot.
     *
     * @param until its first instant after the end
     * @param amount how much happened in it
     */
    public record Slot(Instant until, long amount) {
        /** Checks the parts. */
        public Slot {
            until = Input.instant("slot.until", until);
            Input.within("slot.amount", amount, 0, Long.MAX_VALUE);
        }
    }

    /** Copies the list. */
    public Velocity {
        slots = List.copyOf(Input.present("velocity.slots", slots));
    }

    /**
     * How much happened within a period.
     *
     * @param at the end of the period
     * @param period how long it is
     * @return the sum of the slots that reach into it
     */
    public long within(Instant at, Duration period) {
        Instant start = at.minus(period);
        return slots.stream()
                .filter(slot -> slot.until().isAfter(start))
                .mapToLong(Slot::amount)
                .sum();
    }

    /**
     * One more happening; slots that no period reaches any more are forgotten.
     *
     * @param at when
     * @param amount how much, at least 1
     * @param period the period that is looked at
     * @return the velocity after it
     */
    public Velocity plus(Instant at, long amount, Duration period) {
        long length = Math.max(1_000, period.toNanos() / PARTS / 1_000 * 1_000);
        Instant until = at.plusNanos(length - Math.floorMod(nanos(at), length));
        List<Slot> next = new ArrayList<>();
        long sum = amount;
        for (Slot slot : slots) {
            if (slot.until().equals(until)) {
                sum = Math.addExact(sum, slot.amount());
            } else if (slot.until().isAfter(at.minus(period))) {
                next.add(slot);
            }
        }
        next.add(new Slot(until, sum));
        return new Velocity(next);
    }

    /** What happened here and there, to be looked at. */
    Velocity and(Velocity other) {
        List<Slot> all = new ArrayList<>(slots);
        all.addAll(other.slots);
        return new Velocity(all);
    }

    /** Since the epoch; long enough for 290 years. */
    private static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
    }
}
