package dev.aftercare.crm.queue;

import static dev.aftercare.crm.queue.QueueShop.ANN;
import static dev.aftercare.crm.queue.QueueShop.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is looking at a ticket or writing in it. */
class PresenceTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final QueueShop desk = new QueueShop();
    private final Presence here = desk.shop.queues().presence();
    private final Presence there = desk.otherNode.queues().presence();
    private final TicketId ticket = desk.receive("wet");
    private final Instant start = desk.clock.instant();

    private long documents() {
        return desk.storage.inTransaction(desk.shop.tenant(), unit -> (long) unit.documents()
                .page("ticket-presence", null, PageRequest.first(100))
                .items()
                .size());
    }

    private void after(Duration time) {
        desk.clock.turnBy(time);
    }

    @Test
    void agentsOnDifferentNodesSeeEachOther() {
        here.enter(ticket, Activity.LOOKING, MINUTE, ANN);
        after(Duration.ofSeconds(10));
        there.enter(ticket, Activity.TYPING, MINUTE, BOB);

        Attendance both = new Attendance(List.of(
                new Present("bob", Activity.TYPING, start.plusSeconds(10), start.plusSeconds(70)),
                new Present("ann", Activity.LOOKING, start, start.plusSeconds(60))));
        assertThat(here.at(ticket)).isEqualTo(both).isEqualTo(there.at(ticket));
        assertThat(both.present()).extracting(Present::agent).containsExactly("bob", "ann");
        assertThat(here.at(desk.receive("other"))).isEqualTo(Attendance.NOBODY);
        assertThat(CrmJson.mapper().readValue(CrmJson.mapper().writeValueAsString(both), Attendance.class))
                .isEqualTo(both);
    }

    @Test
    void aPresenceCountsUpToItsEndExcludedUnlessItIsSaidAgain() {
        here.enter(ticket, Activity.LOOKING, MINUTE, ANN);
        after(Duration.ofSeconds(59));
        assertThat(here.at(ticket).present()).hasSize(1);
        Attendance again = here.enter(ticket, Activity.LOOKING, MINUTE, ANN);
        assertThat(again.present())
                .containsExactly(new Present("ann", Activity.LOOKING, start, start.plusSeconds(119)));
        after(MINUTE.minusNanos(1_000));
        assertThat(here.at(ticket).present()).hasSize(1);
        after(Duration.ofNanos(1_000));
        assertThat(here.at(ticket)).isEqualTo(Attendance.NOBODY);
        assertThat(here.enter(ticket, Activity.LOOKING, MINUTE, ANN).present())
                .extracting(Present::since)
                .containsExactly(start.plusSeconds(119));
    }

    @Test
    void oneAgentWritesAtATimeAndAnotherMayTakeOver() {
        here.enter(ticket, Activity.TYPING, MINUTE, ANN);
        here.enter(ticket, Activity.TYPING, MINUTE, ANN);

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> there.enter(ticket, Activity.TYPING, MINUTE, BOB))
                .satisfies(refused -> assertThat(refused.rejection())
                        .isEqualTo(
                                new SomebodyTypes(new Present("ann", Activity.TYPING, start, start.plusSeconds(60)))));
        Attendance taken = there.takeOver(ticket, MINUTE, BOB);
        assertThat(taken.typing()).map(Present::agent).contains("bob");
        assertThat(taken.present()).extracting(Present::activity).containsExactly(Activity.TYPING, Activity.LOOKING);
        after(MINUTE);
        assertThat(here.enter(ticket, Activity.TYPING, MINUTE, ANN).present())
                .extracting(Present::agent)
                .containsExactly("ann");
    }

    @Test
    void whoLeavesIsGoneAndWithTheLastNothingIsLeft() {
        here.enter(ticket, Activity.LOOKING, MINUTE, ANN);
        there.enter(ticket, Activity.LOOKING, MINUTE, BOB);

        assertThat(here.leave(ticket, ANN).present()).extracting(Present::agent).containsExactly("bob");
        assertThat(documents()).isEqualTo(1);
        assertThat(there.leave(ticket, BOB)).isEqualTo(Attendance.NOBODY);
        assertThat(there.leave(ticket, BOB)).isEqualTo(Attendance.NOBODY);
        assertThat(documents()).isZero();
        after(Duration.ofHours(1));
        assertThat(desk.shop.runDue(100).done()).isZero();
        assertThat(desk.shop.tickets().history(ticket)).hasSize(1);
    }

    @Test
    void whatNobodyEndedIsTakenAwayByDueWorkOnceItIsOverAndNotBefore() {
        for (int n = 0; n < 20; n++) {
            here.enter(desk.receive("matter " + n), Activity.LOOKING, MINUTE, ANN);
        }
        here.enter(ticket, Activity.LOOKING, MINUTE, ANN);
        after(Duration.ofSeconds(50));
        there.enter(ticket, Activity.LOOKING, MINUTE, BOB);
        assertThat(documents()).isEqualTo(21);

        after(Duration.ofSeconds(20));
        desk.shop.runDue(100);
        assertThat(documents()).isEqualTo(1);
        assertThat(here.at(ticket).present()).extracting(Present::agent).containsExactly("bob");
        after(MINUTE);
        desk.otherNode.runDue(100);
        assertThat(documents()).isZero();
        after(Duration.ofDays(1));
        assertThat(desk.shop.runDue(100).done()).isZero();
    }

    @Test
    void manyAgentsAreRememberedUpToALimitThoseWhoseTimeIsLongest() {
        for (int n = 0; n < Attendance.MAX_PRESENT + 5; n++) {
            here.enter(ticket, Activity.LOOKING, Duration.ofSeconds(60 + n), By.agent("a" + n));
        }

        assertThat(here.at(ticket).present())
                .hasSize(Attendance.MAX_PRESENT)
                .extracting(Present::agent)
                .doesNotContain("a0", "a4")
                .contains("a5", "a54");
    }

    @Test
    void whatIsMalformedIsSaidAndNothingIsStored() {
        assertField("lease", () -> here.enter(ticket, Activity.LOOKING, Duration.ZERO, ANN));
        assertField("lease", () -> here.takeOver(ticket, Duration.ofMinutes(16), ANN));
        assertField("by.actor", () -> here.enter(ticket, Activity.LOOKING, MINUTE, By.system("bot")));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> here.enter(new TicketId(new UUID(1, 1)), Activity.LOOKING, MINUTE, ANN));
        assertThat(documents()).isZero();
        assertThat(here.enter(ticket, Activity.LOOKING, MINUTE, ANN.once("k")))
                .isEqualTo(here.enter(ticket, Activity.LOOKING, MINUTE, ANN.once("k")));
        assertThat(desk.storage.<Boolean>inTransaction(
                        desk.shop.tenant(),
                        unit -> unit.documents()
                                .find(new DocumentKey(
                                        "ticket-presence", ticket.value().toString()))
                                .isPresent()))
                .isTrue();
    }

    private static void assertField(String field, Runnable command) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(command::run)
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }
}
