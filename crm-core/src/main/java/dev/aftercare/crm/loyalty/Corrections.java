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
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
     * <p>A transfer is undone by its entry in the account that gave, in both accounts at once: what the other customer still has of it goes
     * first, back into the lots that it came from. Of what the other has spent the policy's shortfall decides, as of what expired there if
     * the programme's returns say {@link ReturnPolicy.ExpiredPoints#COUNT_AS_SPENT}; otherwise that is lost where it is, and nothing comes
     * back for it. The entries of both sides are about those of the transfer, whose names lead from either side to the other. Both accounts
     * are locked as by {@link #transfer}.
     *
     * @param customer whose account has the entry, as receipts tell it
     * @param programme in which programme
     * @param entry the sequence of the entry, as receipts and statements tell it
     * @param points how many of its points, at least 1
     * @param policy what happens if points or lots are gone
     * @param cause why
     * @param by who undoes it
     * @return what was done
     * @throws RejectedException with {@link NotReversible}, {@link ReversedBefore}, {@link TooManyParts} or {@link NotEnoughPoints}; of a
     *     transfer it is the other customer who has not enough
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
            Programme rules = Programmes.require(context.unit(), programme);
            Occasion occasion = Occasion.of(context.now(), cause, by);
            PointsEntry original = entry(context.unit(), customer, programme, entry);
            Reversals.Reversed done = TransferLink.of(original)
                    .map(link -> new TransferReversals(context, rules, link, occasion)
                            .reverse(customer, original, points, policy))
                    .orElseGet(() -> {
                        PointsAccount account = Ledger.own(context, customer, programme);
                        EntryState state = Ledger.state(context.unit(), original);
                        return Reversals.reverse(context, rules, account, state, points, policy, occasion);
                    });
            long reversed = about(done.posting(), entry);
            String why = rules.reference() + ": " + reversed + " points of entry " + entry + " reversed";
            return Receipt.of(done.posting(), reversed, null, why).withBalance(done.after());
        });
    }

    /** Read before any account is locked: of a transfer it tells which other account is, and so which of both is locked first. */
    private static PointsEntry entry(UnitOfWork unit, CustomerId customer, ProgrammeId programme, long sequence) {
        Optional<PointsAccount> account = unit.points().find(customer, programme);
        if (account.isEmpty()) {
            Ledger.requireCustomer(unit, customer);
        }
        return account.flatMap(own -> Ledger.entry(unit, own.id(), sequence))
                .orElseThrow(() -> new NotFoundException("points entry", Long.toString(sequence)));
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
            RuledAccount ruled =
                    RuledAccount.locked(context, customer, programme).toSpend(context, -change);
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
            PointsAccount giver = KeptPromises.kept(context, giverFirst ? first : second, points);
            PointsAccount taker = giverFirst ? second : first;
            Posting given =
                    Ledger.apply(context, rules, TransferRules.out(giver, points, taker, rules.order(), occasion));
            PointsEntry out = given.last(EntryKind.TRANSFER_OUT);
            Ledger.apply(context, rules, TransferRules.in(taker, out, rules.order(), occasion));
            return Receipt.of(given, points, null, rules.reference() + ": " + points + " points transferred");
        });
    }
}
