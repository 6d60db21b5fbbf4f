package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
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
import java.util.List;

/**
 * Reversals, adjustments and transfers of points. The entries that they correct stay as they are: a correction is an entry of its own.
 * Every command is one transaction. Safe for use by several threads.
 *
 * <p>All methods throw {@link InvalidInputException} for malformed arguments and {@link NotFoundException} for a programme, customer or
 * entry that does not exist; nothing is changed then.
 */
public final class Corrections {

    private final CommandRunner runner;

    Corrections(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Undoes an entry, wholly or in part: what was given is taken back, what was spent is given back into the lots that it came from,
     * with the expiry that they had. All reversals of an entry together never exceed it. Repeating a reversal reverses more, unless
     * {@code by} has a key.
     *
     * @param customer whose
     * @param programme in which programme
     * @param entry the sequence of the entry, as receipts and statements tell it
     * @param points how many of its points, at least 1
     * @param policy what happens if points or lots are gone
     * @param cause why
     * @param by who undoes it
     * @return what was done
     * @throws RejectedException with {@link NotReversible}, {@link ReversedBefore}, {@link TooManyParts} or {@link NotEnoughPoints}
     */
    public Receipt reverse(
            CustomerId customer,
            ProgrammeId programme,
            long entry,
            long points,
            ReversalPolicy policy,
            Cause cause,
            By by) {
        List<Object> request = List.of(
                Input.present("customer", customer),
                Input.present("programme", programme),
                Input.within("entry", entry, 1, Long.MAX_VALUE - 1),
                Input.within("points", points, 1, PointsAccount.MAX_POINTS),
                Input.present("policy", policy),
                Input.present("cause", cause));
        return runner.run("loyalty.reverse", by, request, Receipt.class, context -> {
            RuledAccount ruled = RuledAccount.own(context, customer, programme);
            Programme rules = ruled.rules();
            PointsAccount account = ruled.account();
            EntryState state = Ledger.numbered(context.unit(), account, entry)
                    .orElseThrow(() -> new NotFoundException("points entry", Long.toString(entry)));
            Occasion occasion = Occasion.of(context.now(), cause, by);
            Posting posting = Reversals.reverse(context, rules, account, state, points, policy, occasion)
                    .posting();
            long reversed = about(posting, entry);
            String why = rules.reference() + ": " + reversed + " points of entry " + entry + " reversed";
            return Receipt.of(posting, reversed, null, why);
        });
    }

    private static long about(Posting posting, long entry) {
        return posting.entries().stream()
                .filter(written -> written.isAbout(entry))
                .mapToLong(PointsEntry::size)
                .sum();
    }

    /**
     * Adds or removes points by hand.
     *
     * @param customer whose
     * @param programme in which programme; its rule says when points that are added expire
     * @param change how many are added, or removed if negative; not 0
     * @param shortfall what happens if more are to be removed than are available
     * @param reason why, such as {@code goodwill/ticket-17}
     * @param by who does it
     * @return what was done
     * @throws RejectedException with {@link NotEnoughPoints}
     */
    public Receipt adjust(
            CustomerId customer, ProgrammeId programme, long change, Shortfall shortfall, Cause reason, By by) {
        if (change == 0) {
            throw new InvalidInputException("change", "is 0", "a number of points to add, or negative to remove");
        }
        List<Object> request = List.of(
                Input.present("customer", customer),
                Input.present("programme", programme),
                Input.within("change", change, -PointsAccount.MAX_POINTS, PointsAccount.MAX_POINTS),
                Input.present("shortfall", shortfall),
                Input.present("cause", reason));
        return runner.run("loyalty.adjust", by, request, Receipt.class, context -> {
            RuledAccount ruled = RuledAccount.locked(context, customer, programme);
            Programme rules = ruled.rules();
            Instant expiresAt = change > 0 ? rules.expiresAt(context.now()) : null;
            Occasion occasion = Occasion.of(context.now(), reason, by);
            Posting posting = Ledger.apply(
                    context,
                    rules,
                    PointsRules.adjust(ruled.account(), change, expiresAt, shortfall, rules.order(), occasion));
            long moved = posting.moved(EntryKind.ADJUST_UP)
                    + posting.moved(EntryKind.ADJUST_DOWN)
                    + posting.moved(EntryKind.OWE);
            String why =
                    rules.reference() + ": adjusted by " + change + " for " + reason.kind() + "/" + reason.reference();
            return Receipt.of(posting, moved, expiresAt, why);
        });
    }

    /**
     * Moves points to another customer. Each lot keeps when it was earned and when it expires. Both accounts change in one transaction;
     * they are locked in the order of the customers' ids, so that transfers both ways do not wait for each other. Of customers whose loyalty
     * was merged the points are those of the customer who has them now.
     *
     * @param from whose points
     * @param to who gets them, another customer
     * @param programme in which programme
     * @param points how many, at least 1
     * @param cause why
     * @param by who moves them
     * @return what was done to the account that gave
     * @throws RejectedException with {@link NotEnoughPoints}
     */
    public Receipt transfer(CustomerId from, CustomerId to, ProgrammeId programme, long points, Cause cause, By by) {
        List<Object> request = List.of(
                Input.present("from", from),
                Input.present("to", to),
                Input.present("programme", programme),
                Input.within("points", points, 1, PointsAccount.MAX_POINTS),
                Input.present("cause", cause));
        if (from.equals(to)) {
            throw new InvalidInputException("to", "is the customer who gives", "another customer");
        }
        return runner.run("loyalty.transfer", by, request, Receipt.class, context -> {
            boolean giverFirst = from.value().compareTo(to.value()) < 0;
            RuledAccount ruled = RuledAccount.locked(context, giverFirst ? from : to, programme);
            Programme rules = ruled.rules();
            PointsAccount first = ruled.account();
            PointsAccount second = Ledger.locked(context, giverFirst ? to : from, programme);
            if (first.id().equals(second.id())) {
                throw new InvalidInputException("to", "was merged with the customer who gives", "another customer");
            }
            Occasion occasion = Occasion.of(context.now(), cause, by);
            Posting given = Ledger.apply(
                    context, rules, TransferRules.out(giverFirst ? first : second, points, rules.order(), occasion));
            PointsEntry out = given.last(EntryKind.TRANSFER_OUT);
            Ledger.apply(context, rules, TransferRules.in(giverFirst ? second : first, out, rules.order(), occasion));
            return Receipt.of(given, points, null, rules.reference() + ": " + points + " points transferred");
        });
    }
}
