package dev.aftercare.crm.relation;

import static dev.aftercare.crm.relation.RelationDesk.LI;
import static dev.aftercare.crm.relation.RelationDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.aftersales.AfterSalesPolicy;
import dev.aftercare.crm.aftersales.EligibilityTerm;
import dev.aftercare.crm.aftersales.NewAfterSales;
import dev.aftercare.crm.aftersales.WantedLine;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.aftersales.AfterSalesId;
import dev.aftercare.crm.model.aftersales.AfterSalesKind;
import dev.aftercare.crm.model.aftersales.AfterSalesReason;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.team.TaskEvent;
import dev.aftercare.crm.model.team.TaskId;
import dev.aftercare.crm.model.ticket.ActionRef;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.ClockEvent;
import dev.aftercare.crm.model.ticket.DuplicateVerdict;
import dev.aftercare.crm.model.ticket.Merger;
import dev.aftercare.crm.model.ticket.PlanEvent;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.PreventionEvent;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.PurchaseRole;
import dev.aftercare.crm.model.ticket.Recipient;
import dev.aftercare.crm.model.ticket.RelationEvent;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.WaitingFor;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.sla.ClockSpan;
import dev.aftercare.crm.sla.EscalationRung;
import dev.aftercare.crm.sla.FigureRequest;
import dev.aftercare.crm.sla.MetricFigures;
import dev.aftercare.crm.sla.SlaFigures;
import dev.aftercare.crm.sla.SlaPolicy;
import dev.aftercare.crm.team.NewTask;
import dev.aftercare.crm.team.TaskState;
import dev.aftercare.crm.ticket.ActionRequest;
import dev.aftercare.crm.ticket.MergeRefused;
import dev.aftercare.crm.ticket.MergeRefused.Why;
import dev.aftercare.crm.ticket.MergedAway;
import dev.aftercare.crm.ticket.NotMerged;
import dev.aftercare.crm.ticket.RelationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tickets go on in others, and by themselves again. */
class MergersTest {

    private static final PageRequest FIRST = PageRequest.first(10);
    private static final NewTask WEIGH = NewTask.of("logistics", "Weigh the parcel");

    private final RelationDesk desk = new RelationDesk();
    private final Mergers mergers = desk.relations.mergers();
    private final TicketId a = desk.receive("The tea is wet");
    private final TicketId b = desk.after(Duration.ofMinutes(10)).receive("My tea came wet");

    @Test
    void theMergedTicketEndsAndNamesWhereItGoesOn() {
        mergers.merge(b, a, "the same parcel", LI);

        assertThat(desk.ticket(b).stage()).isEqualTo(Stage.MERGED);
        assertThat(desk.ticket(b).stage().isOpen()).isFalse();
        assertThat(mergers.survivor(b)).isEqualTo(a);
        assertThat(mergers.survivor(a)).isEqualTo(a);
        assertThat(mergers.merged(a, FIRST).items())
                .extracting(MergedTicket::ticket)
                .containsExactly(b);
        assertThat(desk.tickets.page(TicketQuery.at(Stage.MERGED), FIRST).items())
                .extracting(Ticket::id)
                .containsExactly(b);
        assertThat(desk.sentences(b).get(1)).contains("li.na", "merged it into ticket " + a.value(), "the same parcel");
        assertThat(desk.sentences(a).get(1)).contains("merged ticket " + b.value() + " into it", "the same parcel");
    }

    @Test
    void whatWasSaidInBothIsOneThread() {
        desk.after(Duration.ofMinutes(1)).tickets.answer(a, Channel.EMAIL, "How wet?", LI);
        desk.after(Duration.ofMinutes(1)).conversation.customerWrote(b, Channel.APP, "Very wet", LI);
        desk.after(Duration.ofMinutes(1)).conversation.note(a, "Ask the courier", LI);
        mergers.merge(b, a, "the same", LI);
        desk.after(Duration.ofMinutes(1)).conversation.reply(a, Channel.EMAIL, "New tea is on its way", LI);

        assertThat(desk.thread(a))
                .containsExactly(
                        "The tea is wet",
                        "My tea came wet",
                        "How wet?",
                        "Very wet",
                        "Ask the courier",
                        "New tea is on its way");
        assertThat(desk.thread(b)).containsExactly("My tea came wet", "Very wet");
    }

