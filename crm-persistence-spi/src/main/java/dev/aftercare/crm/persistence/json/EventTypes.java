package dev.aftercare.crm.persistence.json;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.aftersales.AfterSalesEvent;
import dev.aftercare.crm.model.aftersales.OrderFactEvent;
import dev.aftercare.crm.model.customer.CustomerEvent;
import dev.aftercare.crm.model.document.DefinitionEvent;
import dev.aftercare.crm.model.knowledge.KnowledgeEvent;
import dev.aftercare.crm.model.loyalty.CouponEvent;
import dev.aftercare.crm.model.loyalty.CreditEvent;
import dev.aftercare.crm.model.loyalty.DrawEvent;
import dev.aftercare.crm.model.loyalty.GuardEvent;
import dev.aftercare.crm.model.loyalty.MergeEvent;
import dev.aftercare.crm.model.loyalty.PartnerEvent;
import dev.aftercare.crm.model.loyalty.PointsEvent;
import dev.aftercare.crm.model.loyalty.RewardEvent;
import dev.aftercare.crm.model.loyalty.TierEvent;
import dev.aftercare.crm.model.purchase.PurchaseEvent;
import dev.aftercare.crm.model.team.TaskEvent;
import dev.aftercare.crm.model.ticket.ClockEvent;
import dev.aftercare.crm.model.ticket.ConversationEvent;
import dev.aftercare.crm.model.ticket.DigestEvent;
import dev.aftercare.crm.model.ticket.HandlingEvent;
import dev.aftercare.crm.model.ticket.IntakeEvent;
import dev.aftercare.crm.model.ticket.PlanEvent;
import dev.aftercare.crm.model.ticket.PreventionEvent;
import dev.aftercare.crm.model.ticket.RelationEvent;
import dev.aftercare.crm.model.ticket.StepEvent;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stored names of the events' types: a table of its own, so that a class may be renamed and its name not. */
final class EventTypes {

