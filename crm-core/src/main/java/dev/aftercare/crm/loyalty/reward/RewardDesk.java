package dev.aftercare.crm.loyalty.reward;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.Happened;
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
import dev.aftercare.crm.loyalty.store.Stock;
import dev.aftercare.crm.loyalty.store.Tally;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.RewardEvent.RewardOrdered;
import java.util.List;
import java.util.function.Function;

/** Takes stock, limit and points in the transaction of one command, and gives all back in another. */
final class RewardDesk {

    static final VersionedDocuments<Reward> REWARDS = new VersionedDocuments<>("reward", Reward.class);
    static final TypedDocuments<RewardOrder> ORDERS = new TypedDocuments<>("reward-order", RewardOrder.class);

    private static final Tally TAKEN = new Tally("reward-customer");

    private RewardDesk() {}

    static RewardOrder redeem(CommandContext context, CustomerId customer, String id, Actor actor) {
        Version<Reward> definition = REWARDS.named(context.unit(), id);
        Reward reward = definition.value();
        if (context.unit().customers().find(customer).isEmpty()) {
            throw new NotFoundException("customer", customer.value().toString());
        }
        boolean hasTier = reward.tier() == null || reward.tier().isMet(context.unit(), customer, context.now());
        String tally = tally(id, customer);
        RewardRules.refusal(reward, hasTier, TAKEN.of(context.unit(), tally), context.now())
                .ifPresent(refusal -> {
                    throw new RejectedException(refusal);
                });
        int cell = -1;
        if (reward.stocked()) {
            cell = stock(id)
                    .take(context)
                    .orElseThrow(() -> new RejectedException(new RewardRefused(Reason.SOLD_OUT, "another reward")));
        }
        TAKEN.count(context, tally, 1);
        String order = context.newId().toString();
        Cause cause = new Cause("reward", order);
        PaidPoints paid = PointsPayment.pay(context, customer, reward.programme(), reward.price(), cause, actor);
        RewardOrder next =
                new RewardOrder(order, id, definition.number(), customer, State.ORDERED, paid, cell, context.now());
        store(context, 0, next, List.of(new Happened(new RewardOrdered(id, reward.price()), actor)));
        return next;
    }

    static RewardOrder change(
            CommandContext context, String id, Function<RewardOrder, Decision<RewardOrder>> rule, Actor actor) {
        Stored<RewardOrder> kept =
                ORDERS.stored(context.unit(), id).orElseThrow(() -> new NotFoundException("reward order", id));
        Decision.Accepted<RewardOrder> accepted = rule.apply(kept.value()).orThrow();
        RewardOrder next = accepted.state();
        if (!accepted.events().isEmpty()) {
            if (next.state() == State.CANCELLED) {
                if (next.cell() >= 0) {
                    stock(next.reward()).giveBack(context, next.cell());
                }
                TAKEN.count(context, tally(next.reward(), next.customer()), -1);
                PointsPayment.giveBack(context, next.customer(), next.paid(), next.id(), actor);
            }
            store(context, kept.version(), next, accepted.events());
        }
        return next;
    }

    static Stock stock(String reward) {
        return Stock.refilled("reward/" + reward);
    }

    private static void store(CommandContext context, long before, RewardOrder order, List<Happened> events) {
        CustomerId customer = order.customer();
        ORDERS.save(context, order.id(), customer.value().toString(), before, order);
        context.happened(new AggregateRef("reward-order", order.id()), customer, before + 1, events);
    }

    private static String tally(String reward, CustomerId customer) {
        return reward + "/" + customer.value();
    }
}