    @Test
    void clocksOfTheMergedTicketStopAndThoseOfTheOtherGoOn() {
        List<SlaClock> before = desk.ticket(a).clocks();

        mergers.merge(b, a, "the same", LI);

        assertThat(desk.ticket(b).clocks()).noneMatch(SlaClock::isRunning).noneMatch(SlaClock::isStopped);
        assertThat(desk.ticket(a).clocks()).isEqualTo(before);
        desk.after(Duration.ofHours(9)).crm.shop.runDue(100);
        assertThat(desk.ticket(a).clocks()).allMatch(SlaClock::isBreached);
        assertThat(desk.ticket(b).clocks()).noneMatch(SlaClock::isBreached);
        assertThat(resolution().abandoned()).isEqualTo(1);
        assertThat(resolution().breached()).isEqualTo(1);
    }

    @Test
    void undoneTheMergeNeverKeptTheCustomerFromWaiting() {
        Ticket before = desk.content(b);
        mergers.merge(b, a, "the same", LI);
        desk.after(Duration.ofHours(9)).crm.shop.runDue(100);

        mergers.undo(b, "another parcel", LI);

        assertThat(desk.content(b)).isEqualTo(before);
        desk.crm.shop.runDue(100);
        assertThat(desk.ticket(b).clocks()).allMatch(SlaClock::isBreached);
        assertThat(desk.ticket(b).clock(Metric.RESOLUTION).orElseThrow().breachedAt())
                .isEqualTo(before.intake().at().plus(Duration.ofHours(8)));
        assertThat(resolution().abandoned()).isZero();
        assertThat(resolution().breached()).isEqualTo(2);
        assertThat(desk.crm
                        .shop
                        .serviceLevels()
                        .reports()
                        .explain(b, Metric.RESOLUTION)
                        .segments())
                .allMatch(segment -> segment.state() == ClockSpan.State.RUNNING);
        assertThat(clocksAreAsTold()).isTrue();
        assertThat(mergers.merged(a, FIRST).items()).isEmpty();
        assertThat(desk.sentences(b)).anyMatch(line -> line.contains("undid the merge into ticket " + a.value()));
        assertThat(desk.sentences(a)).anyMatch(line -> line.contains("undid the merge of ticket " + b.value()));
    }

    @Test
    void undoGivesBackAHoldAndTheOtherTicketKeepsWhatHasHappenedSince() {
        desk.tickets.hold(b, WaitingFor.CUSTOMER, "a photo", LI);
        Ticket before = desk.content(b);
        mergers.merge(b, a, "the same", LI);
        desk.analyze(a);
        desk.tickets.resolve(a, "New tea", LI);
        Ticket other = desk.content(a);

        mergers.undo(b, "another parcel", LI);

        assertThat(desk.content(b)).isEqualTo(before);
        assertThat(desk.content(a)).isEqualTo(other);
        desk.tickets.resume(b, LI);
        assertThat(desk.ticket(b).isOnHold()).isFalse();
    }

    @Test
    void theTimeToWaitForFeedbackGoesOnWhereTheMergeFoundIt() {
        desk.analyze(b);
        desk.tickets.resolve(b, "New tea sent", LI);
        desk.after(Duration.ofDays(1));
        mergers.merge(b, a, "the same parcel", LI);
        desk.after(Duration.ofDays(1));
        mergers.undo(b, "another parcel", LI);

        sweepAfter(Duration.ofDays(1).minusMinutes(1));
        assertThat(desk.ticket(b).stage()).isEqualTo(Stage.RESOLVED);
        sweepAfter(Duration.ofMinutes(1));
        assertThat(desk.ticket(b).stage()).isEqualTo(Stage.FEEDBACK);
    }

    @Test
    void whatCameDueWhileTheTicketWasMergedHappensOnceThatIsUndone() {
        desk.analyze(b);
        desk.tickets.resolve(b, "New tea sent", LI);
        mergers.merge(b, a, "the same parcel", LI);
        sweepAfter(Duration.ofDays(10));
        assertThat(desk.ticket(b).stage()).isEqualTo(Stage.MERGED);

        mergers.undo(b, "another parcel", LI);
        sweepAfter(Duration.ZERO);

        assertThat(desk.ticket(b).stage()).isEqualTo(Stage.FEEDBACK);
    }

