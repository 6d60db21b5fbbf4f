package dev.aftercare.crm;

import dev.aftercare.crm.aftersales.AfterSales;
import dev.aftercare.crm.aftersales.AfterSalesDueHandlers;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.customer.Customers;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.due.DueRunner;
import dev.aftercare.crm.event.Events;
import dev.aftercare.crm.knowledge.Knowledge;
import dev.aftercare.crm.knowledge.Templates;
import dev.aftercare.crm.loyalty.Loyalty;
import dev.aftercare.crm.loyalty.LoyaltyDueHandlers;
import dev.aftercare.crm.loyalty.coupon.CouponTimeout;
import dev.aftercare.crm.loyalty.coupon.Coupons;
import dev.aftercare.crm.loyalty.coupon.ReservationRules;
import dev.aftercare.crm.loyalty.credit.CreditExpiry;
import dev.aftercare.crm.loyalty.credit.CreditRules;
import dev.aftercare.crm.loyalty.credit.Credits;
import dev.aftercare.crm.loyalty.reward.RewardRules;
import dev.aftercare.crm.loyalty.reward.RewardTimeout;
import dev.aftercare.crm.loyalty.reward.Rewards;
import dev.aftercare.crm.loyalty.tier.TierReview;
import dev.aftercare.crm.loyalty.tier.TierRules;
import dev.aftercare.crm.loyalty.tier.Tiers;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.purchase.Purchases;
import dev.aftercare.crm.relation.Relations;
import dev.aftercare.crm.sla.ServiceLevels;
import dev.aftercare.crm.team.Team;
import dev.aftercare.crm.team.TeamDueHandlers;
import dev.aftercare.crm.ticket.TicketDueHandlers;
import dev.aftercare.crm.ticket.Tickets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The services of one tenant. Cheap to make, immutable, safe for use by several threads. */
public final class Shop {

    private final TenantId tenant;
    private final Customers customers;
    private final Purchases purchases;
    private final ServiceLevels serviceLevels;
    private final Loyalty loyalty;
    private final Coupons coupons;
    private final Tiers tiers;
    private final Rewards rewards;
    private final Credits credit;
    private final Tickets tickets;
    private final Relations relations;
    private final Templates templates;
    private final Knowledge knowledge;
    private final AfterSales afterSales;
    private final Team team;
    private final Events events;
    private final DueRunner due;
    private final CommandRunner runner;

    Shop(TenantId tenant, CommandRunner runner, Parts parts) {
        this.tenant = tenant;
        this.runner = runner;
        this.customers = new Customers(runner);
        this.purchases = new Purchases(runner);
        this.serviceLevels = new ServiceLevels(runner);
        this.loyalty = new Loyalty(runner);
        this.coupons = new Coupons(runner, parts.codes());
        this.tiers = new Tiers(runner);
        this.rewards = new Rewards(runner);
        this.credit = new Credits(runner, parts.codes());
        this.tickets = new Tickets(runner);
        this.relations = new Relations(runner);
        this.templates = new Templates(runner);
        this.knowledge = new Knowledge(tenant, runner, parts.articles());
        this.afterSales = new AfterSales(runner);
        this.team = new Team(runner);
        this.events = new Events(runner);
        Map<String, DueHandler> handlers = new HashMap<>();
        handlers.putAll(TicketDueHandlers.all());
        handlers.putAll(LoyaltyDueHandlers.all());
        handlers.putAll(AfterSalesDueHandlers.all());
        handlers.putAll(TeamDueHandlers.all());
        handlers.put(CreditRules.EXPIRY_DUE, new CreditExpiry());
        handlers.put(TierRules.REVIEW_DUE, new TierReview());
        handlers.put(RewardRules.TIMEOUT_DUE, new RewardTimeout());
        handlers.put(ReservationRules.TIMEOUT_DUE, new CouponTimeout());
        this.due = new DueRunner(runner, handlers);
    }

    /**
     * Whose services these are.
     *
     * @return the tenant
     */
    public TenantId tenant() {
        return tenant;
    }

    /**
     * Customers and their timelines.
     *
     * @return the service
     */
    public Customers customers() {
        return customers;
    }

    /**
     * Orders and returns.
     *
     * @return the service
     */
    public Purchases purchases() {
        return purchases;
    }

    /**
     * Inquiries, complaints, after-sales requests and suggestions, on their way from receipt to follow-up.
     *
     * @return the service
     */
    public Tickets tickets() {
        return tickets;
    }

    /**
     * How tickets are related to each other and to purchases: merged, split, duplicates, parts of others.
     *
     * @return the service
     */
    public Relations relations() {
        return relations;
    }

    /**
     * Returns, exchanges, refunds and repairs.
     *
     * @return the service
     */
    public AfterSales afterSales() {
        return afterSales;
    }

    /**
     * Agents, and which of them gets a ticket.
     *
     * @return the service
     */
    public Team team() {
        return team;
    }

    /**
     * Loyalty points.
     *
     * @return the service
     */
    public Loyalty loyalty() {
        return loyalty;
    }

    /**
     * Coupons: issued, quoted, held at the checkout, used once.
     *
     * @return the service
     */
    public Coupons coupons() {
        return coupons;
    }

    /**
     * Tiers: levels that customers reach and lose.
     *
     * @return the service
     */
    public Tiers tiers() {
        return tiers;
    }

    /**
     * Rewards: what points are worth.
     *
     * @return the service
     */
    public Rewards rewards() {
        return rewards;
    }

    /**
     * Store credit and gift cards.
     *
     * @return the service
     */
    public Credits credit() {
        return credit;
    }

    /**
     * Opening hours, promised times, and how well they are kept.
     *
     * @return the service
     */
    public ServiceLevels serviceLevels() {
        return serviceLevels;
    }

    /**
     * Quick replies with variables, in the languages of the customers.
     *
     * @return the service
     */
    public Templates templates() {
        return templates;
    }

    /**
     * Articles that agents answer with and customers find themselves.
     *
     * @return the service
     */
    public Knowledge knowledge() {
        return knowledge;
    }

    /**
     * Histories, and the hand-over of events to other systems.
     *
     * @return the service
     */
    public Events events() {
        return events;
    }

    /**
     * Does what is due for this tenant by the clock: breaches of service levels, steps that nobody took, points whose time is over or has come.
     *
     * @param limit at most how many entries, at least 1
     * @return what was done
     */
    public DueReport runDue(int limit) {
        return due.run(limit);
    }

    /**
     * Forgets idempotency keys that were used long ago, and the results kept beside them: a request under such a key counts as new
     * from then on.
     *
     * @param before only keys used before this instant
     * @param limit at most how many, 1 to 1,000; the oldest first
     * @return how many were forgotten
     */
    public int forgetKeys(Instant before, int limit) {
        return runner.inTransaction(unit -> unit.commands().forget(before, limit));
    }
}
