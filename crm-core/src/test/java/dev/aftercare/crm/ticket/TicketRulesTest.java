package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.command.DueChange;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.ticket.ActionKind;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.ConversationEvent.CustomerAnswered;
import dev.aftercare.crm.model.ticket.HandlingEvent.PriorityChanged;
import dev.aftercare.crm.model.ticket.HandlingEvent.TicketAssigned;
import dev.aftercare.crm.model.ticket.PlanEvent.ActionClosed;
import dev.aftercare.crm.model.ticket.PlanEvent.ActionOverdue;
import dev.aftercare.crm.model.ticket.PlanEvent.ActionsPlanned;
import dev.aftercare.crm.model.ticket.PlannedAction;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.FeedbackRecorded;
import dev.aftercare.crm.model.ticket.StepEvent.FollowUpDue;
import dev.aftercare.crm.model.ticket.StepEvent.TicketAnalyzed;
import dev.aftercare.crm.model.ticket.StepEvent.TicketCancelled;
import dev.aftercare.crm.model.ticket.StepEvent.TicketConfirmed;
import dev.aftercare.crm.model.ticket.StepEvent.TicketEscalated;
import dev.aftercare.crm.model.ticket.StepEvent.TicketFollowedUp;
import dev.aftercare.crm.model.ticket.StepEvent.TicketHeld;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReceived;
import dev.aftercare.crm.model.ticket.StepEvent.TicketReopened;
import dev.aftercare.crm.model.ticket.StepEvent.TicketResolved;
import dev.aftercare.crm.model.ticket.StepEvent.TicketResumed;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.model.ticket.WaitingFor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each step leaves on the ticket, and what it says happened. */
class TicketRulesTest {

    private static final DueKey FEEDBACK_TIMEOUT = DueKey.of("ticket-feedback-timeout", AggregateRef.of(Course.ID));
    private static final DueKey FOLLOW_UP_DUE = DueKey.of("ticket-follow-up-due", AggregateRef.of(Course.ID));

    @Test
    void receivingRecordsCustomerChannelAndWhatWasSaid() {
        Course course = Course.received();

        Ticket ticket = course.ticket();
        assertThat(ticket.version()).isEqualTo(1);
        assertThat(ticket.customer()).isEqualTo(Course.CUSTOMER);
        assertThat(ticket.intake().channel()).isEqualTo(Channel.PHONE);
        assertThat(ticket.intake().statement().value()).isEqualTo("The lid arrived cracked");
        assertThat(ticket.intake().at()).isEqualTo(Course.START);
        assertThat(ticket.priority()).isEqualTo(Priority.NORMAL);
        assertHappened(
                course, new TicketReceived(Stage.RECEIVED, TicketType.COMPLAINT, Channel.PHONE, Priority.NORMAL));
        assertThat(course.lastDue()).isEmpty();
    }

    @Test
    void confirmingSetsProblemCategoryAndPriorityAndCountsAsFirstAnswer() {
        Course course = Course.received()
                .after(Duration.ofMinutes(5))
                .take(TicketCommands.confirm("The lid is cracked", "logistics/damage", Priority.HIGH));

        Ticket ticket = course.ticket();
        assertThat(ticket.confirmation().problem().value()).isEqualTo("The lid is cracked");
        assertThat(ticket.confirmation().at()).isEqualTo(course.now());
        assertThat(ticket.confirmation().by()).isEqualTo(Course.AGENT);
        assertThat(ticket.category()).isEqualTo(new Category("logistics/damage"));
        assertThat(ticket.priority()).isEqualTo(Priority.HIGH);
        assertThat(ticket.handling().firstAnsweredAt()).isEqualTo(course.now());
        assertHappened(
                course,
                new TicketConfirmed(
                        Stage.RECEIVED,
                        Stage.CONFIRMED,
                        new Category("logistics/damage"),
                        Priority.HIGH,
                        new FreeText("The lid is cracked")));
    }

    @Test
    void analyzingRecordsTheRootCause() {
        Course course = Course.at(Stage.CONFIRMED)
                .take(TicketCommands.analyze(CauseDimension.MATERIAL, "thin-box", "One layer only"));

        assertThat(course.ticket().analysis().cause().detail().value()).isEqualTo("One layer only");
        assertThat(course.ticket().analysis().by()).isEqualTo(Course.AGENT);
        assertHappened(
                course,
                new TicketAnalyzed(
                        Stage.CONFIRMED,
                        Stage.ANALYZED,
                        CauseDimension.MATERIAL,
                        "thin-box",
                        new FreeText("One layer only")));
    }

