package dev.aftercare.crm.loyalty.reward;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.document.VersionedDocuments.Version;
import dev.aftercare.crm.loyalty.PaidPoints;
import dev.aftercare.crm.loyalty.PointsPayment;
import dev.aftercare.crm.loyalty.reward.RewardOrder.State;
import dev.aftercare.crm.loyalty.reward.RewardRefused.Reason;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.Stock;
import dev.aftercare.crm.loyalty.store.Tally;
import dev.aftercare.crm.loyalty.store.Together;
import dev.aftercare.crm.loyalty.store.UseCount;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Instant;
import java.util.function.Function;

/** Takes stock, limit and points in the transaction of one command, and gives all back in another. */
final class RewardDesk {

    static final VersionedDocuments<Reward> REWARDS = new VersionedDocuments<>("reward", Reward.class);
    static final TypedDocuments<RewardOrder> ORDERS = new TypedDocuments<>("reward-order", RewardOrder.class);

    private static final Tally TAKEN = new Tally("reward-customer");

    private RewardDesk() {}

    static RewardOrder redeem(CommandContext context, CustomerId who, String id, Actor actor) {
        Version<Reward> definition = REWARDS.named(context.unit(), id);
        Reward reward = definition.value();
        if (context.unit().customers().find(who).isEmpty()) {
            throw new NotFoundException("customer", who.value().toString());
        }
        Together together = CustomerLinks.together(context.unit(), who);
        CustomerId customer = together.customer();
        boolean hasTier = reward.tier() == null || reward.tier().isMet(context.unit(), customer, context.now());
        Stored<UseCount> had = TAKEN.of(context.unit(), tally(id, customer));
        // By those whose loyalty was moved to the customer; nobody counts there any more.
        long before = TAKEN.ofOthers(context.unit(), together, other -> tally(id, other));
        RewardRules.refusal(reward, hasTier, before + had.value().used(), context.now())
                .ifPresent(refusal -> {
                    throw new RejectedException(refusal);
                });
        int cell = -1;
        if (reward.stocked()) {
            cell = stock(id)
                    .take(context)
                    .orElseThrow(() -> new RejectedException(new RewardRefused(Reason.SOLD_OUT, "another reward")));
        }
        TAKEN.count(context, had, 1);
        String order = context.newId().toString();
        Cause cause = new Cause("reward", order);
        PaidPoints paid =
                PointsPayment.hold(context, customer, reward.programme(), payment(order), reward.price(), cause, actor);
        if (reward.perCustomer() != null) {
            CustomerLinks.keep(context, together);
        }
        Instant until = reward.waits() == null ? null : context.now().plus(reward.waits());
        RewardOrder next = new RewardOrder(
                order, id, definition.number(), customer, State.ORDERED, paid, cell, context.now(), until);
        store(context, 0, RewardRules.order(next, actor).orThrow());
        return next;
    }

    static RewardOrder change(
            CommandContext context, String id, Function<RewardOrder, Decision<RewardOrder>> rule, Actor actor) {
        Stored<RewardOrder> kept =
                ORDERS.stored(context.unit(), id).orElseThrow(() -> new NotFoundException("reward order", id));
        Decision.Accepted<RewardOrder> accepted = rule.apply(kept.value()).orThrow();
        if (!accepted.events().isEmpty()) {
            settle(context, accepted.state(), actor);
        }
        store(context, kept.version(), accepted);
        return accepted.state();
    }

    private static void settle(CommandContext context, RewardOrder next, Actor actor) {
        CustomerId customer = next.customer();
        ProgrammeId programme = next.paid().programme();
        String payment = payment(next.id());
        switch (next.state()) {
            case FULFILLED -> PointsPayment.capture(context, customer, programme, payment, actor);
            case CANCELLED -> {
                putBack(context, next);
                PointsPayment.release(context, customer, programme, payment, actor);
            }
            case RETURNED -> {
                putBack(context, next);
                PointsPayment.giveBack(context, customer, programme, payment, actor);
            }
            case ORDERED -> throw new IllegalStateException("nothing leads back to an order that waits");
        }
    }

    private static void putBack(CommandContext context, RewardOrder order) {
        if (order.cell() >= 0) {
            stock(order.reward()).giveBack(context, order.cell());
        }
        TAKEN.count(context, TAKEN.of(context.unit(), tally(order.reward(), order.customer())), -1);
    }

    static Stock stock(String reward) {
        return Stock.refilled("reward/" + reward);
    }

    private static void store(CommandContext context, long before, Decision.Accepted<RewardOrder> accepted) {
        if (!accepted.events().isEmpty()) {
            RewardOrder order = accepted.state();
            CustomerId customer = order.customer();
            ORDERS.save(context, order.id(), customer.value().toString(), before, order);
            context.happened(RewardRules.aggregate(order), customer, before + 1, accepted.events());
        }
        context.due(accepted.due());
    }

    private static String payment(String order) {
        return "reward/" + order;
    }

    private static String tally(String reward, CustomerId customer) {
        return reward + "/" + customer.value();
    }
}