    private static final Map<String, Class<? extends EventBody>> BY_NAME = Map.ofEntries(
            Map.entry("customer-registered", CustomerEvent.CustomerRegistered.class),
            Map.entry("profile-changed", CustomerEvent.ProfileChanged.class),
            Map.entry("identities-changed", CustomerEvent.IdentitiesChanged.class),
            Map.entry("ticket-received", StepEvent.TicketReceived.class),
            Map.entry("ticket-confirmed", StepEvent.TicketConfirmed.class),
            Map.entry("ticket-analyzed", StepEvent.TicketAnalyzed.class),
            Map.entry("actions-planned", PlanEvent.ActionsPlanned.class),
            Map.entry("action-closed", PlanEvent.ActionClosed.class),
            Map.entry("action-checked", PlanEvent.ActionChecked.class),
            Map.entry("action-overdue", PlanEvent.ActionOverdue.class),
            Map.entry("ticket-resolved", StepEvent.TicketResolved.class),
            Map.entry("feedback-recorded", StepEvent.FeedbackRecorded.class),
            Map.entry("ticket-followed-up", StepEvent.TicketFollowedUp.class),
            Map.entry("ticket-reopened", StepEvent.TicketReopened.class),
            Map.entry("ticket-held", StepEvent.TicketHeld.class),
            Map.entry("ticket-resumed", StepEvent.TicketResumed.class),
            Map.entry("ticket-escalated", StepEvent.TicketEscalated.class),
            Map.entry("ticket-cancelled", StepEvent.TicketCancelled.class),
            Map.entry("customer-answered", ConversationEvent.CustomerAnswered.class),
            Map.entry("ticket-assigned", HandlingEvent.TicketAssigned.class),
            Map.entry("priority-changed", HandlingEvent.PriorityChanged.class),
            Map.entry("target-breached", ClockEvent.TargetBreached.class),
            Map.entry("follow-up-due", StepEvent.FollowUpDue.class),
            Map.entry("article-saved", KnowledgeEvent.ArticleSaved.class),
            Map.entry("article-published", KnowledgeEvent.ArticlePublished.class),
            Map.entry("article-withdrawn", KnowledgeEvent.ArticleWithdrawn.class),
            Map.entry("article-voted", KnowledgeEvent.ArticleVoted.class),
            Map.entry("after-sales-requested", AfterSalesEvent.AfterSalesRequested.class),
            Map.entry("after-sales-approved", AfterSalesEvent.AfterSalesApproved.class),
            Map.entry("after-sales-rejected", AfterSalesEvent.AfterSalesRejected.class),
            Map.entry("parcel-sent", AfterSalesEvent.ParcelSent.class),
            Map.entry("parcel-received", AfterSalesEvent.ParcelReceived.class),
            Map.entry("goods-inspected", AfterSalesEvent.GoodsInspected.class),
            Map.entry("after-sales-refunded", AfterSalesEvent.AfterSalesRefunded.class),
            Map.entry("goods-replaced", AfterSalesEvent.GoodsReplaced.class),
            Map.entry("goods-repaired", AfterSalesEvent.GoodsRepaired.class),
            Map.entry("after-sales-closed", AfterSalesEvent.AfterSalesClosed.class),
            Map.entry("after-sales-withdrawn", AfterSalesEvent.AfterSalesWithdrawn.class),
            Map.entry("points-followed", AfterSalesEvent.PointsFollowed.class),
            Map.entry("order-delivered", OrderFactEvent.OrderDelivered.class),
            Map.entry("order-charged", OrderFactEvent.OrderCharged.class),
            Map.entry("order-return-noted", OrderFactEvent.ReturnNoted.class),
            Map.entry("task-given", TaskEvent.TaskGiven.class),
            Map.entry("task-done", TaskEvent.TaskDone.class),
            Map.entry("task-declined", TaskEvent.TaskDeclined.class),
            Map.entry("task-overdue", TaskEvent.TaskOverdue.class),
            Map.entry("ticket-moved", StepEvent.TicketMoved.class),
            Map.entry("fact-recorded", StepEvent.FactRecorded.class),
            Map.entry("terms-reconsidered", ClockEvent.TermsReconsidered.class),
            Map.entry("message-added", ConversationEvent.MessageAdded.class),
            Map.entry("message-set-aside", IntakeEvent.MessageSetAside.class),
            Map.entry("message-sent-as", IntakeEvent.MessageSentAs.class),
            Map.entry("cause-added", StepEvent.CauseAdded.class),
            Map.entry("escalation-reached", ClockEvent.EscalationReached.class),
            Map.entry("escalation-taken", ClockEvent.EscalationTaken.class),
            Map.entry("escalation-snoozed", ClockEvent.EscalationSnoozed.class),
            Map.entry("escalation-woken", ClockEvent.EscalationWoken.class),
            Map.entry("digest-ready", DigestEvent.DigestReady.class),
            Map.entry("category-proposed", HandlingEvent.CategoryProposed.class),
            Map.entry("category-classified", HandlingEvent.CategoryClassified.class),
            Map.entry("category-chosen", HandlingEvent.CategoryChosen.class),
            Map.entry("ticket-merged", RelationEvent.TicketMerged.class),
            Map.entry("ticket-absorbed", RelationEvent.TicketAbsorbed.class),
            Map.entry("merge-undone", RelationEvent.MergeUndone.class),
            Map.entry("ticket-released", RelationEvent.TicketReleased.class),
            Map.entry("parent-set", RelationEvent.ParentSet.class),
            Map.entry("parent-removed", RelationEvent.ParentRemoved.class),
            Map.entry("child-added", RelationEvent.ChildAdded.class),
            Map.entry("child-removed", RelationEvent.ChildRemoved.class),
            Map.entry("duplicate-judged", RelationEvent.DuplicateJudged.class),
            Map.entry("messages-split-off", ConversationEvent.MessagesSplitOff.class),
            Map.entry("ticket-split-from", ConversationEvent.TicketSplitFrom.class),
            Map.entry("purchase-linked", RelationEvent.PurchaseLinked.class),
            Map.entry("purchase-unlinked", RelationEvent.PurchaseUnlinked.class),
            Map.entry("prevention-planned", PreventionEvent.PreventionPlanned.class),
            Map.entry("prevention-overdue", PreventionEvent.PreventionOverdue.class),
            Map.entry("prevention-closed", PreventionEvent.PreventionClosed.class),
            Map.entry("effect-check-due", PreventionEvent.EffectCheckDue.class),
            Map.entry("effect-checked", PreventionEvent.EffectChecked.class),
            Map.entry("points-moved", PointsEvent.PointsMoved.class),
            Map.entry("coupons-issued", CouponEvent.CouponsIssued.class),
            Map.entry("own-coupons-issued", CouponEvent.OwnCouponsIssued.class),
            Map.entry("coupons-reserved", CouponEvent.CouponsReserved.class),
            Map.entry("coupons-confirmed", CouponEvent.CouponsConfirmed.class),
            Map.entry("coupon-withdrawn", CouponEvent.CouponWithdrawn.class),
            Map.entry("coupons-released", CouponEvent.CouponsReleased.class),
            Map.entry("credit-moved", CreditEvent.CreditMoved.class),
            Map.entry("reward-restocked", RewardEvent.RewardRestocked.class),
            Map.entry("reward-ordered", RewardEvent.RewardOrdered.class),
            Map.entry("reward-fulfilled", RewardEvent.RewardFulfilled.class),
            Map.entry("reward-returned", RewardEvent.RewardReturned.class),
            Map.entry("reward-cancelled", RewardEvent.RewardCancelled.class),
            Map.entry("earning-held-back", GuardEvent.EarningHeldBack.class),
            Map.entry("earning-approved", GuardEvent.EarningApproved.class),
            Map.entry("earning-rejected", GuardEvent.EarningRejected.class),
            Map.entry("draw-defined", DrawEvent.DrawDefined.class),
            Map.entry("draw-entered", DrawEvent.DrawEntered.class),
            Map.entry("draw-won", DrawEvent.DrawWon.class),
            Map.entry("draw-held", DrawEvent.DrawHeld.class),
            Map.entry("draw-cancelled", DrawEvent.DrawCancelled.class),
            Map.entry("draw-points-given-back", DrawEvent.DrawPointsGivenBack.class),
            Map.entry("partner-codes-imported", PartnerEvent.PartnerCodesImported.class),
            Map.entry("partner-benefit-claimed", PartnerEvent.PartnerBenefitClaimed.class),
            Map.entry("partner-benefit-withdrawn", PartnerEvent.PartnerBenefitWithdrawn.class),
            Map.entry("loyalty-merged", MergeEvent.LoyaltyMerged.class),
            Map.entry("loyalty-unmerged", MergeEvent.LoyaltyUnmerged.class),
            Map.entry("tier-changed", TierEvent.TierChanged.class),
            Map.entry("points-maturity-set", PointsEvent.MaturitySet.class),
            Map.entry("points-expiring", PointsEvent.PointsExpiring.class),
            Map.entry("definition-changed", DefinitionEvent.DefinitionChanged.class),
            Map.entry("purchase-recorded", PurchaseEvent.PurchaseRecorded.class));

    private static final Map<Class<?>, String> BY_TYPE =
            BY_NAME.entrySet().stream().collect(Collectors.toUnmodifiableMap(Entry::getValue, Entry::getKey));

    private EventTypes() {}

    static String name(Class<?> type) {
        String name = BY_TYPE.get(type);
        if (name == null) {
            throw new IllegalArgumentException(type.getName() + " is not an event of the library");
        }
        return name;
    }

    static @Nullable Class<? extends EventBody> type(String name) {
        return BY_NAME.get(name);
    }
}
