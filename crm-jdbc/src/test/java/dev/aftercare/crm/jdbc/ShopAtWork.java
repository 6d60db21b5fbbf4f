package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.knowledge.Article;
import dev.aftercare.crm.loyalty.ExpiryRule;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.team.TaskId;
import dev.aftercare.crm.model.ticket.ActionRef;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.Recipient;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.CalendarLayer;
import dev.aftercare.crm.sla.EscalationRung;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.team.Agent;
import dev.aftercare.crm.team.NewTask;
import dev.aftercare.crm.ticket.ActionRequest;
import dev.aftercare.crm.ticket.NewTicket;
import dev.aftercare.crm.ticket.TicketWorkflow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A small shop in which everything there is a command for has its beginning. Its clock and its ids are turned by hand. */
final class ShopAtWork {

    static final NewTask WEIGH = NewTask.of("logistics", "Weigh the parcel").within(Duration.ofDays(300), null);
    static final ProgrammeId GOLD = new ProgrammeId("gold");
    static final Cause WHY = new Cause("test", "why");
    static final By CLERK = By.agent("clerk");
    static final Instant OPENING = Instant.parse("2026-01-10T09:00:00Z");

    /** When the points of the opening day expire. */
    static final Instant EXPIRY = Instant.parse("2026-02-10T00:00:00Z");

    static final Article ARTICLE = Article.of("faq", "en", "Wet parcels", "Send us a photo.");
    static final CalendarLayer LAYER = CalendarLayer.lowest(BusinessCalendar.builder("desk", ZoneOffset.UTC)
            .openDaily("09:00-17:00")
            .build());
    static final TicketType WARRANTY = new TicketType("warranty");
    static final TicketWorkflow WARRANTY_CLAIM = TicketWorkflow.named("warranty")
            .state("open", "Open", Stage.RECEIVED)
            .state("done", "Done", Stage.FOLLOWED_UP)
            .own("repair", "open", "done")
            .facts("serial-number")
            .build();

    private static final int FAR = 1_000_000;

    final CountedIds ids = new CountedIds();
    final Crm crm;
    final Shop shop;

    /** Has an order that earned points and was paid with some, points on hold, pending ones, and all the tickets. */
    final CustomerId mei;

    final CustomerId jo;
    final TicketId received;
    final TicketId troubled;
    final TicketId twin;
    final TicketId confirmed;
    final TicketId analyzed;
    final TicketId planned;
    final TicketId resolved;
    final TicketId told;
    final TicketId waiting;

    /** What was handed over. */
    final List<String> handedOver = new ArrayList<>();

    final TillAtWork till;
    final ReturnsAtWork returns;
    final TicketId own;

    /** Preventive actions: one is open, of the other the effect is to be checked. */
    final ActionRef prevention;

    final ActionRef prevented;

    /** A task of another department, to be done within 300 days. */
    final TaskId task;

    private long codes;
    private Instant now = OPENING;
    private CustomerId newcomer;
    private CustomerId sender;
    private long sent;
    private String key = "request";
    private String reason;

