package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Scenario.again;
import static dev.aftercare.crm.jdbc.Scenario.inSteps;
import static dev.aftercare.crm.jdbc.Scenario.once;
import static dev.aftercare.crm.jdbc.Scenario.read;
import static dev.aftercare.crm.jdbc.Scenario.refused;
import static dev.aftercare.crm.jdbc.ShopAtWork.GOLD;
import static dev.aftercare.crm.jdbc.ShopAtWork.OPENING;
import static dev.aftercare.crm.jdbc.ShopAtWork.WHY;
import static dev.aftercare.crm.jdbc.ShopAtWork.days;

import dev.aftercare.crm.loyalty.ReversalPolicy;
import dev.aftercare.crm.loyalty.Shortfall;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.ticket.ActionRequest;
import dev.aftercare.crm.ticket.HistoryLine;
import dev.aftercare.crm.ticket.TicketPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every command of the public services, given once. A new command gets a line here: faults, round trips and query plans are then tested
 * for it, too.
 */
final class Scenarios {

    private static final PageRequest PAGE = PageRequest.first(20);

    static final List<Scenario> COMMANDS = Stream.of(
                    basics(),
                    LoyaltyScenarios.COMMANDS,
                    DeskScenarios.COMMANDS,
                    QueueScenarios.COMMANDS,
                    IntakeScenarios.COMMANDS,
                    RelationScenarios.COMMANDS)
            .flatMap(List::stream)
            .toList();

    private static List<Scenario> basics() {
        return List.of(
                // Customers
                once(w -> w.shop.customers()
                        .register(
                                Set.of(Identity.shopUser("new"), Identity.phone("+8613800000000")),
                                Profile.builder().displayName("New").build(),
                                w.by())),
                once(w -> w.shop.customers().register(Identity.shopUser("new"), w.by())),
                once(w -> w.shop.customers()
                        .updateProfile(
                                w.mei,
                                profile ->
                                        profile.toBuilder().displayName("Mei").build(),
                                w.by())),
                once(w -> w.shop.customers()
                        .updateIdentities(
                                w.mei, Set.of(Identity.shopUser("mei"), Identity.email("mei@example.org")), w.by())),
                refused(w -> w.shop.customers().register(Identity.shopUser("jo"), w.by())),
                // Purchases
                once(w -> w.shop.purchases().record(w.order("1002", 2), w.by())),
                once(w -> w.shop.purchases().record(w.givenBack("r-1", "1001", 1), w.by())),
                once(w -> w.shop.purchases().record(w.givenBack("r-2", "9001", 1), w.by())),
                // Service levels
                once(w -> w.shop.serviceLevels().define(BusinessCalendar.aroundTheClock("other"), w.by())),
                once(w -> w.shop.serviceLevels().define(ShopAtWork.policy(Duration.ofHours(4)), w.by())),
                // Tickets
                once(w -> w.shop.tickets().receive(w.matter("The spoon is bent"), w.by())),
                once(w -> w.shop.tickets().confirm(w.received, "A cracked lid", "damage", Priority.HIGH, w.by())),
                once(w -> w.shop.tickets().analyze(w.confirmed, CauseDimension.METHOD, "packing", "paper bag", w.by())),
                once(w -> w.shop.tickets()
                        .plan(w.analyzed, List.of(ActionRequest.preventive("Use tins", "logistics")), w.by())),
                once(w -> w.shop.tickets().closeAction(w.planned, 1, w.by())),
                once(w -> w.shop.tickets().resolve(w.analyzed, "A new tin was sent", w.by())),
                once(w ->
                        w.shop.tickets().feedback(w.resolved, "Told of the new label", Rating.NEUTRAL, "Fine", w.by())),
                once(w -> w.shop.tickets().followUp(w.told, "The box fits", true, w.by())),
                once(w -> w.shop.tickets().reopen(w.resolved, "Wrong again", w.by())),
                once(w -> w.shop.tickets().hold(w.received, WaitingFor.CUSTOMER, "Asked for a photo", w.by())),
                once(w -> w.shop.tickets().resume(w.waiting, w.by())),
                once(w -> w.shop.tickets().escalate(w.confirmed, "The customer is angry", w.by())),
                once(w -> w.shop.tickets().cancel(w.received, CancelReason.WITHDRAWN, null, w.by())),
                once(w -> w.shop.tickets().cancelAsDuplicate(w.received, w.confirmed, w.by())),
                once(w -> w.shop.tickets().answer(w.received, Channel.EMAIL, "We look into it", w.by())),
                once(w -> w.shop.tickets().assign(w.received, "wang.wei", w.by())),
                once(w -> w.shop.tickets().changePriority(w.received, Priority.URGENT, w.by())),
                once(w -> w.shop.tickets().define(TicketPolicy.DEFAULT.withFollowUpDelay(Duration.ofDays(9)), w.by())),
                refused(w -> w.shop.tickets().followUp(w.received, "Too early", true, w.by())),
                // Loyalty
                once(w -> w.shop.loyalty().define(ShopAtWork.programme(60), w.by())),
                once(w -> w.shop.loyalty().earn(w.mei, GOLD, 10, WHY, w.by())),
                once(w -> w.shop.loyalty().earn(w.newcomer(), GOLD, 10, WHY, w.by()))
                        .after(ShopAtWork::welcome),
                once(w -> w.shop.loyalty().earnFor(GOLD, w.order("1002", 2), w.by())),
                once(w -> w.shop.loyalty().redeem(w.mei, GOLD, 20, WHY, w.by())),
                once(w -> w.shop.loyalty().redeem(w.mei, GOLD, 10_000, Shortfall.DEBT, WHY, w.by())),
                once(w -> w.shop.loyalty().redeemFor(w.mei, GOLD, new PurchaseId("1002"), 20, w.by())),
                refused(w -> w.shop.loyalty().redeem(w.mei, GOLD, 10_000, WHY, w.by())),
                once(w -> w.shop.loyalty().returns().take(GOLD, w.givenBack("r-1", "1001", 2), w.by())),
                once(w -> w.shop.loyalty().holds().hold(w.mei, GOLD, "other", 20, days(5), WHY, w.by())),
                once(w -> w.shop.loyalty().holds().capture(w.mei, GOLD, "checkout", 25, w.by())),
                once(w -> w.shop.loyalty().holds().release(w.mei, GOLD, "checkout", w.by())),
                once(w -> w.shop.loyalty().pending().earn(w.mei, GOLD, "other", 20, days(5), WHY, w.by())),
                once(w -> w.shop.loyalty().pending().cancel(w.mei, GOLD, "order-1002", 10, WHY, w.by())),
                once(w -> w.shop.loyalty()
                        .corrections()
                        .reverse(w.mei, GOLD, 1, 100, ReversalPolicy.LENIENT, WHY, w.by())),
                once(w -> w.shop.loyalty()
                                .corrections()
                                .reverse(w.sender(), GOLD, w.sent(), 60, ReversalPolicy.LENIENT, WHY, w.by()))
                        .after(ShopAtWork::sendPoints),
                once(w -> w.shop.loyalty().corrections().adjust(w.mei, GOLD, -30, Shortfall.REJECT, WHY, w.by())),
                once(w -> w.shop.loyalty().corrections().transfer(w.mei, w.jo, GOLD, 60, WHY, w.by())),
                // What is due: a target used up, feedback that never came, a check, and points that mature, run out or
                // expire
                inSteps(w -> w.shop.runDue(1)).after(w -> w.turnTo(OPENING.plus(Duration.ofHours(8)))),
                inSteps(w -> w.shop.runDue(1)).after(w -> w.reach(days(3))),
                inSteps(w -> w.shop.runDue(1)).after(w -> w.reach(days(7))),
                inSteps(w -> w.shop.runDue(1)).after(w -> w.reach(days(10))),
                inSteps(w -> w.shop.runDue(1)).after(w -> w.reach(days(20))),
                inSteps(w -> w.shop.runDue(1)).after(w -> w.reach(ShopAtWork.EXPIRY)),
                // Events, and keys that nobody uses any more
                inSteps(ShopAtWork::handOver).after(ShopAtWork::oneEventWaits),
                again(w -> w.shop.forgetKeys(days(1), 1_000)));
    }