    @Test
    void whatHadBeenToldBeforeTheMergeIsNotToldAgain() {
        desk.analyze(b);
        desk.tickets.resolve(b, "New tea sent", LI);
        desk.tickets.feedback(b, "Told", null, null, LI);
        sweepAfter(Duration.ofDays(8));
        mergers.merge(b, a, "the same parcel", LI);
        mergers.undo(b, "another parcel", LI);
        sweepAfter(Duration.ofDays(8));

        assertThat(desk.tickets.history(b))
                .filteredOn(event -> event.body() instanceof StepEvent.FollowUpDue)
                .hasSize(1);
    }

    @Test
    void aRungThatWasReachedButNotActedOnBeforeTheMergeIsActedOnOnceThatIsUndone() {
        desk.crm
                .shop
                .serviceLevels()
                .define(
                        SlaPolicy.builder(SlaPolicy.DEFAULT, "always")
                                .target(Metric.RESOLUTION, Duration.ofHours(8))
                                .escalation(
                                        Metric.RESOLUTION, EscalationRung.at(50).notify(Recipient.role("lead")))
                                .build(),
                        LI);
        TicketId late = desk.receive("Still wet");
        desk.after(Duration.ofHours(5));
        desk.tickets.assign(late, "ann", LI);
        mergers.merge(late, a, "the same parcel", LI);
        sweepAfter(Duration.ofHours(1));
        assertThat(rungsTaken(late)).isZero();

        mergers.undo(late, "another parcel", LI);
        sweepAfter(Duration.ZERO);
        sweepAfter(Duration.ofMinutes(1));

        assertThat(rungsTaken(late)).isOne();
    }

    @Test
    void aCorrectiveActionThatIsLateMeanwhileIsToldOnceAfterTheUndo() {
        desk.analyze(b);
        desk.tickets.plan(
                b,
                List.of(
                        ActionRequest.corrective("Send tea", "logistics").dueBy(in(Duration.ofHours(1))),
                        ActionRequest.corrective("Call back", "li.na").dueBy(in(Duration.ofHours(3))),
                        ActionRequest.corrective("Write a card", "li.na").dueBy(in(Duration.ofDays(3)))),
                LI);
        sweepAfter(Duration.ofHours(2));
        mergers.merge(b, a, "the same parcel", LI);
        sweepAfter(Duration.ofDays(1));
        assertThat(overdue()).containsExactly(1);

        mergers.undo(b, "another parcel", LI);
        sweepAfter(Duration.ZERO);
        mergers.merge(b, a, "the same parcel after all", LI);
        mergers.undo(b, "no, another one", LI);
        sweepAfter(Duration.ofMinutes(1));
        assertThat(overdue()).containsExactly(1, 2);
        sweepAfter(Duration.ofDays(3));
        assertThat(overdue()).containsExactly(1, 2, 3);
    }

    @Test
    void tasksAndPreventiveActionsOfAMergedTicketAreLateInTime() {
        desk.analyze(b);
        desk.tickets.plan(
                b, List.of(ActionRequest.preventive("Use tins", "logistics").dueBy(in(Duration.ofHours(1)))), LI);
        TaskId task = desk.crm
                .shop
                .team()
                .tasks()
                .give(b, WEIGH.within(Duration.ofHours(1), null), LI)
                .id();
        mergers.merge(b, a, "the same parcel", LI);
        sweepAfter(Duration.ofHours(2));
        ActionRef action = new ActionRef(b, 1);
        assertThat(desk.crm.shop.team().tasks().find(task).orElseThrow().overdue())
                .isTrue();
        assertThat(desk.tickets.preventions().find(action).orElseThrow().overdue())
                .isTrue();

        mergers.undo(b, "another parcel", LI);
        sweepAfter(Duration.ofHours(2));

        assertThat(desk.crm.shop.team().tasks().history(task))
                .filteredOn(event -> event.body() instanceof TaskEvent.TaskOverdue)
                .hasSize(1);
        assertThat(desk.tickets.preventions().history(action))
                .filteredOn(event -> event.body() instanceof PreventionEvent.PreventionOverdue)
                .hasSize(1);
    }

