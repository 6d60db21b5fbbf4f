package dev.aftercare.crm.loyalty.reward;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.VersionedDocuments.Version;
import dev.aftercare.crm.loyalty.NotEnoughPoints;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.Stock;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.RewardEvent.RewardRestocked;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import java.util.List;
import java.util.Optional;

/**
 * The rewards of one tenant. Every command is one transaction. Safe for use by several threads.
 *
 * <p>A reward is taken by one transaction that holds an item of the stock and the points of the account, so what fails or is
 * refused has taken neither; {@link #fulfil} spends both, {@link #cancel} and the time-out give both back. The stock never goes below zero, however many want the last one: it is spread over cells, and only who
 * meets in the same cell at the same moment tries again.
 *
 * <p>All methods throw {@link InvalidInputException} for malformed arguments and {@link NotFoundException} for a reward, customer,
 * programme or order that does not exist.
 */
public final class Rewards {

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public Rewards(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Defines a reward, or defines it anew; its stock stays as it is. The definition in force, said again, changes nothing.
     *
     * @param reward the definition
     * @param by who defines it
     * @return the definition
     */
    public Reward define(Reward reward, By by) {
        Input.present("reward", reward);
        return runner.run("reward.define", by, reward, Reward.class, context -> {
            RewardDesk.REWARDS.define(context, reward.id(), reward);
            return reward;
        });
    }

    /**
     * Reads the definition in force.
     *
     * @param reward which
     * @return the definition, or empty
     */
    public Optional<Reward> reward(String reward) {
        Input.code("reward", reward, 60);
        return runner.inTransaction(
                unit -> RewardDesk.REWARDS.inForce(unit, reward).map(Version::value));
    }

    /**
     * Puts more in stock. Repeating it puts in again unless {@code by} has a key.
     *
     * @param reward which reward
     * @param items how many, at least 1
     * @param by who puts them in
     * @return how many are left then
     */
    public long restock(String reward, long items, By by) {
        Input.code("reward", reward, 60);
        Input.within("items", items, 1, 1_000_000_000);
        return runner.run("reward.restock", by, List.of(reward, items), Long.class, context -> {
            RewardDesk.REWARDS.named(context.unit(), reward);
            Stock stock = RewardDesk.stock(reward);
            stock.put(context, items);
            // Of its own, like a delivery: two who put in at once do not wait for each other.
            AggregateRef delivery =
                    new AggregateRef("reward-stock", context.newId().toString());
            Happened restocked = new Happened(new RewardRestocked(reward, items), by.actor());
            context.happened(delivery, null, 1, List.of(restocked));
            return stock.left(context.unit());
        });
    }

    /**
     * How many are left.
     *
     * @param reward which reward
     * @return the stock; 0 for a reward that has none
     */
    public long left(String reward) {
        Input.code("reward", reward, 60);
        return runner.inTransaction(unit -> {
            RewardDesk.REWARDS.named(unit, reward);
            return RewardDesk.stock(reward).left(unit);
        });
    }

    /**
     * Takes a reward: an item from the stock and the points from the account, or neither. Both are held until the reward is handed over,
     * cancelled, or out of time.
     *
     * @param customer who takes it
     * @param reward which reward
     * @param by who asks for it
     * @return the order
     * @throws RejectedException with {@link RewardRefused}, or with {@link NotEnoughPoints}
     */
    public RewardOrder redeem(CustomerId customer, String reward, By by) {
        Input.present("customer", customer);
        Input.code("reward", reward, 60);
        return runner.run(
                "reward.redeem",
                by,
                List.of(customer, reward),
                RewardOrder.class,
                context -> RewardDesk.redeem(context, customer, reward, by.actor()));
    }

    /**
     * The reward is handed over: what was held is spent. Doing it again changes nothing.
     *
     * @param order the order's id
     * @param by who hands it over
     * @return the order
     * @throws RejectedException with {@link RewardOrderOver} if it was cancelled, if its time is over, or if it came back
     */
    public RewardOrder fulfil(String order, By by) {
        Input.code("order", order, 100);
        return runner.run(
                "reward.fulfil",
                by,
                order,
                RewardOrder.class,
                context -> RewardDesk.change(
                        context, order, found -> RewardRules.fulfil(found, context.now(), by.actor()), by.actor()));
    }

    /**
     * The reward is not handed over: the item goes back into stock, and the points into the lots that they came from; points whose time
     * is over by now expire then. Doing it again changes nothing.
     *
     * @param order the order's id
     * @param by who cancels it
     * @return the order
     * @throws RejectedException with {@link RewardOrderOver} if it was handed over
     */
    public RewardOrder cancel(String order, By by) {
        Input.code("order", order, 100);
        return runner.run(
                "reward.cancel",
                by,
                order,
                RewardOrder.class,
                context ->
                        RewardDesk.change(context, order, found -> RewardRules.cancel(found, by.actor()), by.actor()));
    }

    /**
     * The customer brings the reward back: the item goes back into stock, and the points into the lots that they came from; lots whose
     * time is over by now are treated as the points programme says for returns. Doing it again changes nothing.
     *
     * @param order the order's id
     * @param by who takes it back
     * @return the order
     * @throws RejectedException with {@link RewardOrderOver} if it was never handed over
     */
    public RewardOrder takeBack(String order, By by) {
        Input.code("order", order, 100);
        return runner.run(
                "reward.take-back",
                by,
                order,
                RewardOrder.class,
                context -> RewardDesk.change(
                        context, order, found -> RewardRules.takeBack(found, by.actor()), by.actor()));
    }

    /**
     * Reads an order.
     *
     * @param order the order's id
     * @return the order, or empty
     */
    public Optional<RewardOrder> find(String order) {
        Input.code("order", order, 100);
        return runner.inTransaction(unit -> RewardDesk.ORDERS.find(unit, order));
    }

    /**
     * The orders of a customer and of those whose loyalty was moved there, the last changed first.
     *
     * @param customer whose; also one whose loyalty was moved
     * @param request which part
     * @return the page
     */
    public Page<RewardOrder> page(CustomerId customer, PageRequest request) {
        Input.present("customer", customer);
        Input.present("request", request);
        return runner.inTransaction(unit -> CustomerLinks.page(unit, RewardDesk.ORDERS, customer, request));
    }
}
