package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Analysis;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.RootCause;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent.CauseAdded;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several causes of one ticket, and the shop's list of causes. */
class CauseTest {

    private static final CauseList LIST = new CauseList(List.of(
            new CauseList.Entry(CauseDimension.METHOD, "packing", "Packed badly"),
            new CauseList.Entry(CauseDimension.METHOD, "labelling", "Wrong label"),
            new CauseList.Entry(CauseDimension.PEOPLE, "haste", "Haste")));

    @Test
    void anotherCauseStandsBesideTheFirst() {
        Course course = Course.at(Stage.ANALYZED).take(TicketStep.ADD_CAUSE);

        assertThat(course.lastEvent()).isEqualTo(new CauseAdded(Stage.ANALYZED, CauseDimension.PEOPLE, "haste", null));
        assertThat(course.ticket().analysis().causes())
                .extracting(RootCause::cause)
                .containsExactly("packing", "haste");
    }

    @Test
    void aCauseThatIsKnownChangesNothingButTheSameWordOnAnotherBoneIsAnother() {
        Course course = Course.at(Stage.ANALYZED).take(TicketCommands.addCause(CauseDimension.METHOD, "packing", "x"));
        assertThat(course.lastEvents()).isEmpty();

        course.take(TicketCommands.addCause(CauseDimension.PEOPLE, "packing", null));
        assertThat(course.ticket().analysis().causes()).hasSize(2);
    }

    @Test
    void anAnalysisHasRoomForAsManyCausesAsItSays() {
        Course course = Course.at(Stage.ANALYZED);
        for (int i = 1; i <= Analysis.MAX_FURTHER; i++) {
            course.take(TicketCommands.addCause(CauseDimension.METHOD, "cause-" + i, null));
        }

        assertThat(course.refused(TicketCommands.addCause(CauseDimension.METHOD, "one-more", null)))
                .isInstanceOfSatisfying(
                        GuardFailed.class,
                        failed -> assertThat(failed.missing())
                                .extracting(Missing::guard)
                                .containsExactly(Guard.ANALYSIS_HAS_ROOM));
    }

    @Test
    void whereAWorkflowAddsCausesAFirstOneIsAskedFor() {
        TicketWorkflow workflow = TicketWorkflow.named("w")
                .state("IN", "In", Stage.RECEIVED)
                .state("END", "End", Stage.FOLLOWED_UP)
                .step(TicketStep.ADD_CAUSE, "IN", "IN")
                .step(TicketStep.ANALYZE, "IN", "IN")
                .step(TicketStep.RESOLVE, "IN", "END")
                .build();
        Course course = Course.received(workflow);

        assertThat(course.refused(Course.some(TicketStep.ADD_CAUSE)).message())
                .isEqualTo("ADD_CAUSE is not possible yet; missing: a first cause; ANALYZE first");
        assertThat(course.take(TicketStep.ANALYZE, TicketStep.ADD_CAUSE)
                        .ticket()
                        .analysis()
                        .further())
                .hasSize(1);
    }

    @Test
    void onceTheShopHasAListOnlyItsCausesAreRecordedEachOnItsBone() {
        Desk desk = new Desk();
        TicketId id = desk.receivedUpTo(Stage.CONFIRMED);
        assertThat(desk.tickets.causes()).isEmpty();
        desk.tickets.define(LIST, Desk.AGENT);
        assertThat(desk.otherNode.shop().tickets().causes()).contains(LIST);

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> desk.tickets.analyze(id, CauseDimension.METHOD, "haste", null, Desk.AGENT))
                .withMessage("ANALYZE is not possible yet; missing: a cause of the shop's list for METHOD: "
                        + "[labelling, packing]");
        desk.tickets.analyze(id, CauseDimension.METHOD, "labelling", null, Desk.AGENT);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> desk.tickets.addCause(id, CauseDimension.MACHINE, "labelling", null, Desk.AGENT));
        desk.tickets.addCause(id, CauseDimension.PEOPLE, "haste", null, Desk.AGENT);

        assertThat(desk.ticket(id).analysis().causes())
                .extracting(RootCause::cause)
                .containsExactly("labelling", "haste");
        assertThat(desk.tickets.describe(id, HistoryLine.Words.LEFT_OUT))
                .last()
                .extracting(HistoryLine::what)
                .isEqualTo("found another cause haste (PEOPLE)");
    }

    @Test
    void aListNamesEachCauseOnceAndSurvivesAsJson() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new CauseList(List.of(
                        new CauseList.Entry(CauseDimension.METHOD, "packing", "a"),
                        new CauseList.Entry(CauseDimension.PEOPLE, "packing", "b"))))
                .withMessageContaining("listed twice");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new CauseList(List.of()))
                .withMessageContaining("causes.entries.size");
        assertThat(CrmJson.mapper().readValue(CrmJson.mapper().writeValueAsString(LIST), CauseList.class))
                .isEqualTo(LIST);
    }
}
