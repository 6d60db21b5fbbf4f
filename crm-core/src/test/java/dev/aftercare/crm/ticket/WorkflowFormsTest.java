package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workflow as JSON and as a drawing. */
class WorkflowFormsTest {

    static final TicketWorkflow REPAIR = TicketWorkflow.named("repair")
            .state("IN", "Arrived; to be looked at", Stage.RECEIVED)
            .state("DONE", "修好了 \"done\"", Stage.RESOLVED)
            .state("END", "Closed", Stage.FOLLOWED_UP)
            .move(WorkflowMove.own("mend", "IN", "DONE")
                    .asking(Guard.AGENT_ASSIGNED)
                    .needing("serial-number"))
            .own("close", "DONE", "END")
            .byItself("close", "DONE", Duration.ofDays(2))
            .facts("serial-number")
            .receivedWith(Guard.PURCHASE_KNOWN)
            .build();

    @Test
    void theDefaultIsDrawn() {
        assertThat(TicketWorkflow.STANDARD.toMermaid()).isEqualTo("""
                stateDiagram-v2
                    state "Received" as s1
                    state "Problem agreed" as s2
                    state "Cause found" as s3
                    state "Solved" as s4
                    state "Outcome told" as s5
                    state "Effect checked, closed" as s6
                    state "Cancelled" as s7
                    [*] --> s1: receive
                    s1 --> s2: confirm
                    s2 --> s3: analyze
                    s3 --> s3: add cause
                    s3 --> s3: plan
                    s3 --> s3: close action
                    s3 --> s3: check action
                    s3 --> s4: resolve [mandatory actions closed]
                    s4 --> s4: close action
                    s4 --> s4: check action
                    s4 --> s5: feedback, or by itself after the time of the policy
                    s5 --> s5: close action
                    s5 --> s5: check action
                    s5 --> s6: follow up, due after the time of the policy
                    s4 --> s3: reopen
                    s5 --> s3: reopen
                    s6 --> s3: reopen
                    s1 --> s7: cancel
                    s2 --> s7: cancel
                    s3 --> s7: cancel
                    s6 --> [*]
                    s7 --> [*]
                """);
    }

    @Test
    void theDrawingInTheReadmeIsTheOneOfTheLibrary() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));

        assertThat(readme).contains("```mermaid\n" + TicketWorkflow.STANDARD.toMermaid() + "```\n");
    }

    @Test
    void whatMermaidWouldReadAsItsOwnIsWrittenAsCharacterCodes() {
        assertThat(REPAIR.toMermaid()).isEqualTo("""
                stateDiagram-v2
                    state "Arrived#59; to be looked at" as s1
                    state "修好了 #34;done#34;" as s2
                    state "Closed" as s3
                    [*] --> s1: receive
                    s1 --> s2: mend [agent assigned, serial-number]
                    s2 --> s3: close, or by itself after PT48H
                    s3 --> [*]
                """);
    }

    @Test
    void aWorkflowIsWrittenAsJson() {
        String json = """
                {"name":"repair","states":[\
                {"name":"IN","label":"Arrived; to be looked at","stage":"RECEIVED"},\
                {"name":"DONE","label":"修好了 \\"done\\"","stage":"RESOLVED"},\
                {"name":"END","label":"Closed","stage":"FOLLOWED_UP"}],\
                "moves":[{"step":"MOVE","name":"mend","from":"IN","to":"DONE","guards":["AGENT_ASSIGNED"],\
                "facts":["serial-number"]},{"step":"MOVE","name":"close","from":"DONE","to":"END"}],\
                "timers":[{"state":"DONE","step":"close","after":"PT48H"}],\
                "facts":["serial-number"],"receipt":["PURCHASE_KNOWN"]}""";

        assertThat(REPAIR.toJson()).isEqualTo(json);
        assertThat(TicketWorkflow.fromJson(json)).isEqualTo(REPAIR).hasSameHashCodeAs(REPAIR);
    }

    @Test
    void theLibrarysOwnWorkflowsSurviveBeingWritten() {
        for (TicketWorkflow workflow :
                new TicketWorkflow[] {TicketWorkflow.STANDARD, TicketWorkflow.SIMPLE_INQUIRY, TicketWorkflow.SUGGESTION
                }) {
            assertThat(TicketWorkflow.fromJson(workflow.toJson())).isEqualTo(workflow);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"name\":7}", "{\"name\":\"w\",\"moves\":[{\"step\":\"SING\"}]}"})
    void whatIsNoWorkflowIsRefused(String json) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TicketWorkflow.fromJson(json))
                .satisfies(e -> assertThat(e.field()).startsWith("workflow"));
    }

    @Test
    void aWorkflowThatIsReadIsCheckedLikeOneThatIsBuilt() {
        String json = REPAIR.toJson().replace("\"to\":\"END\"", "\"to\":\"OUT\"");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> TicketWorkflow.fromJson(json))
                .withMessageContaining("workflow.step close at DONE");
    }
}
