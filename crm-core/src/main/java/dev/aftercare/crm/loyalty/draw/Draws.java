package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.NotEnoughPoints;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The draws of one tenant. Every command is one transaction. Safe for use by several threads.
 *
 * <p>A draw is announced with the SHA-256 of a secret seed, and the seed is told with the result: with it and the number of entries
 * anybody can recompute who was picked, by {@link DrawRules#picks}, and the shop could not have chosen another seed once it was
 * announced. Until then the seed lies in the shop's database: whoever reads that, and can also enter, knows more than others.
 *
 * <p>Of customers whose loyalty was merged, limits count all entries and wins as one person's, and each of them finds the entries of all.
 *
 * <p>All methods throw {@link InvalidInputException} for malformed arguments and {@link NotFoundException} for a draw, customer or
 * programme that does not exist.
 */
public final class Draws {

    private final CommandRunner runner;
    private final RandomGenerator random;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     * @param random makes seeds; a {@link java.security.SecureRandom} outside of tests
     */
    public Draws(CommandRunner runner, RandomGenerator random) {
        this.runner = runner;
        this.random = random;
    }

    /**
     * Announces a draw, and chooses its seed. A draw stays as it was announced; the same definition again changes nothing.
     *
     * @param draw the definition
     * @param by who announces it
     * @return the draw with its commitment
     * @throws RejectedException with {@link DrawIsFixed} if it was defined otherwise
     */
    public DrawView define(Draw draw, By by) {
        Input.present("draw", draw);
        return runner.run(
                "draw.define",
                by,
                draw,
                DrawView.class,
                context -> DrawDesk.define(context, draw, DrawSeed.random(random), by.actor()));
    }

    /**
     * Reads a draw.
     *
     * @param draw which
     * @return the draw, with its seed once it is held; or empty
     */
    public Optional<DrawView> find(String draw) {
        Input.code("draw", draw, 60);
        return runner.inTransaction(unit -> DrawDesk.find(unit, draw));
    }

    /**
     * Enters a customer: takes the points and gives a number, or neither. Numbers go from 1 on without gaps. Repeating it enters again
     * unless {@code by} has a key.
     *
     * @param customer who enters
     * @param draw which draw
     * @param by who asks for it
     * @return the entry
     * @throws RejectedException with {@link DrawRefused}, or with {@link NotEnoughPoints}
     */
    public DrawEntry enter(CustomerId customer, String draw, By by) {
        Input.present("customer", customer);
        Input.code("draw", draw, 60);
        return runner.run(
                "draw.enter",
                by,
                List.of(customer, draw),
                DrawEntry.class,
                context -> DrawDesk.enter(context, customer, draw, by.actor()));
    }

    /**
     * Holds a draw whose time of entry is over. Its first hundred picks are made at once, which is all of them as long as hardly anybody
     * is passed over and there are few prizes; due work goes on with others, a hundred in each transaction. The seed is told with the last.
     * Holding it again changes nothing.
     *
     * @param draw which draw
     * @param by who holds it
     * @return the draw, {@code DRAWN} or {@code DRAWING}
     * @throws RejectedException with {@link DrawStepRefused} if its time is not over, or if it was cancelled
     */
    public DrawView hold(String draw, By by) {
        Input.code("draw", draw, 60);
        return runner.run("draw.hold", by, draw, DrawView.class, context -> DrawDesk.hold(context, draw, by.actor()));
    }

    /**
     * Cancels a draw that was not held. Due work gives the points of every entry back, each in a transaction of its own, into the lots that
     * they came from; lots whose time is over by now are treated as the points programme says for returns. Cancelling again changes nothing.
     *
     * @param draw which draw
     * @param by who cancels it
     * @return the draw
     * @throws RejectedException with {@link DrawStepRefused} if it was held
     */
    public DrawView cancel(String draw, By by) {
        Input.code("draw", draw, 60);
        return runner.run(
                "draw.cancel", by, draw, DrawView.class, context -> DrawDesk.cancel(context, draw, by.actor()));
    }

    /**
     * Reads an entry.
     *
     * @param draw in which draw
     * @param number its number, at least 1
     * @return the entry, or empty
     */
    public Optional<DrawEntry> entry(String draw, long number) {
        Input.code("draw", draw, 60);
        Input.within("number", number, 1, Long.MAX_VALUE);
        return runner.inTransaction(unit -> DrawDesk.ENTRIES.find(unit, DrawDesk.place(draw, number)));
    }

    /**
     * The entries of a customer in all draws, and of those who are one with this customer; the last changed first.
     *
     * @param customer whose
     * @param request which part
     * @return the page
     */
    public Page<DrawEntry> page(CustomerId customer, PageRequest request) {
        Input.present("customer", customer);
        Input.present("request", request);
        return runner.inTransaction(unit -> CustomerLinks.page(unit, DrawDesk.ENTRIES, customer, request));
    }

    /**
     * Who was picked, in order, winners and those who were passed over, by the hundred.
     *
     * @param draw in which draw
     * @param part which hundred, from 0; {@link DrawView#picks} says how many picks there are
     * @return the picks; empty if there are no more, or none yet
     */
    public List<DrawPick> picks(String draw, int part) {
        Input.code("draw", draw, 60);
        Input.within("part", part, 0, Integer.MAX_VALUE);
        return runner.inTransaction(unit -> {
            DrawDesk.named(unit, draw);
            return DrawWork.PICKS
                    .find(unit, DrawDesk.place(draw, part))
                    .map(DrawPicks::picks)
                    .orElse(List.of());
        });
    }
}