    @Test
    void aPreventiveActionThatWasClosedMeanwhileIsClosedInThePlanAfterTheUndo() {
        desk.analyze(b);
        desk.tickets.plan(
                b,
                List.of(ActionRequest.preventive("Use tins", "buying"), ActionRequest.preventive("Ask", "buying")),
                LI);
        mergers.merge(b, a, "the same parcel", LI);
        desk.after(Duration.ofHours(1));
        desk.tickets.preventions().done(new ActionRef(b, 1), "Bought", null, LI);
        assertThat(desk.ticket(b).plan()).extracting(PlannedAction::status).containsOnly(ActionStatus.OPEN);

        Ticket after = mergers.undo(b, "another parcel", LI);

        assertThat(after.plan())
                .extracting(PlannedAction::status)
                .containsExactly(ActionStatus.DONE, ActionStatus.OPEN);
        assertThat(after.plan().get(0).closedAt()).isEqualTo(desk.crm.clock.instant());
        assertThat(desk.sentences(b)).anyMatch(line -> line.contains("closed action 1 as DONE: Bought"));
        desk.tickets.closeAction(b, 2, LI);
        assertThat(desk.tickets
                        .preventions()
                        .find(new ActionRef(b, 2))
                        .orElseThrow()
                        .status())
                .isEqualTo(ActionStatus.DONE);
    }

    @Test
    void aParcelThatIsAwaitedFromMeanwhileOnIsAwaitedAfterTheUndo() {
        AfterSalesId request = requested();
        mergers.merge(b, a, "the same", LI);
        desk.after(Duration.ofHours(1)).crm.shop.afterSales().approve(request, LI);
        assertThat(desk.ticket(b).isOnHold()).isFalse();

        assertThat(mergers.undo(b, "another parcel", LI).isOnHold()).isTrue();

        desk.after(Duration.ofHours(1)).crm.shop.afterSales().receive(request, LI);
        assertThat(desk.ticket(b).isOnHold()).isFalse();
    }

    private List<Integer> overdue() {
        return desk.tickets.history(b).stream()
                .map(Event::body)
                .filter(PlanEvent.ActionOverdue.class::isInstance)
                .map(late -> ((PlanEvent.ActionOverdue) late).action())
                .toList();
    }

    private Instant in(Duration time) {
        return desk.crm.clock.instant().plus(time);
    }

    private void sweepAfter(Duration time) {
        desk.after(time).crm.shop.runDue(100);
    }

    private long rungsTaken(TicketId id) {
        return desk.tickets.history(id).stream()
                .filter(event -> event.body() instanceof ClockEvent.EscalationTaken)
                .count();
    }

    @Test
    void aChainLeadsToItsLastTicketAndCanBeUndoneInAnyOrder() {
        TicketId c = desk.receive("Wet again");
        mergers.merge(b, a, "the same", LI);
        mergers.merge(a, c, "the same", LI);

        assertThat(mergers.survivor(b)).isEqualTo(c);
        assertThat(desk.thread(c)).containsExactly("The tea is wet", "My tea came wet", "Wet again");
        assertThat(refusal(() -> desk.tickets.escalate(b, "now", LI))).contains(new MergedAway(b, c));
        mergers.undo(b, "another parcel", LI);
        assertThat(mergers.survivor(b)).isEqualTo(b);
        assertThat(desk.ticket(a).stage()).isEqualTo(Stage.MERGED);
        assertThat(desk.thread(c)).containsExactly("The tea is wet", "Wet again");
        mergers.undo(a, "a third one", LI);
        assertThat(desk.ticket(a).stage()).isEqualTo(Stage.RECEIVED);
    }

