package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Scenario.once;
import static dev.aftercare.crm.jdbc.ShopAtWork.days;
import static dev.aftercare.crm.jdbc.TillAtWork.eur;

import dev.aftercare.crm.aftersales.AfterSalesCommand;
import dev.aftercare.crm.aftersales.Charges;
import dev.aftercare.crm.knowledge.AnswerTemplate;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.RefundMethod;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.team.Agent;
import dev.aftercare.crm.team.AssignmentPolicy;
import dev.aftercare.crm.team.Availability;
import dev.aftercare.crm.ticket.CauseList;
import dev.aftercare.crm.ticket.TicketWorkflow;
import java.time.Duration;
import java.util.List;

/** The commands of returns, articles, quick replies, workflows and messages. */
final class DeskScenarios {

    static final List<Scenario> COMMANDS = List.of(
            once(w -> w.shop.afterSales().define(ReturnsAtWork.STRICTER, w.by())),
            once(w -> w.shop.afterSales().delivered(ReturnsAtWork.ORDER, days(0), w.by())),
            once(w -> w.shop.afterSales().charged(ReturnsAtWork.OTHER_ORDER, Charges.of(eur("1"), eur("4")), w.by())),
            once(w -> w.shop.afterSales().assess(ReturnsAtWork.wanted(AfterSalesKind.RETURN), w.by())),
            once(w -> w.shop.afterSales().request(ReturnsAtWork.wanted(AfterSalesKind.RETURN), w.by())),
            once(w -> w.shop.afterSales().approve(w.returns.requested, w.by())),
            once(w -> w.shop.afterSales().approveAsException(w.returns.requested, "a good customer", w.by())),
            once(w -> w.shop.afterSales().reject(w.returns.requested, "worn", w.by())),
            once(w -> w.shop.afterSales().withdraw(w.returns.requested, "kept it", w.by())),
            once(w -> w.shop.afterSales().send(w.returns.approved, "SF", "77", w.by())),
            once(w -> w.shop.afterSales().receive(w.returns.sent, w.by())),
            once(w -> w.shop.afterSales().inspect(w.returns.received, ReturnsAtWork.asNew(), w.by())),
            once(w -> w.shop.afterSales().refund(w.returns.inspected, RefundMethod.CASH, "till-1", w.by())),
            once(w -> w.shop.afterSales().refund(w.returns.inspected, RefundMethod.STORE_CREDIT, null, w.by())),
            once(w -> w.shop.afterSales().replace(w.returns.exchange, "1001-b", w.by())),
            once(w -> w.shop.afterSales().repair(w.returns.repair, null, w.by())),
            once(w -> w.shop.afterSales().close(w.returns.refunded, w.by())),
            once(w -> w.shop.afterSales().apply(w.returns.refunded, new AfterSalesCommand.Close(), w.by())),
            once(w -> w.shop.knowledge().save(ShopAtWork.ARTICLE, w.by())),
            once(w -> w.shop.knowledge().publish("faq", 2, w.by())),
            once(w -> w.shop.knowledge().vote("faq", "mei", true, w.by())),
            once(w -> w.shop.knowledge().withdraw("faq", w.by())),
            once(w -> w.shop.templates()
                    .define(AnswerTemplate.builder("hi", "Hi").text("en", "Hi").build(), w.by())),
            once(w -> w.shop.tickets().workflows().define(ShopAtWork.WARRANTY, TicketWorkflow.SIMPLE_INQUIRY, w.by())),
            once(w -> w.shop.tickets().move(w.own, "repair", "glued", w.by())),
            once(w -> w.shop.tickets().recordFact(w.own, "serial-number", "S-1", w.by())),
            once(w -> w.shop.tickets().addCause(w.analyzed, CauseDimension.MATERIAL, "clay", "too soft", w.by())),
            once(w -> w.shop.tickets()
                    .define(
                            new CauseList(List.of(new CauseList.Entry(CauseDimension.METHOD, "packing", "Packing"))),
                            w.by())),
            once(w -> w.shop.tickets().giveUpAction(w.planned, 1, "too dear", w.by())),
            once(w -> w.shop.tickets().checkAction(w.planned, 1, true, "The new one holds", w.by()))
                    .after(w -> w.shop.tickets().closeAction(w.planned, 1, ShopAtWork.CLERK)),
            once(w -> w.shop.tickets().preventions().done(w.prevention, "asked", null, w.by())),
            once(w -> w.shop.tickets().preventions().giveUp(w.prevention, "no potter", w.by())),
            once(w -> w.shop.tickets().preventions().check(w.prevented, true, "no dry corks", w.by())),
            once(w -> w.shop.team().put(Agent.of("bob"), w.by())),
            once(w -> w.shop.team().define(AssignmentPolicy.DEFAULT.withSticky(false), w.by())),
            Scenario.again(w -> w.shop.team().load("ann")),
            once(w -> w.shop.team().tasks().give(w.received, ShopAtWork.WEIGH, w.by())),
            once(w -> w.shop.team().tasks().done(w.task, "It weighs 2 kg", w.by())),
            once(w -> w.shop.team().tasks().decline(w.task, "Not ours", w.by())),
            once(w -> w.shop.team().assign(w.received, w.by())),
            once(w -> w.shop.serviceLevels().definePolicies(List.of(ShopAtWork.policy(Duration.ofHours(3))), w.by())),
            once(w -> w.shop.serviceLevels().retirePolicy(SlaPolicy.DEFAULT, w.by())),
            once(w -> w.shop.conversation().reply(w.received, Channel.EMAIL, "We look into it", w.by())),
            once(w -> w.shop.conversation().note(w.received, "Ask the warehouse", w.by())),
            once(w -> w.shop.conversation().customerWrote(w.received, Channel.EMAIL, "Any news?", w.by())),
            once(w -> w.shop.serviceLevels().define(ShopAtWork.LAYER, w.by())),
            once(w -> w.shop.escalations().snooze(w.troubled, days(1), "The courier calls back", w.by())),
            once(w -> w.shop.escalations().wake(w.troubled, w.by())).after(ShopAtWork::quiet),
            Scenario.inSteps(w -> w.shop.runDue(1)).after(DeskScenarios::annGoes),
            Scenario.inSteps(w -> w.shop.runDue(1)).after(DeskScenarios::annIsGone),
            Scenario.inSteps(w -> w.shop.runDue(1)).after(ShopAtWork::escalating),
            Scenario.inSteps(w -> w.shop.runDue(1)).after(ShopAtWork::escalated),
            Scenario.inSteps(w -> w.shop.runDue(1)).after(ShopAtWork::openingAgain),
            once(w -> w.shop.tickets().reconsiderTerms(w.received, w.by()))
                    .after(w ->
                            w.shop.serviceLevels().define(ShopAtWork.policy(Duration.ofHours(2)), ShopAtWork.CLERK)));