    ShopAtWork(CrmStorage storage, RetryPolicy retries) {
        crm = Crm.builder(storage)
                .clock(() -> now)
                .ids(ids)
                .codes(() -> codes)
                .retries(retries)
                .escalationHook("pager", (tenant, call) -> {})
                .build();
        shop = crm.shop();
        mei = register("mei");
        jo = register("jo");
        shop.serviceLevels().define(BusinessCalendar.aroundTheClock("always"), CLERK);
        shop.serviceLevels().define(policy(Duration.ofHours(8)), CLERK);
        shop.loyalty().define(programme(30), CLERK);
        received = receive("The lid is cracked");
        confirmed = confirmed("The tea is wet");
        analyzed = analyzed("The tin is dented");
        planned = analyzed("The string is torn");
        shop.tickets().plan(planned, List.of(ActionRequest.corrective("Send a new one", "logistics")), CLERK);
        resolved = resolved("The label is wrong");
        told = resolved("The box is too big");
        shop.tickets().feedback(told, "Told that it is smaller now", Rating.SATISFIED, null, CLERK);
        waiting = confirmed("The cup leaks");
        shop.tickets().hold(waiting, WaitingFor.CUSTOMER, "Asked for a photo", CLERK);
        shop.purchases().record(order("1001", 4), CLERK);
        shop.loyalty().earn(mei, GOLD, 5_000, WHY, CLERK.once("gift"));
        shop.loyalty().earnFor(GOLD, order("1001", 4), CLERK);
        shop.loyalty().redeemFor(mei, GOLD, new PurchaseId("1001"), 50, CLERK);
        shop.loyalty().earn(jo, GOLD, 100, WHY, CLERK.once("other-gift"));
        shop.loyalty().holds().hold(mei, GOLD, "checkout", 40, days(20), WHY, CLERK);
        shop.loyalty().pending().earn(mei, GOLD, "order-1002", 30, days(10), WHY, CLERK);
        till = new TillAtWork(this);
        returns = new ReturnsAtWork(this);
        shop.knowledge().save(ARTICLE, CLERK);
        shop.knowledge().publish(ARTICLE.id(), 1, CLERK);
        shop.knowledge().save(ARTICLE, CLERK);
        shop.tickets().workflows().define(WARRANTY, WARRANTY_CLAIM, CLERK);
        own = shop.tickets()
                .receive(NewTicket.of(mei, WARRANTY, Channel.EMAIL, "The pot broke"), CLERK)
                .id();
        prevention = prevention("The glaze is thin");
        prevented = prevention("The cork is dry");
        shop.tickets().preventions().done(prevented, "Another supplier", days(40), CLERK);
        shop.team().put(Agent.of("ann").carrying(3), CLERK);
        troubled = receive("The lid is loose");
        twin = receive("The lid came off");
        task = shop.team().tasks().give(received, WEIGH, CLERK).id();
        turnTo(OPENING.plusSeconds(600));
    }

    /** Nothing is escalated over the troubled ticket for a day. */
    void quiet() {
        shop.escalations().snooze(troubled, days(1), "The courier calls back", CLERK);
    }

    /** The troubled ticket is escalated after 45 minutes, and when the shop closes after 90: that is told when it opens again. */
    void escalating() {
        BusinessCalendar hours = BusinessCalendar.builder("short", ZoneOffset.UTC)
                .openDaily("09:00-10:30")
                .build();
        shop.serviceLevels().define(hours, CLERK);
        SlaPolicy policy = SlaPolicy.builder(SlaPolicy.DEFAULT, "short")
                .target(Metric.RESOLUTION, Duration.ofMinutes(90))
                .escalation(
                        Metric.RESOLUTION,
                        EscalationRung.at(50)
                                .raiseLevel()
                                .raisePriority(Priority.URGENT)
                                .reassign(null)
                                .callHook("pager")
                                .notify(Recipient.role("lead")),
                        EscalationRung.breach().notify(Recipient.role("lead")))
                .build();
        shop.serviceLevels().define(policy, CLERK);
        shop.tickets().reconsiderTerms(troubled, CLERK);
        turnTo(OPENING.plus(Duration.ofHours(1)));
    }

    /** The first rung has been taken, and its hook is to be called. */
    void escalated() {
        escalating();
        shop.runDue(1);
    }

    /** The shop opens, and what came when it closed is to be told. */
    void openingAgain() {
        escalating();
        reach(days(1));
    }

    /** Who gives the command that is looked at: the same key each time. */
    By by() {
        return reason == null ? CLERK.once(key) : CLERK.once(key).because(reason);
    }

    /** Why commands are given from now on; null if nobody says. */
    void because(String value) {
        reason = value;
    }

    void useKey(String value) {
        key = value;
    }

    Instant now() {
        return now;
    }

    /** Makes other codes from now on, the same ones however often a command is tried. */
    void useCodes(long seed) {
        codes = seed << 60;
    }

    /** Turns the clock, also back. */
    void turnTo(Instant instant) {
        now = instant;
    }

    static Instant days(int days) {
        return OPENING.plus(Duration.ofDays(days));
    }

    static SlaPolicy policy(Duration resolution) {
        return SlaPolicy.builder(SlaPolicy.DEFAULT, "always")
                .target(Metric.RESOLUTION, resolution)
                .build();
    }

    static Programme programme(int days) {
        return Programme.builder("gold")
                .earning(Rate.of(1, Money.of("1", "EUR")))
                .expiry(ExpiryRule.days(days))
                .build();
    }

    Purchase order(String number, int tins) {
        return Purchase.sale(number, mei, OPENING, lines(tins));
    }