    @Test
    void plannedActionsAreNumberedOn() {
        Instant due = Course.START.plus(Duration.ofDays(1));
        Course course = Course.at(Stage.ANALYZED)
                .take(TicketCommands.plan(
                        ActionRequest.corrective("Send a new lid", "logistics").required(),
                        ActionRequest.preventive("Thicker box", "wang.wei")))
                .take(TicketCommands.plan(
                        ActionRequest.corrective("Call back", "li.na").dueBy(due)));

        assertThat(course.ticket().plan())
                .containsExactly(
                        open(1, ActionKind.CORRECTIVE, "Send a new lid", "logistics", null, true),
                        open(2, ActionKind.PREVENTIVE, "Thicker box", "wang.wei", null, false),
                        open(3, ActionKind.CORRECTIVE, "Call back", "li.na", due, false));
        assertHappened(
                course,
                new ActionsPlanned(
                        Stage.ANALYZED, List.of(3), course.ticket().plan().subList(2, 3)));

        course.after(Duration.ofHours(1)).take(TicketCommands.giveUp(2, "Needless"));
        assertThat(course.ticket().plan().get(1).status()).isEqualTo(ActionStatus.VOID);
        assertThat(course.ticket().plan().get(1).closedAt()).isEqualTo(course.now());
        assertThat(course.ticket().plan().get(0).status()).isEqualTo(ActionStatus.OPEN);
        assertHappened(course, new ActionClosed(Stage.ANALYZED, 2, ActionStatus.VOID, new FreeText("Needless")));
    }

    @Test
    void anAutomaticAnswerIsNotTheFirstOne() {
        Course course = Course.received().by(Actor.system("bot")).take(TicketStep.ANSWER);
        assertThat(course.ticket().handling().firstAnsweredAt()).isNull();
        assertHappened(
                course, new CustomerAnswered(Stage.RECEIVED, Channel.EMAIL, new FreeText("We look into it"), false));

        course.by(Course.AGENT).after(Duration.ofMinutes(1)).take(TicketStep.ANSWER);
        Instant first = course.now();
        assertThat(course.ticket().handling().firstAnsweredAt()).isEqualTo(first);
        assertHappened(
                course, new CustomerAnswered(Stage.RECEIVED, Channel.EMAIL, new FreeText("We look into it"), true));

        course.after(Duration.ofMinutes(1)).take(TicketStep.ANSWER, TicketStep.CONFIRM);
        assertThat(course.ticket().handling().firstAnsweredAt()).isEqualTo(first);
        assertThat(course.history())
                .filteredOn(happened -> happened.body() instanceof CustomerAnswered answered && answered.first())
                .hasSize(1);
    }

    @Test
    void escalationGoesUpOneLevelEachTime() {
        Course course = Course.received().take(TicketStep.ESCALATE, TicketStep.ESCALATE);

        assertThat(course.ticket().handling().escalationLevel()).isEqualTo(2);
        assertHappened(
                course, new TicketEscalated(Stage.RECEIVED, 2, new FreeText("The customer asks for the manager")));
    }

    @Test
    void assigningNamesBothAgentsAndTheSameAgentAgainChangesNothing() {
        Course course = Course.received().take(new TicketCommand.Assign("li.na"));
        assertHappened(course, new TicketAssigned(Stage.RECEIVED, null, "li.na"));

        course.take(new TicketCommand.Assign("wang.wei"));
        assertHappened(course, new TicketAssigned(Stage.RECEIVED, "li.na", "wang.wei"));
        assertThat(course.ticket().handling().assignee()).isEqualTo("wang.wei");

        Ticket before = course.ticket();
        course.take(new TicketCommand.Assign("wang.wei"));
        assertThat(course.lastEvents()).isEmpty();
        assertThat(course.ticket()).isEqualTo(before);
    }

    @Test
    void anotherPriorityIsAChangeAndTheSameIsNone() {
        Course course = Course.received().take(new TicketCommand.ChangePriority(Priority.URGENT));
        assertHappened(course, new PriorityChanged(Stage.RECEIVED, Priority.NORMAL, Priority.URGENT));
        assertThat(course.ticket().priority()).isEqualTo(Priority.URGENT);

        course.take(new TicketCommand.ChangePriority(Priority.URGENT));
        assertThat(course.lastEvents()).isEmpty();
        assertThat(course.ticket().version()).isEqualTo(2);
    }

