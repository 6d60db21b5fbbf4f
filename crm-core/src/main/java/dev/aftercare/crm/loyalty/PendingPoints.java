package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Points that are given now and can be spent later, such as after the time in which goods may be returned. {@link PendingRules} says
 * what becomes of them; they mature when their time has come, whether or not a sweep came by. Safe for use by several threads.
 *
 * <p>The caller names each of them, so that a retry after a lost answer finds what it made. All methods throw
 * {@link InvalidInputException} for malformed arguments and {@link NotFoundException} for a programme, customer or id that does not
 * exist; nothing is changed then.
 */
public final class PendingPoints {

    private final CommandRunner runner;

    PendingPoints(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Gives points that can be spent from an instant on. They live from that instant on, by the rule of the programme as it is now. The
     * same again changes nothing and gives the first receipt.
     *
     * @param customer to whom
     * @param programme in which programme
     * @param id the caller's name for them, such as an order's number; unique for the customer in the programme; 1 to 100 printable
     *     ASCII characters without spaces
     * @param points how many, at least 1
     * @param until from when on they can be spent, later than now
     * @param cause for what
     * @param by who gives them
     * @return what was done
     * @throws RejectedException with {@link NameTaken} if the id was used before with other points, time or cause
     */
    public Receipt earn(
            CustomerId customer, ProgrammeId programme, String id, long points, Instant until, Cause cause, By by) {
        PendingRules.name(id);
        Instant start = Input.instant("until", until);
        List<Object> request = List.of(
                Input.present("customer", customer),
                Input.present("programme", programme),
                id,
                Input.within("points", points, 1, PointsAccount.MAX_POINTS),
                start,
                Input.present("cause", cause));
        return runner.run("loyalty.pend", by, request, Receipt.class, context -> {
            RuledAccount ruled = RuledAccount.locked(context, customer, programme);
            Programme rules = ruled.rules();
            PointsAccount account = ruled.account();
            String why = rules.reference() + ": " + points + " points from " + start + " on for " + cause.kind() + "/"
                    + cause.reference();
            Optional<EntryState> first = Ledger.made(context, customer, account, PendingRules.name(id));
            if (first.isPresent()) {
                PointsEntry entry = first.get().entry();
                NameTaken.unlessSame(id, entry, points, start, cause);
                PointsAccount where = Ledger.of(context.unit(), account, entry);
                return Receipt.again(where, entry, entry.lots().get(0).expiresAt(), why);
            }
            Instant expiresAt = rules.expiresAt(start);
            Posting posting = Ledger.apply(
                    context,
                    rules,
                    PendingRules.pend(
                            account,
                            id,
                            points,
                            start,
                            expiresAt,
                            rules.order(),
                            Occasion.of(context.now(), cause, by)));
            return Receipt.of(posting, points, expiresAt, why);
        });
    }

    /**
     * Takes back points that are still pending: those whose time has come are not, whether or not a sweep came by.
     *
     * @param customer whose
     * @param programme in which programme
     * @param id the pending points
     * @param points how many, at least 1
     * @param cause why
     * @param by who takes them back
     * @return what was done
     * @throws RejectedException with {@link PendingResolved} if fewer are pending, or {@link TooManyParts}
     */
    public Receipt cancel(CustomerId customer, ProgrammeId programme, String id, long points, Cause cause, By by) {
        PendingRules.name(id);
        List<Object> request = List.of(
                Input.present("customer", customer),
                Input.present("programme", programme),
                id,
                Input.within("points", points, 1, PointsAccount.MAX_POINTS),
                Input.present("cause", cause));
        return runner.run("loyalty.cancel-pending", by, request, Receipt.class, context -> {
            RuledAccount ruled = RuledAccount.locked(context, customer, programme);
            Programme rules = ruled.rules();
            PointsAccount account = ruled.account();
            EntryState pending = Ledger.named(context.unit(), customer, account, PendingRules.name(id))
                    .orElseThrow(() -> new NotFoundException("pending points", id));
            Posting posting = Ledger.apply(
                    context,
                    rules,
                    PendingRules.cancel(
                            account, pending, points, rules.order(), Occasion.of(context.now(), cause, by)));
            return Receipt.of(posting, points, null, rules.reference() + ": " + points + " pending points cancelled");
        });
    }

    /**
     * Reads pending points and what became of them.
     *
     * @param customer whose
     * @param programme in which programme
     * @param id the pending points
     * @return their entry, and the entries that matured or cancelled them; or empty
     */
    public Optional<EntryState> find(CustomerId customer, ProgrammeId programme, String id) {
        String name = PendingRules.name(id);
        Input.present("customer", customer);
        Input.present("programme", programme);
        return runner.inTransaction(unit -> Ledger.named(unit, customer, programme, name));
    }
}