    static final List<Scenario> READS =
            Stream.of(looks(), QueueScenarios.READS).flatMap(List::stream).toList();

    private static List<Scenario> looks() {
        return List.of(
                read(w -> w.shop.customers().find(w.mei)),
                read(w -> w.shop.customers().find(Identity.shopUser("mei"))),
                read(w -> w.shop.customers().page(PAGE)),
                read(w -> w.shop.customers().timeline(w.mei, PAGE)),
                read(w -> w.shop.purchases().find(new PurchaseId("1001"))),
                read(w -> w.shop.purchases().page(w.mei, PAGE)),
                read(w -> w.shop.purchases().totals(w.mei)),
                read(w -> w.shop.serviceLevels().calendar("always")),
                read(w -> w.shop.serviceLevels().standing(w.received)),
                read(w -> w.shop.serviceLevels().attainment(OPENING, days(1))),
                read(w -> w.shop.conversation().thread(w.resolved, 0, 20)),
                read(w -> w.shop.intake().setAside(PAGE)),
                read(w -> w.shop.tickets().find(w.received)),
                read(w -> w.shop.tickets().page(TicketQuery.at(Stage.CONFIRMED), PAGE)),
                read(w -> w.shop.tickets().countBy(TicketQuery.ALL, TicketFacet.STAGE)),
                read(w -> w.shop.tickets().describe(w.told, HistoryLine.Words.LEFT_OUT)),
                read(w -> w.shop.events().history(AggregateRef.of(w.mei))),
                read(w -> w.shop.loyalty().programme(GOLD)),
                read(w -> w.shop.loyalty().award(GOLD, new PurchaseId("1001"))),
                read(w -> w.shop.loyalty().balance(w.mei, GOLD)),
                read(w -> w.shop.loyalty().statement(w.mei, GOLD, 10)),
                read(w -> w.shop.loyalty().holds().find(w.mei, GOLD, "checkout")),
                read(w -> w.shop.loyalty().books(GOLD, OPENING, days(1))),
                read(w -> w.shop.loyalty().liability(GOLD, days(1))),
                read(w -> w.shop.loyalty().ageing(GOLD, List.of(Duration.ofDays(30)))),
                read(w -> w.shop.loyalty().verifyBooks(GOLD)),
                read(w -> w.shop.loyalty().verify(w.mei, GOLD)));
    }

    private Scenarios() {}
}