    @Test
    void aHoldSaysForWhomAndWhySinceWhenAndEndsWithResume() {
        Course course = Course.at(Stage.CONFIRMED).after(Duration.ofHours(1)).take(TicketStep.HOLD);

        assertThat(course.ticket().handling().hold().waitingFor()).isEqualTo(WaitingFor.CUSTOMER);
        assertThat(course.ticket().handling().hold().since()).isEqualTo(course.now());
        assertHappened(course, new TicketHeld(Stage.CONFIRMED, WaitingFor.CUSTOMER, new FreeText("Asked for a photo")));

        course.take(TicketStep.RESUME);
        assertThat(course.ticket().isOnHold()).isFalse();
        assertHappened(course, new TicketResumed(Stage.CONFIRMED));
    }

    @Test
    void cancellingEndsTheWaitAsWell() {
        Course course =
                Course.received().take(TicketStep.HOLD).take(TicketCommands.cancel(CancelReason.NOT_VALID, "A test"));

        assertThat(course.ticket().isOnHold()).isFalse();
        assertThat(course.ticket().cancellation().reason()).isEqualTo(CancelReason.NOT_VALID);
        assertThat(course.ticket().cancellation().note().value()).isEqualTo("A test");
        assertHappened(
                course,
                new TicketCancelled(
                        Stage.RECEIVED, Stage.CANCELLED, CancelReason.NOT_VALID, null, new FreeText("A test")));
    }

    @Test
    void aDuplicateNamesTheOtherTicket() {
        TicketId other = new TicketId(new UUID(0, 99));
        Course course = Course.received().take(TicketCommands.duplicate(other));

        assertThat(course.ticket().cancellation().duplicateOf()).isEqualTo(other);
        assertHappened(
                course, new TicketCancelled(Stage.RECEIVED, Stage.CANCELLED, CancelReason.DUPLICATE, other, null));
    }

    @Test
    void aCorrectiveActionIsOverdueOnceAndAPreventiveOneIsForItself() {
        Course course = Course.at(Stage.ANALYZED);
        Instant due = course.now().plus(Duration.ofHours(2));
        course.take(TicketCommands.plan(
                ActionRequest.corrective("Send a new lid", "logistics").dueBy(due),
                ActionRequest.preventive("Use tins", "logistics").dueBy(due),
                ActionRequest.corrective("Say sorry", "li.na")));
        DueKey key = new DueKey("ticket-action-overdue", AggregateRef.of(Course.ID), "1");
        assertThat(course.lastDue()).containsExactly(new DueChange.Schedule(new DueEntry(key, due)));

        course.by(Actor.CLOCK).after(Duration.ofHours(2).minusNanos(1_000));
        assertThat(TicketRules.actionDue(course.ticket(), 1, course.facts())
                        .orThrow()
                        .events())
                .isEmpty();
        course.after(Duration.ofNanos(1_000));
        Decision.Accepted<Ticket> late =
                TicketRules.actionDue(course.ticket(), 1, course.facts()).orThrow();
        assertThat(late.events()).containsExactly(new Happened(new ActionOverdue(Stage.ANALYZED, 1, due), Actor.CLOCK));
        for (int other : List.of(2, 3, 4)) {
            assertThat(TicketRules.actionDue(course.ticket(), other, course.facts())
                            .orThrow()
                            .events())
                    .isEmpty();
        }

        assertThat(late.due()).isEmpty();
        assertThat(TicketRules.actionDue(late.state(), 1, course.facts())
                        .orThrow()
                        .events())
                .as("told once, however often it comes due")
                .isEmpty();

        course.by(Course.AGENT).take(TicketCommands.done(1));
        assertThat(course.lastDue()).containsExactly(new DueChange.Cancel(key));
        assertThat(TicketRules.actionDue(course.ticket(), 1, course.facts())
                        .orThrow()
                        .events())
                .isEmpty();
    }

