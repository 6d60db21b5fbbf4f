package dev.aftercare.crm.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.HandTurnedClock;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.event.EventLine;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.event.Event;
import dev.aftercare.crm.model.event.EventId;
import dev.aftercare.crm.model.team.TaskEvent;
import dev.aftercare.crm.model.team.TaskId;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import dev.aftercare.crm.persistence.tck.EventSamples;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.ticket.HistoryLine;
import dev.aftercare.crm.ticket.NewTicket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TasksTest {

    private static final By ANN = By.agent("ann");
    private static final NewTask WEIGH = NewTask.of("物流", "Weigh the parcel");

    /** A Friday. */
    private final HandTurnedClock clock = new HandTurnedClock(Instant.parse("2026-03-06T16:00:00Z"));

    private final Shop shop =
            Crm.builder(new InMemoryStorage()).clock(clock).build().shop();
    private final Tasks tasks = shop.team().tasks();
    private final TicketId ticket = ticket();

    private TicketId ticket() {
        CustomerId mei =
                shop.customers().register(Identity.shopUser("mei"), ANN).id();
        return shop.tickets()
                .receive(NewTicket.of(mei, TicketType.COMPLAINT, Channel.APP, "Light"), ANN)
                .id();
    }

    private List<Class<?>> happened(TaskId id) {
        return tasks.history(id).stream()
                .map(Event::body)
                .<Class<?>>map(Object::getClass)
                .toList();
    }

    @Test
    void aTasksHistoryReadsAsSentences() {
        shop.serviceLevels().define(BusinessCalendar.aroundTheClock("always"), ANN);
        TaskId done =
                tasks.give(ticket, WEIGH.within(Duration.ofHours(1), null), ANN).id();
        clock.turnBy(Duration.ofHours(2));
        shop.runDue(10);
        tasks.done(done, "It weighs 2 kg", By.agent("bob"));
        TaskId declined = tasks.give(ticket, WEIGH, ANN).id();
        tasks.decline(declined, "No scales", By.agent("bob").because("They are lent"));
        String given = " agent ann asked 物流 for help with ticket " + ticket.value();

        assertThat(tasks.describe(done, HistoryLine.Words.INCLUDED))
                .extracting(EventLine::sentence)
                .containsExactly(
                        "2026-03-06T16:00:00Z" + given + ", by 2026-03-06T17:00:00Z: Weigh the parcel",
                        "2026-03-06T18:00:00Z rule clock noticed that it was not done by 2026-03-06T17:00:00Z",
                        "2026-03-06T18:00:00Z agent bob did it: It weighs 2 kg");
        assertThat(tasks.describe(declined, HistoryLine.Words.LEFT_OUT))
                .extracting(EventLine::sentence)
                .containsExactly("2026-03-06T18:00:00Z" + given, "2026-03-06T18:00:00Z agent bob declined it");
        assertThat(tasks.describe(declined, HistoryLine.Words.INCLUDED).get(1).what())
                .isEqualTo("declined it: No scales, because: They are lent");
        assertThat(tasks.describe(new TaskId(new UUID(1, 1)), HistoryLine.Words.INCLUDED))
                .isEmpty();
    }

    @Test
    void everyEventOfATaskHasAPhrase() {
        TicketTask task = tasks.give(ticket, WEIGH, ANN);
        for (Class<?> kind : TaskEvent.class.getPermittedSubclasses()) {
            EventBody body =
                    EventSamples.bodies(kind.asSubclass(EventBody.class)).sample();
            Event event = new Event(
                    new EventId(new UUID(0, 1)),
                    TaskRules.reference(task.id()),
                    1,
                    null,
                    clock.instant(),
                    Actor.agent("ann"),
                    body);
            assertThat(TaskPhrases.lines(task, List.of(event), HistoryLine.Words.INCLUDED))
                    .noneMatch(line -> line.what().equals(EventLine.NOT_READABLE));
        }
    }

    @Test
    void aTaskIsGivenDoneAndOffTheList() {
        TicketTask task = tasks.give(ticket, WEIGH, ANN);
        TicketTask other = tasks.give(ticket, NewTask.of("payment", "Look at the invoice"), ANN);

        assertThat(tasks.toDo("物流", PageRequest.first(10)).items()).containsExactly(task);
        TicketTask done = tasks.done(task.id(), "It weighs 2 kg", By.agent("bob"));
        assertThat(done.state()).isEqualTo(TaskState.DONE);
        assertThat(tasks.find(task.id())).contains(done);
        assertThat(tasks.toDo("物流", PageRequest.first(10)).items()).isEmpty();
        assertThat(tasks.page(ticket, PageRequest.first(10)).items()).containsExactlyInAnyOrder(done, other);
        assertThat(happened(task.id())).containsExactly(TaskEvent.TaskGiven.class, TaskEvent.TaskDone.class);
        assertThat(done.toString()).doesNotContain("weighs").doesNotContain("Weigh");
        String json = CrmJson.mapper().writeValueAsString(done);
        assertThat(CrmJson.mapper().readValue(json, TicketTask.class)).isEqualTo(done);
    }

    @Test
    void aDepartmentMayDeclineAndAClosedTaskStaysClosed() {
        TicketTask task = tasks.give(ticket, WEIGH, ANN);
        tasks.decline(task.id(), "Not ours", ANN);

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> tasks.done(task.id(), "x", ANN))
                .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(new TaskIsClosed(TaskState.DECLINED)));
        assertThat(happened(task.id())).containsExactly(TaskEvent.TaskGiven.class, TaskEvent.TaskDeclined.class);
    }

    @Test
    void timeIsCountedInTheHoursOfTheCalendarAndItsEndIsToldOnce() {
        shop.serviceLevels()
                .define(
                        BusinessCalendar.builder("office", ZoneOffset.UTC)
                                .openMondayToFriday("09:00-17:00")
                                .build(),
                        ANN);
        TicketTask task = tasks.give(ticket, WEIGH.within(Duration.ofHours(2), "office"), ANN);
        assertThat(task.dueAt()).isEqualTo("2026-03-09T10:00:00Z");

        clock.turnTo(Instant.parse("2026-03-09T09:59:59.999999Z"));
        shop.runDue(10);
        assertThat(tasks.find(task.id()).orElseThrow().overdue()).isFalse();
        clock.turnTo(Instant.parse("2026-03-09T10:00:00Z"));
        shop.runDue(10);
        shop.runDue(10);
        tasks.done(task.id(), "At last", ANN);

        assertThat(happened(task.id()))
                .containsExactly(TaskEvent.TaskGiven.class, TaskEvent.TaskOverdue.class, TaskEvent.TaskDone.class);
        assertThat(tasks.find(task.id()).orElseThrow().overdue()).isTrue();
    }

    @Test
    void whatComesLateIsSaidToBeEvenIfNobodySweptAndWhatComesInTimeIsNot() {
        NewTask hour = WEIGH.within(Duration.ofHours(1), null);
        TicketTask late = tasks.give(ticket, hour, ANN);
        TicketTask inTime = tasks.give(ticket, hour, ANN);
        clock.turnBy(Duration.ofHours(1));
        tasks.done(inTime.id(), "Just so", ANN);
        clock.turnBy(Duration.ofNanos(1_000));
        tasks.decline(late.id(), "Too late", ANN);
        assertThat(shop.runDue(10).failed()).isZero();

        assertThat(happened(inTime.id())).containsExactly(TaskEvent.TaskGiven.class, TaskEvent.TaskDone.class);
        assertThat(happened(late.id()))
                .containsExactly(TaskEvent.TaskGiven.class, TaskEvent.TaskOverdue.class, TaskEvent.TaskDeclined.class);
    }

    @Test
    void whatIsRefusedOrMalformedIsSaid() {
        TicketTask first = tasks.give(ticket, WEIGH, ANN.once("k"));
        assertThat(tasks.give(ticket, WEIGH, ANN.once("k"))).isEqualTo(first);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> tasks.give(ticket, WEIGH.within(Duration.ofHours(1), "none"), ANN));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> tasks.give(new TicketId(new UUID(1, 1)), WEIGH, ANN));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> tasks.done(new TaskId(new UUID(1, 1)), "x", ANN));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> WEIGH.within(Duration.ZERO, null))
                .satisfies(e -> assertThat(e.field()).isEqualTo("task.within"));
        shop.tickets().cancel(ticket, CancelReason.WITHDRAWN, null, ANN);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> tasks.give(ticket, WEIGH, ANN))
                .satisfies(refused -> assertThat(refused.rejection()).isEqualTo(new TicketIsOver(Stage.CANCELLED)));
    }
}
