package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Pays with points inside a command of another desk, so that both happen or neither: held first, then spent or given back; or spent at
 * once. The hold is the desk's own, by the name that it gives: nobody else can resolve it, and it waits until the desk does.
 *
 * <p>All methods throw {@link NotFoundException} for a customer, programme or payment that does not exist, and do their work in the
 * command's transaction.
 */
public final class PointsPayment {

    private PointsPayment() {}

    /**
     * Sets points aside.
     *
     * @param context the command
     * @param customer whose
     * @param programme in which programme
     * @param name names the payment within the account, never used before; 1 to 100 printable ASCII characters without spaces
     * @param points how many, at least 1
     * @param cause for what
     * @param actor who spends them
     * @return what is held
     * @throws RejectedException with {@link NotEnoughPoints} if fewer are available
     */
    public static PaidPoints hold(
            CommandContext context,
            CustomerId customer,
            ProgrammeId programme,
            String name,
            long points,
            Cause cause,
            Actor actor) {
        RuledAccount ruled = RuledAccount.locked(context, customer, programme).toSpend(context, points);
        Programme rules = ruled.rules();
        Occasion occasion = new Occasion(context.now(), cause, actor, null);
        Posting posting = Ledger.apply(
                context,
                rules,
                HoldRules.named(ruled.account(), entryName(name), points, null, rules.order(), occasion));
        return PaidPoints.of(programme, posting.last(EntryKind.HOLD));
    }

    /**
     * Spends points at once.
     *
     * @param context the command
     * @param customer whose
     * @param programme in which programme
     * @param name names the payment within the account, never used before; 1 to 100 printable ASCII characters without spaces
     * @param points how many, at least 1
     * @param cause for what
     * @param actor who spends them
     * @throws RejectedException with {@link NotEnoughPoints} if fewer are available
     */
    public static void spend(
            CommandContext context,
            CustomerId customer,
            ProgrammeId programme,
            String name,
            long points,
            Cause cause,
            Actor actor) {
        RuledAccount ruled = RuledAccount.locked(context, customer, programme).toSpend(context, points);
        Programme rules = ruled.rules();
        Occasion occasion = new Occasion(context.now(), cause, actor, null);
        Ledger.apply(
                context,
                rules,
                PointsRules.redeemNamed(ruled.account(), entryName(name), points, rules.order(), occasion));
    }

    /**
     * Spends what is held.
     *
     * @param context the command
     * @param customer whose
     * @param programme in which programme
     * @param name names the payment
     * @param actor who spends them
     * @throws RejectedException with {@link HoldResolved} if it was resolved before
     */
    public static void capture(
            CommandContext context, CustomerId customer, ProgrammeId programme, String name, Actor actor) {
        RuledAccount ruled = RuledAccount.locked(context, customer, programme);
        Programme rules = ruled.rules();
        EntryState hold = held(context, ruled.account(), name);
        long points = hold.entry().size();
        Occasion occasion = occasion(context, hold, actor);
        Ledger.apply(context, rules, HoldRules.capture(ruled.account(), hold, points, rules.order(), occasion));
    }

    /**
     * Gives back what is held, into the lots that it came from.
     *
     * @param context the command
     * @param customer whose
     * @param programme in which programme
     * @param name names the payment
     * @param actor who gives it back
     * @throws RejectedException with {@link HoldResolved} if it was resolved before
     */
    public static void release(
            CommandContext context, CustomerId customer, ProgrammeId programme, String name, Actor actor) {
        RuledAccount ruled = RuledAccount.locked(context, customer, programme);
        Programme rules = ruled.rules();
        EntryState hold = held(context, ruled.account(), name);
        Occasion occasion = occasion(context, hold, actor);
        Ledger.apply(context, rules, HoldRules.release(ruled.account(), hold, rules.order(), occasion));
    }

    /**
     * Gives back what was spent, into the lots that it came from; lots whose time is over are treated as the programme's policy for
     * returns says.
     *
     * @param context the command
     * @param customer whose
     * @param programme in which programme
     * @param name names the payment
     * @param actor who gives it back
     * @throws RejectedException with {@link ReversedBefore} if it was given back before
     */
    public static void giveBack(
            CommandContext context, CustomerId customer, ProgrammeId programme, String name, Actor actor) {
        Supplier<Programme> asked = Programmes.ask(context.unit(), programme);
        List<PointsAccount> accounts = Reversals.accounts(context, customer, programme);
        Programme rules = asked.get();
        for (PointsAccount account : accounts) {
            Optional<EntryState> paid = Ledger.named(context.unit(), account, entryName(name));
            Optional<EntryState> spent = paid.flatMap(state -> spent(context, state));
            if (paid.isPresent() && spent.isPresent()) {
                Occasion occasion = occasion(context, paid.get(), actor);
                long points = spent.get().entry().size();
                ReversalPolicy policy = rules.returns().reversal();
                Reversals.reverse(context, rules, account, spent.get(), points, policy, occasion);
                return;
            }
        }
        throw new NotFoundException("payment", name);
    }

    /** What was spent at once, or first held. */
    private static Optional<EntryState> spent(CommandContext context, EntryState paid) {
        if (paid.entry().kind() == EntryKind.REDEEM) {
            return Optional.of(paid);
        }
        return paid.about().stream()
                .filter(entry -> entry.kind() == EntryKind.CAPTURE)
                .findFirst()
                .map(capture -> Ledger.state(context.unit(), capture));
    }

    private static EntryState held(CommandContext context, PointsAccount account, String name) {
        return Ledger.named(context.unit(), account, entryName(name))
                .orElseThrow(() -> new NotFoundException("payment", name));
    }

    private static Occasion occasion(CommandContext context, EntryState hold, Actor actor) {
        return new Occasion(context.now(), hold.entry().cause(), actor, null);
    }

    private static String entryName(String name) {
        return "payment/" + Input.code("paymentName", name, 100);
    }
}
