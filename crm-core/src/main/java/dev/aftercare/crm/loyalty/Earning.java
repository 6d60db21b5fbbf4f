package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.loyalty.condition.Activity;
import dev.aftercare.crm.loyalty.condition.EarningOccasion;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.purchase.PurchaseDiffers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What orders and activities earn by the rules of a programme. {@link EarningRules} computes, by the rules that the programme had when the
 * order was placed or the activity was done; before its first definition, by that. Safe for use by several threads.
 *
 * <p>All methods throw {@link InvalidInputException} for malformed arguments and {@link NotFoundException} for a customer or programme
 * that does not exist; nothing is changed then.
 *
 * <p>The service fills in what the rules ask for and the caller did not give: the number of the order, from the recorded purchases, the
 * birthday, from the profile or else from that of the one who has the customer's loyalty by now, and the level, if the programme names a tier
 * programme: the level of the order's time, with the multiplier that it had then. Customers whose loyalty was merged are one in all
 * of this, and in what caps count.
 */
public final class Earning {

    private final CommandRunner runner;

    Earning(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Gives what an order earns, as {@link Loyalty#earnFor(ProgrammeId, Purchase, By)} does, with what the caller knows beside it. The
     * same order again gives the first receipt, whatever is known by then.
     *
     * @param programme in which programme
     * @param purchase the order
     * @param facts what is known
     * @param by who asks for it
     * @return what was done; its points are 0 if no rule gave any, which is remembered, too
     * @throws InvalidInputException also if the purchase is a return, if its currency has no rule, or if a rule on net amounts applies and
     *     the bill is not known
     * @throws RejectedException with {@link PurchaseDiffers} if the number earned before for another customer, instant or total
     */
    public Receipt order(ProgrammeId programme, Purchase purchase, KnownFacts facts, By by) {
        Input.present("programme", programme);
        Input.present("purchase", purchase);
        List<Object> request = Input.present("facts", facts).equals(KnownFacts.NONE)
                ? List.of(programme, purchase)
                : List.of(programme, purchase, facts);
        return runner.run("loyalty.earn-for", by, request, Receipt.class, context -> {
            Optional<Award> first = Awards.find(context.unit(), programme, purchase.id());
            if (first.isPresent()) {
                if (!first.get().isFor(purchase)) {
                    throw new RejectedException(new PurchaseDiffers(purchase.id()));
                }
                return first.get().receipt();
            }
            return settled(context, programme, purchase, facts, by);
        });
    }

    private static Receipt settled(
            CommandContext context, ProgrammeId programme, Purchase purchase, KnownFacts facts, By by) {
        Terms terms = Programmes.terms(context.unit(), programme, purchase.at());
        Programme rules = terms.rules();
        KnownFacts known = FactFinder.completed(context.unit(), rules, purchase, facts);
        EarningOccasion occasion = EarningOccasion.of(rules.zone(), purchase, known);
        Programme applied = FactFinder.applied(context.unit(), rules, purchase.at(), known);
        CapCounters.Counted counted = CapCounters.settle(context, applied, purchase.customer(), occasion);
        EarningRules.Settlement settlement = counted.settlement();
        Receipt receipt = Earnings.accrued(context, terms, purchase, settlement.accrual(), by);
        boolean comesBack = rules.returns().capRoom() == ReturnPolicy.CapRoom.COMES_BACK;
        Awards.insert(
                context,
                new Award(
                        purchase.customer(),
                        purchase.at(),
                        settlement.accrual(),
                        receipt,
                        settlement.shares(),
                        rules.returns(),
                        comesBack ? settlement.uses() : List.of(),
                        counted.customer().equals(purchase.customer()) ? null : counted.customer()));
        return receipt;
    }

    /**
     * Gives what an activity earns: a review, an answered survey, a referral. An activity earns once per customer and programme, with or
     * without a key, for ever: the same kind and reference again gives the first receipt.
     *
     * @param programme in which programme
     * @param customer who did it
     * @param activity what was done
     * @param facts what is known
     * @param by who asks for it
     * @return what was done; its points are 0 if no rule gave any, which is remembered, too
     */
    public Receipt activity(ProgrammeId programme, CustomerId customer, Activity activity, KnownFacts facts, By by) {
        List<Object> request = List.of(
                Input.present("programme", programme),
                Input.present("customer", customer),
                Input.present("activity", activity),
                Input.present("facts", facts));
        return runner.run("loyalty.earn-for-activity", by, request, Receipt.class, context -> {
            CustomerId owner = CustomerLinks.survivor(context.unit(), customer);
            Optional<ActivityAward> first =
                    Awards.first(context.unit(), programme, CustomerLinks.all(context.unit(), owner), activity);
            if (first.isPresent()) {
                return first.get().receipt();
            }
            Terms terms = Programmes.terms(context.unit(), programme, activity.at());
            Programme rules = terms.rules();
            KnownFacts known = FactFinder.completed(context.unit(), rules, customer, activity.at(), facts);
            EarningOccasion occasion = EarningOccasion.of(rules.zone(), activity, known);
            Accrual accrual = CapCounters.settle(context, rules, owner, occasion)
                    .settlement()
                    .accrual();
            Cause cause = new Cause(activity.kind(), activity.reference());
            Receipt receipt = Earnings.accrued(context, terms, owner, accrual, null, cause, by);
            // Whoever did it must find it, too, once a merge is undone.
            Stream.of(owner, customer)
                    .distinct()
                    .forEach(one -> Awards.insert(context, new ActivityAward(one, activity, accrual, receipt)));
            return receipt;
        });
    }

    /**
     * Says that an order was delivered, so that its pending points mature by the rule of its time. Told again, the last delivery counts;
     * told of points that are not pending, or by another rule, it changes nothing.
     *
     * @param programme in which programme
     * @param order the order's number
     * @param at when its last part was delivered
     * @param by who says so
     * @return from when on its points can be spent; empty if none are pending
     * @throws NotFoundException also if the order never came to {@link #order}
     */
    public Optional<Instant> delivered(ProgrammeId programme, PurchaseId order, Instant at, By by) {
        Input.present("programme", programme);
        Input.present("order", order);
        Instant delivery = Input.instant("delivery.at", at);
        List<Object> request = List.of(programme, order, delivery);
        return Optional.ofNullable(runner.run("loyalty.delivered", by, request, Matures.class, context -> {
                    Award award = Awards.find(context.unit(), programme, order)
                            .orElseThrow(() -> new NotFoundException("award of order", order.value()));
                    return new Matures(Earnings.delivered(context, award, delivery, by));
                })
                .from());
    }

    /** What is kept beside an idempotency key. */
    record Matures(@Nullable Instant from) {}

    /**
     * What an order would earn now, such as for showing it in the basket. Nothing is changed, and nothing is promised: caps may be used up
     * before the order is placed.
     *
     * @param programme in which programme
     * @param purchase the order as it would be
     * @param facts what is known
     * @return the points and how they come about
     */
    public Accrual quote(ProgrammeId programme, Purchase purchase, KnownFacts facts) {
        Input.present("programme", programme);
        Input.present("purchase", purchase);
        Input.present("facts", facts);
        return runner.inTransaction(unit -> {
            Programme rules = Programmes.at(unit, programme, purchase.at());
            KnownFacts known = FactFinder.completed(unit, rules, purchase, facts);
            EarningOccasion occasion = EarningOccasion.of(rules.zone(), purchase, known);
            Programme applied = FactFinder.applied(unit, rules, purchase.at(), known);
            return EarningRules.accrue(applied, occasion, CapCounters.used(unit, rules, purchase.customer()));
        });
    }
}
