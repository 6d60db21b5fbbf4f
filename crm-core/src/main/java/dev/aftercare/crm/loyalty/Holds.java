package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Points set aside for payments that are not certain yet: held at checkout, then captured or released, or given back by themselves
 * when their time is over, whether or not a sweep came by. {@link HoldRules} says what becomes of them. Safe for use by several threads.
 *
 * <p>The caller names each hold, so that a retry after a lost answer finds the hold that it made. All methods throw
 * {@link InvalidInputException} for malformed arguments and {@link NotFoundException} for a programme, customer or hold that does not
 * exist; nothing is changed then.
 */
public final class Holds {

    private final CommandRunner runner;

    Holds(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Sets points aside. The same hold again changes nothing and gives the first receipt, with or without a key, also after it was
     * resolved.
     *
     * @param customer whose
     * @param programme in which programme
     * @param id the caller's name for the hold, such as the number of the checkout; unique for the customer in the programme; 1 to 100
     *     printable ASCII characters without spaces
     * @param points how many, at least 1
     * @param until from when on they go back by themselves, later than now; null if they wait for ever
     * @param cause for what
     * @param by who sets them aside
     * @return what was done
     * @throws RejectedException with {@link NotEnoughPoints} if fewer are available, with {@link NameTaken} if the id was used before
     *     with other points, time or cause
     */
    public Receipt hold(
            CustomerId customer,
            ProgrammeId programme,
            String id,
            long points,
            @Nullable Instant until,
            Cause cause,
            By by) {
        Instant end = Input.instantOrNull("until", until);
        Input.within("points", points, 1, PointsAccount.MAX_POINTS);
        List<Object> request = request(customer, programme, id, Arrays.asList(points, end, cause));
        return runner.run("loyalty.hold", by, request, Receipt.class, context -> {
            RuledAccount ruled = RuledAccount.locked(context, customer, programme);
            Programme rules = ruled.rules();
            PointsAccount account = ruled.account();
            String why =
                    rules.reference() + ": " + points + " points held for " + cause.kind() + "/" + cause.reference();
            Optional<EntryState> first = Ledger.made(context, customer, account, HoldRules.name(id));
            if (first.isPresent()) {
                PointsEntry entry = first.get().entry();
                NameTaken.unlessSame(id, entry, points, end, cause);
                PointsAccount where = Ledger.of(context.unit(), account, entry);
                return Receipt.again(where, entry, null, why);
            }
            PointsAccount ready = KeptPromises.kept(context, account, points);
            Posting posting = Ledger.apply(
                    context,
                    rules,
                    HoldRules.hold(ready, id, points, end, rules.order(), Occasion.of(context.now(), cause, by)));
            return Receipt.of(posting, points, null, why);
        });
    }

    /**
     * Spends held points. What is held beyond them goes back into its lots.
     *
     * @param customer whose
     * @param programme in which programme
     * @param id the hold
     * @param points how many, 1 to what is held
     * @param by who spends them
     * @return what was done
     * @throws RejectedException with {@link HoldResolved} if the hold was resolved before or its time is over
     */
    public Receipt capture(CustomerId customer, ProgrammeId programme, String id, long points, By by) {
        Input.within("points", points, 1, PointsAccount.MAX_POINTS);
        return resolve("loyalty.capture", customer, programme, id, points, by);
    }

    /**
     * Gives held points back into their lots.
     *
     * @param customer whose
     * @param programme in which programme
     * @param id the hold
     * @param by who gives them back
     * @return what was done
     * @throws RejectedException with {@link HoldResolved} if the hold was resolved before or its time is over
     */
    public Receipt release(CustomerId customer, ProgrammeId programme, String id, By by) {
        return resolve("loyalty.release", customer, programme, id, 0, by);
    }

    private Receipt resolve(String command, CustomerId customer, ProgrammeId programme, String id, long points, By by) {
        List<Object> request = request(customer, programme, id, List.of(points));
        return runner.run(command, by, request, Receipt.class, context -> {
            RuledAccount ruled = RuledAccount.locked(context, customer, programme);
            Programme rules = ruled.rules();
            PointsAccount account = ruled.account();
            EntryState hold = Ledger.named(context.unit(), customer, account, HoldRules.name(id))
                    .orElseThrow(() -> new NotFoundException("hold", id));
            Occasion occasion = Occasion.of(context.now(), hold.entry().cause(), by);
            Decision<Posting> decision = points == 0
                    ? HoldRules.release(account, hold, rules.order(), occasion)
                    : HoldRules.capture(account, hold, points, rules.order(), occasion);
            Posting posting = Ledger.apply(context, rules, decision);
            long moved = points == 0 ? hold.left() : points;
            String what = points == 0 ? " held points given back" : " held points spent";
            return Receipt.of(posting, moved, null, rules.reference() + ": " + moved + what);
        });
    }

    /**
     * Reads a hold and what became of it.
     *
     * @param customer whose
     * @param programme in which programme
     * @param id the hold
     * @return its entry, whose kind is {@link EntryKind#HOLD}, and the entries that resolved it; or empty
     */
    public Optional<EntryState> find(CustomerId customer, ProgrammeId programme, String id) {
        String name = HoldRules.name(id);
        Input.present("customer", customer);
        Input.present("programme", programme);
        return runner.inTransaction(unit -> Ledger.named(unit, customer, programme, name));
    }

    private static List<Object> request(CustomerId customer, ProgrammeId programme, String id, List<?> rest) {
        HoldRules.name(id);
        return Arrays.asList(Input.present("customer", customer), Input.present("programme", programme), id, rest);
    }
}