    @Test
    void aCorrectiveActionThatIsClosedLateIsToldToBeLateFirstEvenIfNobodySwept() {
        Course course = Course.at(Stage.ANALYZED);
        Instant due = course.now().plus(Duration.ofHours(2));
        course.take(TicketCommands.plan(
                ActionRequest.corrective("Send a new lid", "logistics").dueBy(due),
                ActionRequest.corrective("Call back", "li.na").dueBy(due)));

        course.after(Duration.ofHours(2)).take(TicketCommands.done(1));
        assertThat(course.lastEvents()).as("in time").hasSize(1);
        course.after(Duration.ofNanos(1_000)).take(TicketCommands.done(2));

        assertThat(course.lastEvents())
                .containsExactly(
                        new Happened(new ActionOverdue(Stage.ANALYZED, 2, due), Actor.CLOCK),
                        new Happened(new ActionClosed(Stage.ANALYZED, 2, ActionStatus.DONE, null), Course.AGENT));
        assertThat(course.ticket().plan().get(1).overdueAt()).isEqualTo(course.now());
        assertThat(course.lastDue())
                .containsExactly(
                        new DueChange.Cancel(new DueKey("ticket-action-overdue", AggregateRef.of(Course.ID), "2")));
    }

    @Test
    void aCorrectiveActionThatIsLateWhileItsTicketIsClosedIsDueOnceMoreWhenThatIsReopened() {
        Course course = Course.at(Stage.ANALYZED);
        Instant due = course.now().plus(Duration.ofDays(2));
        course.take(TicketCommands.plan(
                        ActionRequest.corrective("Call back", "li.na").dueBy(due),
                        ActionRequest.corrective("Write a card", "li.na").dueBy(due.plus(Duration.ofDays(9)))))
                .take(TicketStep.RESOLVE, TicketStep.FEEDBACK, TicketStep.FOLLOW_UP)
                .after(Duration.ofDays(3));
        assertThat(TicketRules.actionDue(course.ticket(), 1, course.facts())
                        .orThrow()
                        .events())
                .as("nobody is told of a closed ticket")
                .isEmpty();

        course.take(TicketStep.REOPEN);

        DueKey key = new DueKey("ticket-action-overdue", AggregateRef.of(Course.ID), "1");
        assertThat(course.lastDue()).containsExactly(new DueChange.Schedule(new DueEntry(key, due)));
        Ticket told = TicketRules.actionDue(course.ticket(), 1, course.facts())
                .orThrow()
                .state();
        assertThat(told.plan().get(0).overdueAt()).isEqualTo(course.now());
        Ticket reopened = course.assuming(before -> told)
                .take(TicketStep.RESOLVE, TicketStep.FEEDBACK, TicketStep.FOLLOW_UP, TicketStep.REOPEN)
                .ticket();
        assertThat(course.lastDue()).as("told before").isEmpty();
        assertThat(reopened.plan().get(0).overdueAt()).isEqualTo(course.now());
    }

    @Nested
    class Rounds {

        @Test
        void aTicketGoesFromReceiptToFollowUp() {
            Course course = Course.at(Stage.FOLLOWED_UP);

            Ticket ticket = course.ticket();
            assertThat(ticket.stage().isOpen()).isFalse();
            assertThat(ticket.resolution().solution().value()).isEqualTo("A new lid was sent");
            assertThat(ticket.feedback().rating()).isEqualTo(Rating.SATISFIED);
            assertThat(ticket.followUp().lasting()).isTrue();
            assertThat(ticket.version()).isEqualTo(6);
            assertHappened(
                    course,
                    new TicketFollowedUp(Stage.FEEDBACK, Stage.FOLLOWED_UP, true, new FreeText("The new lid fits")));
        }

        @ParameterizedTest
        @EnumSource(
                value = Stage.class,
                names = {"RESOLVED", "FEEDBACK", "FOLLOWED_UP"})
        void reopeningIsCountedAndKeepsWhatWasTried(Stage stage) {
            Course course = Course.at(stage);
            Ticket before = course.ticket();

            course.take(TicketStep.REOPEN);

            assertThat(course.ticket().stage()).isEqualTo(Stage.ANALYZED);
            assertThat(course.ticket().handling().reopened()).isEqualTo(1);
            assertThat(course.ticket().resolution()).isEqualTo(before.resolution());
            assertThat(course.ticket().feedback()).isEqualTo(before.feedback());
            assertHappened(
                    course, new TicketReopened(stage, Stage.ANALYZED, new FreeText("The new lid is cracked, too"), 1));

            course.take(TicketStep.RESOLVE, TicketStep.REOPEN);
            assertThat(course.ticket().handling().reopened()).isEqualTo(2);
        }