    Purchase givenBack(String number, String order, int tins) {
        return Purchase.giveBack(number, new PurchaseId(order), mei, now, lines(tins));
    }

    /** What a command gave, in full. */
    String text(Object result) {
        return crm.json().writeValueAsString(result);
    }

    private static List<PurchaseLine> lines(int tins) {
        BigDecimal amount = new BigDecimal("12.50").multiply(BigDecimal.valueOf(tins));
        return List.of(PurchaseLine.of("TEA", "Jasmine tea", tins, amount, "EUR"));
    }

    CustomerId register(String name) {
        return shop.customers().register(Identity.shopUser(name), CLERK).id();
    }

    NewTicket matter(String statement) {
        return NewTicket.of(mei, TicketType.COMPLAINT, Channel.EMAIL, statement);
    }

    private TicketId receive(String statement) {
        return shop.tickets().receive(matter(statement), CLERK).id();
    }

    private TicketId confirmed(String statement) {
        TicketId id = receive(statement);
        shop.tickets().confirm(id, statement, "logistics/damage", Priority.NORMAL, CLERK);
        return id;
    }

    private TicketId analyzed(String statement) {
        TicketId id = confirmed(statement);
        shop.tickets().analyze(id, CauseDimension.METHOD, "packing", null, CLERK);
        return id;
    }

    private ActionRef prevention(String statement) {
        TicketId id = analyzed(statement);
        shop.tickets().plan(id, List.of(ActionRequest.preventive("Ask the potter", "buying")), CLERK);
        return new ActionRef(id, 1);
    }

    private TicketId resolved(String statement) {
        TicketId id = analyzed(statement);
        shop.tickets().resolve(id, "Packed better", CLERK);
        return id;
    }

    /** Comes to an instant, with all done that was due before it. */
    void reach(Instant instant) {
        turnTo(instant.minusSeconds(1));
        shop.runDue(10_000);
        turnTo(instant);
    }

    /** Somebody without points comes in. */
    void welcome() {
        newcomer = register("newcomer");
    }

    CustomerId newcomer() {
        return newcomer;
    }

    /** Somebody sends points to Jo. */
    void sendPoints() {
        sender = register("sender");
        shop.loyalty().earn(sender, GOLD, 60, WHY, CLERK);
        sent = shop.loyalty()
                .corrections()
                .transfer(sender, jo, GOLD, 60, WHY, CLERK)
                .entries()
                .get(0);
    }

    CustomerId sender() {
        return sender;
    }

    long sent() {
        return sent;
    }

    /** So many customers, and of Mei so many tickets, orders and entries; and as much of all else. */
    void busyDays(CrmStorage storage, int number) {
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            IntStream.range(0, number).map(n -> FAR + n).forEach(n -> {
                unit.customers().insert(dev.aftercare.crm.jdbc.Shop.customer(n, "far" + n));
                unit.tickets().insert(dev.aftercare.crm.jdbc.Shop.ticket(n, 1));
                unit.purchases().append(dev.aftercare.crm.jdbc.Shop.sale(n, 1, 1));
                unit.journal().append(List.of(dev.aftercare.crm.jdbc.Shop.event(n, "far" + n, 1)));
                unit.due()
                        .schedule(new DueEntry(
                                DueKey.of("far", new AggregateRef("far", "a" + n)), days(4_000 + n % 1_000)));
                unit.documents().insert(dev.aftercare.crm.jdbc.Shop.document(n));
                unit.commands().append(dev.aftercare.crm.jdbc.Shop.command(n));
                dev.aftercare.crm.jdbc.Shop.openAccount(unit, n);
            });
            return true;
        });
        for (int n = 0; n < number; n += 2) {
            shop.loyalty().earn(mei, GOLD, 1, WHY, CLERK);
            shop.loyalty().redeem(mei, GOLD, 1, WHY, CLERK);
        }
    }

    /** Nothing is left for a relay but one event. */
    void oneEventWaits() {
        handOverAll();
        register("late");
        handedOver.clear();
    }

    /** Hands over all that waits. */
    int handOverAll() {
        int all = 0;
        int some;
        do {
            some = handOver();
            all += some;
        } while (some > 0);
        return all;
    }

    int handOver() {
        return shop.events()
                .handOver(
                        events -> events.forEach(event -> handedOver.add(event.aggregate() + "@" + event.sequence())),
                        500,
                        Duration.ofMinutes(5));
    }
}