    @Test
    void everyCommandOnAMergedTicketIsRefusedAndNamesTheSurvivor() {
        desk.order(desk.mei, "1001", 1);
        mergers.merge(b, a, "the same", LI);
        TicketId c = desk.receive("Another matter");

        for (Runnable command : List.<Runnable>of(
                () -> desk.tickets.confirm(b, "Wet", "logistics", Priority.LOW, LI),
                () -> desk.tickets.cancel(b, CancelReason.WITHDRAWN, null, LI),
                () -> desk.conversation.customerWrote(b, Channel.EMAIL, "Hello?", LI),
                () -> desk.conversation.note(b, "Hm", LI),
                () -> desk.tickets.assign(b, "bob", LI),
                () -> desk.tickets.reconsiderTerms(b, LI),
                () -> mergers.merge(b, c, "again", LI),
                () -> mergers.merge(c, b, "again", LI),
                () -> desk.relations.families().link(b, c, null, LI),
                () -> desk.relations.families().link(c, b, null, LI),
                () -> desk.relations.splits().split(b, List.of(1L), RelationDesk.INCIDENT, Priority.LOW, "x", LI),
                () -> desk.relations.duplicates().judge(b, c, DuplicateVerdict.CONFIRMED, null, LI),
                () -> desk.relations
                        .purchases()
                        .link(b, new PurchaseId("1001"), PurchaseRole.SUBJECT, List.of(), null, LI),
                () -> desk.crm.shop.team().tasks().give(b, WEIGH, LI),
                () -> desk.crm.shop.team().assign(b, LI),
                () -> desk.crm.shop.afterSales().request(wanted(b), LI))) {
            assertThat(refusal(command)).contains(new MergedAway(b, a));
        }
        assertThat(new MergedAway(b, a).message())
                .contains(b.value().toString(), a.value().toString());
        assertThat(desk.ticket(b).version()).isEqualTo(2);
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void mergesThatGoRoundInWhatIsStoredAreAnError() {
        mergers.merge(b, a, "the same", LI);
        Merger round =
                new Merger(b, FreeText.of("reason", "x"), TestCrm.START, LI.actor(), Stage.RECEIVED, List.of(), null);
        Ticket there = desk.ticket(a);
        MergedTicket listed = new MergedTicket(a, b, TestCrm.START, LI.actor());
        desk.crm.storage.inTransaction(TenantId.DEFAULT, unit -> {
            unit.tickets().update(there.next().stage(Stage.MERGED).merger(round).build(), there.version());
            unit.documents()
                    .insert(Document.created(
                            new DocumentKey("ticket-merger", a.value().toString()),
                            b.value().toString(),
                            TestCrm.START,
                            CrmJson.mapper().writeValueAsString(listed)));
            return a;
        });

        for (Runnable look : List.<Runnable>of(
                () -> mergers.survivor(a),
                () -> desk.conversation.note(b, "Hm", LI),
                () -> desk.relations.threads().read(a, 10, null))) {
            assertThatThrownBy(look::run)
                    .isInstanceOf(StorageException.class)
                    .extracting(failure -> ((StorageException) failure).reason())
                    .isEqualTo(StorageException.Reason.CORRUPT);
        }
    }

    @Test
    void whatStandsInTheWayOfAMergeIsNamed() {
        TicketId other = desk.receive(desk.jo, "Mine is wet, too");
        desk.analyze(b);
        desk.tickets.plan(
                b, List.of(ActionRequest.corrective("Send tea", "logistics").required()), LI);
        TicketId child = desk.receive("Part of it");
        desk.relations.families().link(child, b, null, LI);

        assertThat(obstacles(b, other))
                .containsExactly(Why.OTHER_CUSTOMER, Why.MANDATORY_ACTION_OPEN, Why.CHILDREN_OPEN);
        assertThat(obstacles(other, other)).containsExactly(Why.SAME_TICKET);
        desk.tickets.cancel(child, CancelReason.WITHDRAWN, null, LI);
        desk.tickets.closeAction(b, 1, LI);
        desk.tickets.cancel(a, CancelReason.WITHDRAWN, null, LI);
        assertThat(obstacles(b, a)).containsExactly(Why.SURVIVOR_CLOSED);
        assertThat(obstacles(a, b)).containsExactly(Why.CLOSED);
        desk.relations.define(RelationPolicy.DEFAULT.withAcrossCustomers(true), LI);
        mergers.merge(b, other, "one parcel for two", LI);
        assertThat(mergers.survivor(b)).isEqualTo(other);
    }

    @Test
    void aThreadHasRoomForFiftyTickets() {
        for (int i = 0; i < 48; i++) {
            mergers.merge(desk.receive("Once more"), a, "the same", LI);
        }
        mergers.merge(b, a, "the same", LI);

        assertThat(desk.thread(a)).hasSize(50);
        assertThat(obstacles(desk.receive("Too much"), a)).containsExactly(Why.TOO_MANY);
        assertThat(obstacles(a, desk.receive("Too much"))).containsExactly(Why.TOO_MANY);
    }

    @Test
    void onlyAMergedTicketCanBeUndone() {
        assertThat(refusal(() -> mergers.undo(b, "oops", LI))).contains(new NotMerged(b, Stage.RECEIVED));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> mergers.undo(new TicketId(new UUID(1, 1)), "oops", LI));
    }