        @Test
        void anotherSolutionBeginsANewRound() {
            Course course = Course.at(Stage.FOLLOWED_UP).take(TicketStep.REOPEN, TicketStep.RESOLVE);

            assertThat(course.ticket().feedback()).isNull();
            assertThat(course.ticket().followUp()).isNull();
            assertHappened(
                    course, new TicketResolved(Stage.ANALYZED, Stage.RESOLVED, new FreeText("A new lid was sent")));
        }

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {
                    "VERY_DISSATISFIED, DISSATISFIED, true",
                    "DISSATISFIED, DISSATISFIED, true",
                    "NEUTRAL, DISSATISFIED, false",
                    "SATISFIED, DISSATISFIED, false",
                    "VERY_SATISFIED, DISSATISFIED, false",
                    "-, DISSATISFIED, false",
                    "NEUTRAL, NEUTRAL, true",
                    "SATISFIED, NEUTRAL, false",
                    "VERY_DISSATISFIED, VERY_DISSATISFIED, true",
                    "DISSATISFIED, VERY_DISSATISFIED, false",
                    "VERY_DISSATISFIED, -, false",
                })
        void aRatingAtTheLimitOrBelowReopensByRule(Rating rating, Rating limit, boolean reopens) {
            Course course = Course.at(Stage.RESOLVED)
                    .with(TicketPolicy.DEFAULT.withReopenAtOrBelow(limit))
                    .by(Actor.system("survey"))
                    .take(TicketCommands.feedback("Told", rating, null));

            assertThat(course.ticket().stage()).isEqualTo(reopens ? Stage.ANALYZED : Stage.FEEDBACK);
            assertThat(course.ticket().handling().reopened()).isEqualTo(reopens ? 1 : 0);
            assertThat(course.ticket().feedback().rating()).isEqualTo(rating);
            assertThat(course.lastEvents().get(0))
                    .isEqualTo(new Happened(
                            new FeedbackRecorded(Stage.RESOLVED, Stage.FEEDBACK, rating, new FreeText("Told"), null),
                            Actor.system("survey")));
            if (reopens) {
                assertThat(course.lastEvents().get(1))
                        .isEqualTo(new Happened(
                                new TicketReopened(Stage.FEEDBACK, Stage.ANALYZED, new FreeText("rated " + rating), 1),
                                Actor.rule("dissatisfied-rating")));
            }
            assertThat(course.lastEvents()).hasSize(reopens ? 2 : 1);
        }

        @Test
        void theCustomersWordsAreTheReasonToReopen() {
            Course course =
                    Course.at(Stage.RESOLVED).take(TicketCommands.feedback("Told", Rating.DISSATISFIED, "It leaks"));

            assertThat(course.lastEvent())
                    .isEqualTo(new TicketReopened(Stage.FEEDBACK, Stage.ANALYZED, new FreeText("It leaks"), 1));
        }