    private DeskScenarios() {}

    /** A ticket comes back to Ann, who is away by then. */
    private static void annIsGone(ShopAtWork w) {
        w.shop.team().put(Agent.of("bob"), ShopAtWork.CLERK);
        Ticket ticket = w.shop.tickets().receive(w.matter("The lid is loose"), ShopAtWork.CLERK);
        w.shop.tickets().assign(ticket.id(), "ann", ShopAtWork.CLERK);
        w.shop.tickets().hold(ticket.id(), WaitingFor.CUSTOMER, "A photo", ShopAtWork.CLERK);
        w.shop.team().put(Agent.of("ann").being(Availability.AWAY), ShopAtWork.CLERK);
        w.shop.runDue(100);
        w.shop.tickets().resume(ticket.id(), ShopAtWork.CLERK);
    }

    /** Ann has two tickets, and somebody else can have them. */
    private static void annGoes(ShopAtWork w) {
        w.shop.team().put(Agent.of("bob"), ShopAtWork.CLERK);
        for (String statement : List.of("The spout drips", "The handle is loose")) {
            Ticket ticket = w.shop.tickets().receive(w.matter(statement), ShopAtWork.CLERK);
            w.shop.tickets().assign(ticket.id(), "ann", ShopAtWork.CLERK);
        }
        w.shop.team().put(Agent.of("ann").being(Availability.AWAY), ShopAtWork.CLERK);
    }
}