    @Test
    void tasksOfAMergedTicketCanBeEnded() {
        TaskId task = desk.crm.shop.team().tasks().give(b, WEIGH, LI).id();
        mergers.merge(b, a, "the same", LI);

        assertThat(desk.crm.shop.team().tasks().done(task, "2 kg", LI).state()).isEqualTo(TaskState.DONE);
    }

    @Test
    void aParcelThatComesInWhileTheTicketIsMergedEndsItsWaitOnceThatIsUndone() {
        AfterSalesId request = waitingForAParcel();
        mergers.merge(b, a, "the same", LI);
        desk.after(Duration.ofHours(1)).crm.shop.afterSales().receive(request, LI);
        assertThat(desk.ticket(b).isOnHold()).isTrue();

        Ticket after = mergers.undo(b, "another parcel", LI);

        assertThat(after.isOnHold()).isFalse();
        assertThat(after).isEqualTo(desk.ticket(b));
        assertThat(desk.ticket(b).clock(Metric.RESOLUTION).orElseThrow().isRunning())
                .isTrue();
        assertThat(clocksAreAsTold()).isTrue();
    }

    @Test
    void aParcelThatIsStillAwaitedIsAwaitedAfterTheUndo() {
        waitingForAParcel();
        desk.after(Duration.ofHours(1));
        Ticket before = desk.content(b);
        mergers.merge(b, a, "the same", LI);

        mergers.undo(b, "another parcel", LI);

        assertThat(desk.content(b)).isEqualTo(before);
    }

    @Test
    void givenTwiceUnderOneKeyAMergeAndItsUndoCountOnce() {
        Ticket once = mergers.merge(b, a, "the same", LI.once("m"));
        assertThat(mergers.merge(b, a, "the same", LI.once("m"))).isEqualTo(once);
        Ticket back = mergers.undo(b, "oops", LI.once("u"));
        assertThat(mergers.undo(b, "oops", LI.once("u"))).isEqualTo(back);

        assertThat(desk.tickets.history(b)).hasSize(3);
        assertThat(desk.tickets.history(a)).hasSize(3);
        assertThat(desk.tickets.history(a).get(2).body()).isInstanceOf(RelationEvent.TicketReleased.class);
    }

    private AfterSalesId waitingForAParcel() {
        AfterSalesId request = requested();
        desk.crm.shop.afterSales().approve(request, LI);
        assertThat(desk.ticket(b).isOnHold()).isTrue();
        return request;
    }

    private AfterSalesId requested() {
        desk.order(desk.mei, "1001", 1);
        desk.crm
                .shop
                .afterSales()
                .define(
                        AfterSalesPolicy.builder(ZoneOffset.UTC)
                                .term(EligibilityTerm.of(AfterSalesKind.RETURN))
                                .build(),
                        LI);
        return desk.crm.shop.afterSales().request(wanted(b), LI).id();
    }

    private static NewAfterSales wanted(TicketId ticket) {
        return NewAfterSales.of(
                        AfterSalesKind.RETURN,
                        new PurchaseId("1001"),
                        AfterSalesReason.NO_REASON,
                        WantedLine.pieces(1, 1))
                .partOf(ticket);
    }

    private List<Why> obstacles(TicketId ticket, TicketId into) {
        MergeRefused refused = (MergeRefused)
                refusal(() -> mergers.merge(ticket, into, "the same", LI)).orElseThrow();
        assertThat(refused.message()).contains("; allowed: ");
        return refused.obstacles().stream().map(MergeRefused.Obstacle::why).toList();
    }

    private boolean clocksAreAsTold() {
        return desk.crm
                .shop
                .serviceLevels()
                .verifyClocks(TestCrm.START, desk.crm.clock.instant().plusSeconds(1))
                .isSound();
    }

    private MetricFigures resolution() {
        SlaFigures figures = desk.crm
                .shop
                .serviceLevels()
                .reports()
                .figures(
                        FigureRequest.of(TestCrm.START, desk.crm.clock.instant().plusSeconds(1), ZoneOffset.UTC));
        return figures.lines().stream()
                .map(SlaFigures.Line::figures)
                .filter(line -> line.metric().equals(Metric.RESOLUTION))
                .findFirst()
                .orElseThrow();
    }
}