        @Test
        void anEffectThatDoesNotLastReopensByRule() {
            Course course = Course.at(Stage.FEEDBACK).take(TicketCommands.followUp("Leaks again", false));

            assertThat(course.ticket().stage()).isEqualTo(Stage.ANALYZED);
            assertThat(course.ticket().followUp().lasting()).isFalse();
            assertThat(course.lastEvents())
                    .containsExactly(
                            new Happened(
                                    new TicketFollowedUp(
                                            Stage.FEEDBACK, Stage.FOLLOWED_UP, false, new FreeText("Leaks again")),
                                    Course.AGENT),
                            new Happened(
                                    new TicketReopened(
                                            Stage.FOLLOWED_UP, Stage.ANALYZED, new FreeText("Leaks again"), 1),
                                    Actor.rule("effect-not-lasting")));
        }
    }

    @Nested
    class Timers {

        @Test
        void aSolutionWaitsForFeedbackAndThenMovesOnWithout() {
            Course course = Course.at(Stage.ANALYZED).after(Duration.ofHours(1)).take(TicketStep.RESOLVE);
            assertThat(course.lastDue())
                    .containsExactly(schedule(FEEDBACK_TIMEOUT, course.now().plus(Duration.ofDays(3))));

            course.by(Actor.CLOCK).after(Duration.ofDays(3)).timeOut();
            assertThat(course.ticket().stage()).isEqualTo(Stage.FEEDBACK);
            assertThat(course.ticket().feedback().outcome()).isNull();
            assertThat(course.ticket().feedback().rating()).isNull();
            assertThat(course.lastEvents())
                    .containsExactly(new Happened(
                            new FeedbackRecorded(Stage.RESOLVED, Stage.FEEDBACK, null, null, null), Actor.CLOCK));
            assertThat(course.lastDue())
                    .containsExactlyInAnyOrder(
                            new DueChange.Cancel(FEEDBACK_TIMEOUT),
                            schedule(FOLLOW_UP_DUE, course.now().plus(Duration.ofDays(7))));
        }

        @Test
        void thePolicySaysHowLong() {
            TicketPolicy policy = TicketPolicy.DEFAULT
                    .withFeedbackTimeout(Duration.ofHours(5))
                    .withFollowUpDelay(Duration.ofMinutes(7));
            Course course = Course.at(Stage.ANALYZED).with(policy).take(TicketStep.RESOLVE);
            assertThat(course.lastDue())
                    .containsExactly(schedule(FEEDBACK_TIMEOUT, course.now().plus(Duration.ofHours(5))));

            course.take(TicketStep.FEEDBACK);
            assertThat(course.lastDue())
                    .contains(schedule(FOLLOW_UP_DUE, course.now().plus(Duration.ofMinutes(7))));
        }

        @Test
        void whatNoLongerWaitsIsTakenOffTheList() {
            assertThat(Course.at(Stage.RESOLVED).take(TicketStep.REOPEN).lastDue())
                    .containsExactly(new DueChange.Cancel(FEEDBACK_TIMEOUT));
            assertThat(Course.at(Stage.FEEDBACK).take(TicketStep.REOPEN).lastDue())
                    .containsExactly(new DueChange.Cancel(FOLLOW_UP_DUE));
            assertThat(Course.at(Stage.FEEDBACK).take(TicketStep.FOLLOW_UP).lastDue())
                    .containsExactly(new DueChange.Cancel(FOLLOW_UP_DUE));
            assertThat(Course.at(Stage.RESOLVED)
                            .take(TicketCommands.feedback("Told", Rating.VERY_DISSATISFIED, null))
                            .lastDue())
                    .containsExactly(new DueChange.Cancel(FEEDBACK_TIMEOUT));
        }

        @Test
        void onHoldTimeDoesNotMoveTheTicketOnAndResumedItWaitsTheWholeTimeAgain() {
            Course course = Course.at(Stage.RESOLVED).take(TicketStep.HOLD);
            assertThat(course.lastDue()).containsExactly(new DueChange.Cancel(FEEDBACK_TIMEOUT));

            course.after(Duration.ofDays(10)).timeOut();
            assertThat(course.lastEvents()).isEmpty();
            assertThat(course.ticket().stage()).isEqualTo(Stage.RESOLVED);

            course.take(TicketStep.RESUME);
            assertThat(course.lastDue())
                    .containsExactly(schedule(FEEDBACK_TIMEOUT, course.now().plus(Duration.ofDays(3))));
        }

        @Test
        void theCheckOfTheEffectIsAskedForAndLeavesTheTicketWhereItIs() {
            Course course = Course.at(Stage.FEEDBACK).by(Actor.CLOCK).followUpDue();

            assertThat(course.ticket().stage()).isEqualTo(Stage.FEEDBACK);
            assertThat(course.lastEvents()).containsExactly(new Happened(new FollowUpDue(Stage.FEEDBACK), Actor.CLOCK));
            assertThat(course.lastDue()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                value = Stage.class,
                mode = EnumSource.Mode.EXCLUDE,
                names = {"RESOLVED", "MERGED"})
        void aTimeOutThatComesTooLateChangesNothing(Stage stage) {
            Course course = Course.at(stage);
            Ticket before = course.ticket();

            assertThat(course.timeOut().ticket()).isSameAs(before);
            assertThat(course.lastEvents()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                value = Stage.class,
                mode = EnumSource.Mode.EXCLUDE,
                names = {"FEEDBACK", "MERGED"})
        void aCheckThatIsNoLongerWaitedForIsNotAskedFor(Stage stage) {
            Course course = Course.at(stage);
            Ticket before = course.ticket();

            assertThat(course.followUpDue().ticket()).isSameAs(before);
            assertThat(course.lastEvents()).isEmpty();
        }

        private static DueChange schedule(DueKey key, Instant at) {
            return new DueChange.Schedule(new DueEntry(key, at));
        }
    }

    private static PlannedAction open(
            int number, ActionKind kind, String what, String owner, Instant due, boolean mandatory) {
        return new PlannedAction(
                number, kind, new FreeText(what), owner, due, mandatory, ActionStatus.OPEN, null, null);
    }

    private static void assertHappened(Course course, Object body) {
        assertThat(course.lastEvents()).hasSize(1);
        assertThat(course.lastEvents().get(0).actor()).isIn(Course.AGENT, Actor.system("bot"));
        assertThat(course.lastEvent()).isEqualTo(body);
    }
}
