package dev.aftercare.crm;

import dev.aftercare.crm.aftersales.AfterSales;
import dev.aftercare.crm.aftersales.AfterSalesDueHandlers;
import dev.aftercare.crm.aftersales.OtherReturns;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.customer.Customers;
import dev.aftercare.crm.definition.Definitions;
import dev.aftercare.crm.due.DueHandler;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.due.DueRunner;
import dev.aftercare.crm.escalation.EscalationSweep;
import dev.aftercare.crm.escalation.Escalations;
import dev.aftercare.crm.event.Events;
import dev.aftercare.crm.intake.MessageIntake;
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
import dev.aftercare.crm.loyalty.draw.DrawDueHandlers;
import dev.aftercare.crm.loyalty.draw.Draws;
import dev.aftercare.crm.loyalty.guard.Guards;
import dev.aftercare.crm.loyalty.merge.LoyaltyMerges;
import dev.aftercare.crm.loyalty.partner.PartnerBenefits;
import dev.aftercare.crm.loyalty.reward.RewardRules;
import dev.aftercare.crm.loyalty.reward.RewardTimeout;
import dev.aftercare.crm.loyalty.reward.Rewards;
import dev.aftercare.crm.loyalty.tier.TierDueHandlers;
import dev.aftercare.crm.loyalty.tier.Tiers;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.purchase.Purchases;
import dev.aftercare.crm.queue.QueueDueHandlers;
import dev.aftercare.crm.queue.Queues;
import dev.aftercare.crm.relation.Relations;
import dev.aftercare.crm.sla.ServiceLevels;
import dev.aftercare.crm.team.Team;
import dev.aftercare.crm.team.TeamDueHandlers;
import dev.aftercare.crm.team.TeamSteps;
import dev.aftercare.crm.ticket.Conversation;
import dev.aftercare.crm.ticket.TicketDueHandlers;
import dev.aftercare.crm.ticket.Tickets;
import dev.aftercare.crm.triage.ClassificationOnReceipt;
import dev.aftercare.crm.triage.TicketClassification;
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
    private final Draws draws;
    private final PartnerBenefits partnerBenefits;
    private final Tickets tickets;
    private final Conversation conversation;
    private final MessageIntake intake;
    private final Relations relations;
    private final Templates templates;
    private final Knowledge knowledge;
    private final AfterSales afterSales;
    private final Team team;
    private final Escalations escalations;
    private final TicketClassification classification;
    private final Queues queues;
    private final Events events;
    private final Definitions definitions;
    private final DueRunner due;
    private final CommandRunner runner;

    Shop(TenantId tenant, CommandRunner runner, Parts parts) {
        this.tenant = tenant;
        this.runner = runner;
        this.customers = new Customers(runner);
        this.purchases = new Purchases(runner, OtherReturns::note);
        this.serviceLevels = new ServiceLevels(runner, TeamSteps::departments);
        this.loyalty = new Loyalty(runner);
        this.coupons = new Coupons(runner, parts.codes());
        this.tiers = new Tiers(runner);
        this.rewards = new Rewards(runner);
        this.credit = new Credits(runner, parts.codes());
        this.draws = new Draws(runner, parts.codes());
        this.partnerBenefits = new PartnerBenefits(runner);
        this.tickets = new Tickets(runner);
        this.conversation = new Conversation(runner);
        this.intake = new MessageIntake(runner);
        this.relations = new Relations(runner);
        this.templates = new Templates(runner);
        this.knowledge = new Knowledge(tenant, runner, parts.articles());
        this.afterSales = new AfterSales(runner);
        this.team = new Team(runner);
        this.escalations = new Escalations(runner);
        this.queues = new Queues(runner);
        this.classification = new TicketClassification(tenant, runner, parts.models(), parts.classifier());
        this.events = new Events(runner);
        this.definitions = new Definitions(runner);
        Map<String, DueHandler> handlers = new HashMap<>();
        handlers.putAll(TicketDueHandlers.all());
        handlers.putAll(LoyaltyDueHandlers.all());
        handlers.putAll(AfterSalesDueHandlers.all());
        handlers.putAll(TeamDueHandlers.all());
        handlers.putAll(EscalationSweep.handlers(tenant, parts.hooks()));
        handlers.putAll(QueueDueHandlers.all());
        handlers.putAll(DrawDueHandlers.all());
        handlers.putAll(TierDueHandlers.all());
        handlers.put(ClassificationOnReceipt.KIND, new ClassificationOnReceipt(classification));
        handlers.put(CreditRules.EXPIRY_DUE, new CreditExpiry());
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
     * What customers and the shop write to each other about tickets.
     *
     * @return the service
     */
    public Conversation conversation() {
        return conversation;
    }

    /**
     * Messages that reach the shop by its channels, and their way to a ticket.
     *
     * @return the service
     */
    public MessageIntake intake() {
        return intake;
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
     * Warnings before promised times are over, and what is done afterwards.
     *
     * @return the service
     */
    public Escalations escalations() {
        return escalations;
    }

    /**
     * Where tickets stand in the shop's tree of categories, and what a classifier says of that.
     *
     * @return the service
     */
    public TicketClassification classification() {
        return classification;
    }

    /**
     * Saved views of tickets, who is at which, and steps on many at once.
     *
     * @return the service
     */
    public Queues queues() {
        return queues;
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
     * Draws: customers enter, and some of them win.
     *
     * @return the service
     */
    public Draws draws() {
        return draws;
    }

    /**
     * Benefits that partners give.
     *
     * @return the service
     */
    public PartnerBenefits partnerBenefits() {
        return partnerBenefits;
    }

    /**
     * Limits against fraud, and the queue of what they hold back.
     *
     * @return the service
     */
    public Guards guards() {
        return new Guards(runner, coupons);
    }

    /**
     * Merging the loyalty of customers who turned out to be one, and undoing it.
     *
     * @return the service
     */
    public LoyaltyMerges loyaltyMerges() {
        return new LoyaltyMerges(runner);
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
     * What changed of all that the shop defines.
     *
     * @return the service
     */
    public Definitions definitions() {
        return definitions;
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
