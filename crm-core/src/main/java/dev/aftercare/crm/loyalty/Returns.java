package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.purchase.PurchaseDiffers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Returns of orders: the points that an order had earned are taken back in proportion, and the points that it was paid with are given
 * back into the lots that they came from. {@link ReturnRules} says how many, by the rules of the order's time. Safe for use by several
 * threads.
 */
public final class Returns {

    private static final String RETURN = "return";

    private final CommandRunner runner;

    Returns(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Does what a return calls for. A return counts once in a programme, with or without a key, for ever: the same return again gives the
     * first receipt. Points that the order was paid with are those of {@link Loyalty#redeemFor} and of a captured hold whose id is the
     * order's number.
     *
     * @param programme in which programme
     * @param purchase the return, naming its order
     * @param by who asks for it
     * @return what was done
     * @throws InvalidInputException if the purchase is no return or names no order
     * @throws NotFoundException if the programme does not exist or the order never came to {@link Loyalty#earnFor}
     * @throws RejectedException with {@link ReturnDoesNotFit} if it is not of this customer or currency, or is more than is left of the
     *     order; with {@link PurchaseDiffers} if its number was returned before with other content; with {@link NotEnoughPoints} if
     *     points are spent and the policy of the order is to refuse then
     */
    public ReturnReceipt take(ProgrammeId programme, Purchase purchase, By by) {
        Input.present("programme", programme);
        PurchaseId order = Input.present("purchase", purchase).original();
        if (purchase.kind() != PurchaseKind.RETURN || order == null) {
            throw new InvalidInputException("purchase", "is not the return of an order", "a RETURN with its original");
        }
        List<Object> request = List.of(programme, purchase);
        OrderReturn back = OrderReturn.of(purchase, order);
        return runner.run("loyalty.return", by, request, ReturnReceipt.class, context -> {
            Programme rules = Programmes.require(context.unit(), programme);
            Award award = Awards.find(context.unit(), programme, order)
                    .orElseThrow(() -> new NotFoundException("award of order", order.value()));
            return taken(context, rules, award, back, by);
        });
    }

    /**
     * Does what a return calls for, as part of another command; as {@link #take} does.
     *
     * @param context the command
     * @param programme in which programme
     * @param back the return
     * @param by who asks for it
     * @return what was done; empty if there is no such programme, or if the order never came to {@link Loyalty#earnFor}
     * @throws RejectedException as {@link #take}; the whole command must fail then
     */
    public static Optional<ReturnReceipt> follow(
            CommandContext context, ProgrammeId programme, OrderReturn back, By by) {
        return Programmes.find(context.unit(), programme)
                .flatMap(rules -> Awards.find(context.unit(), programme, back.order())
                        .map(award -> taken(context, rules, award, back, by)));
    }

    private static ReturnReceipt taken(CommandContext context, Programme rules, Award award, OrderReturn back, By by) {
        // Locked before it is looked whether the return was done, so that twins see each other.
        PointsAccount account = Ledger.locked(context, award.customer(), rules.id());
        OrderReturns before = Awards.returns(context.unit(), rules.id(), back.order());
        Optional<OrderReturns.Done> first = before.find(back.id());
        if (first.isPresent()) {
            return again(first.get(), back);
        }
        return done(context, rules, award, account, before, back, by);
    }

    private static ReturnReceipt again(OrderReturns.Done first, OrderReturn back) {
        if (!first.articles().equals(back.articles())) {
            throw new RejectedException(new PurchaseDiffers(back.id()));
        }
        return first.receipt();
    }

    private static ReturnReceipt done(
            CommandContext context,
            Programme rules,
            Award award,
            PointsAccount account,
            OrderReturns before,
            OrderReturn back,
            By by) {
        boolean fits = back.customer().equals(award.customer())
                && back.currency().equals(award.total().currency());
        if (!fits) {
            throw new RejectedException(new ReturnDoesNotFit("", "the customer and currency of the order"));
        }
        if (before.version() == OrderReturns.MAX) {
            throw new RejectedException(new ReturnDoesNotFit("", "at most " + OrderReturns.MAX + " returns"));
        }
        List<PointsAccount> accounts = Reversals.accounts(context, award.customer(), rules.id());
        List<EntryState> paid = payments(context.unit(), accounts, award.purchase());
        long paidPoints = paid.stream().mapToLong(state -> state.entry().size()).sum();
        ReturnRules.Claim claim = ReturnRules.add(award, before.articles(), back.articles(), paidPoints)
                .orThrow()
                .state();
        Occasion occasion =
                Occasion.of(context.now(), new Cause(RETURN, back.id().value()), by);
        ReturnPosting posting = new ReturnPosting(context, rules, award, occasion, account, accounts);
        posting.giveBack(paid, claim.givenBack() - before.givenBack());
        posting.takeBack(claim.taken() - before.taken(), before.expired());
        CapCounters.giveBack(context, award, before.taken(), claim.taken());
        ReturnReceipt receipt = posting.receipt();
        List<OrderReturns.Done> all = new ArrayList<>(before.done());
        all.add(new OrderReturns.Done(back.id(), back.articles(), receipt));
        Awards.returned(
                context,
                award,
                new OrderReturns(before.version() + 1, claim.articles(), claim.taken(), claim.givenBack(), all));
        return receipt;
    }

    private static List<EntryState> payments(UnitOfWork unit, List<PointsAccount> accounts, PurchaseId order) {
        List<EntryState> payments = new ArrayList<>();
        for (PointsAccount account : accounts) {
            Ledger.named(unit, account, PointsRules.paymentName(order)).ifPresent(payments::add);
            Ledger.named(unit, account, HoldRules.name(order.value())).stream()
                    .flatMap(hold -> hold.about().stream())
                    .filter(entry -> entry.kind() == EntryKind.CAPTURE)
                    .map(capture -> Ledger.state(unit, capture))
                    .forEach(payments::add);
        }
        return payments;
    }
}
