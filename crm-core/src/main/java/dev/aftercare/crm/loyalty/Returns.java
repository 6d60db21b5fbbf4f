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
import dev.aftercare.crm.model.loyalty.PointsEntry;
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
        return runner.run("loyalty.return", by, request, ReturnReceipt.class, context -> {
            Programme rules = Programmes.require(context.unit(), programme);
            Award award = Awards.find(context.unit(), programme, order)
                    .orElseThrow(() -> new NotFoundException("award of order", order.value()));
            // Locked before it is looked whether the return was done, so that twins see each other.
            PointsAccount account = Ledger.own(context, award.customer(), programme);
            OrderReturns before = Awards.returns(context.unit(), programme, order);
            Optional<OrderReturns.Done> first = before.find(purchase.id());
            if (first.isPresent()) {
                return again(first.get(), purchase);
            }
            return done(context, rules, award, account, before, purchase, by);
        });
    }

    private static ReturnReceipt again(OrderReturns.Done first, Purchase purchase) {
        if (!first.articles().equals(articles(purchase))) {
            throw new RejectedException(new PurchaseDiffers(purchase.id()));
        }
        return first.receipt();
    }

    private static ReturnReceipt done(
            CommandContext context,
            Programme rules,
            Award award,
            PointsAccount account,
            OrderReturns before,
            Purchase purchase,
            By by) {
        boolean fits = purchase.customer().equals(award.customer())
                && purchase.total().currency().equals(award.accrual().total().currency());
        if (!fits) {
            throw new RejectedException(new ReturnDoesNotFit("", "the customer and currency of the order"));
        }
        if (before.version() == OrderReturns.MAX) {
            throw new RejectedException(new ReturnDoesNotFit("", "at most " + OrderReturns.MAX + " returns"));
        }
        List<PointsAccount> accounts = Reversals.accounts(context, award.customer(), rules.id());
        List<EntryState> paid =
                payments(context.unit(), accounts, award.accrual().purchase());
        long paidPoints = paid.stream().mapToLong(state -> state.entry().size()).sum();
        ReturnRules.Claim claim = ReturnRules.add(award, before.articles(), purchase.lines(), paidPoints)
                .orThrow()
                .state();
        ReturnPosting posting = new ReturnPosting(
                context,
                rules,
                award,
                Occasion.of(context.now(), new Cause(RETURN, purchase.id().value()), by),
                account,
                accounts);
        posting.giveBack(paid, claim.givenBack() - before.givenBack());
        posting.takeBack(claim.taken() - before.taken());
        ReturnReceipt receipt = posting.receipt();
        List<OrderReturns.Done> all = new ArrayList<>(before.done());
        all.add(new OrderReturns.Done(purchase.id(), articles(purchase), receipt));
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

    private static List<ReturnedArticle> articles(Purchase purchase) {
        return purchase.lines().stream().map(ReturnedArticle::of).toList();
    }

    /** What has been written for one return so far. */
    private static final class ReturnPosting {

        private final CommandContext context;
        private final Programme rules;
        private final Award award;
        private final Occasion occasion;
        private final List<PointsEntry> entries = new ArrayList<>();
        private final List<PointsAccount> accounts;
        private PointsAccount account;
        private long forgone;

        ReturnPosting(
                CommandContext context,
                Programme rules,
                Award award,
                Occasion occasion,
                PointsAccount account,
                List<PointsAccount> accounts) {
            this.context = context;
            this.rules = rules;
            this.award = award;
            this.occasion = occasion;
            this.account = account;
            this.accounts = accounts;
        }

        /** First, so that what was given back may serve what is taken back. */
        void giveBack(List<EntryState> paid, long points) {
            long rest = points;
            for (EntryState payment : paid) {
                long part = Math.min(rest, payment.left());
                reverse(payment, part);
                rest -= part;
            }
        }

        void takeBack(long points) {
            if (points == 0) {
                return;
            }
            PurchaseId order = award.accrual().purchase();
            EntryState earned = accounts.stream()
                    .flatMap(one -> Ledger.named(context.unit(), one, PointsRules.earningName(order)).stream())
                    .findFirst()
                    .orElseThrow(() -> new NotFoundException("points entry of order", order.value()));
            long part = Math.min(points, earned.left());
            reverse(earned, part);
            long went = sum(EntryKind.TAKE_BACK) + sum(EntryKind.OWE);
            forgone = points - went;
        }

        /** The account as the entries before left it. */
        private void reverse(EntryState state, long points) {
            if (points > 0) {
                PointsAccount has =
                        context.unit().points().find(state.entry().account()).orElseThrow();
                Reversals.Reversed reversed = Reversals.reverse(
                        context, rules, has, state, points, award.returns().reversal(), occasion);
                account = reversed.after();
                entries.addAll(reversed.posting().entries());
            }
        }

        private long sum(EntryKind kind) {
            return PointsFlow.ofEntries(entries).of(kind);
        }

        ReturnReceipt receipt() {
            return new ReturnReceipt(
                    sum(EntryKind.TAKE_BACK),
                    sum(EntryKind.OWE),
                    forgone,
                    sum(EntryKind.GIVE_BACK),
                    account.balance(),
                    entries.stream().map(PointsEntry::sequence).toList());
        }
    }
}
