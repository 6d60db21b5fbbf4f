package dev.aftercare.crm.examples.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.ticket.TicketStep;
import dev.aftercare.crm.ticket.TicketWorkflow;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BridgeTest {

    @ParameterizedTest
    @CsvSource({
        "RECEIVED,    false, CONFIRM,   CONFIRM",
        "RECEIVED,    false, ANALYZE,   CONFIRM ANALYZE",
        "RECEIVED,    false, FOLLOW_UP, CONFIRM ANALYZE RESOLVE FEEDBACK FOLLOW_UP",
        "RECEIVED,    false, PLAN,      CONFIRM ANALYZE PLAN",
        "CONFIRMED,   false, CONFIRM,   ''",
        "CONFIRMED,   true,  ANALYZE,   RESUME ANALYZE",
        "CONFIRMED,   true,  CONFIRM,   RESUME",
        "CONFIRMED,   true,  HOLD,      ''",
        "CONFIRMED,   true,  ESCALATE,  ESCALATE",
        "ANALYZED,    false, ANALYZE,   ''",
        "ANALYZED,    true,  ANALYZE,   RESUME",
        "ANALYZED,    false, REOPEN,    ''",
        "RESOLVED,    false, RESOLVE,   ''",
        "RESOLVED,    false, ANALYZE,   REOPEN",
        "RESOLVED,    false, FOLLOW_UP, FEEDBACK FOLLOW_UP",
        "FEEDBACK,    false, FEEDBACK,  ''",
        "FEEDBACK,    false, RESOLVE,   REOPEN RESOLVE",
        "FOLLOWED_UP, false, ANALYZE,   REOPEN",
        "FOLLOWED_UP, false, HOLD,      ''",
        "FOLLOWED_UP, false, FOLLOW_UP, ''",
        "CANCELLED,   false, ANALYZE,   ''",
        "CANCELLED,   false, ANSWER,    ''",
    })
    void whatIsLeftOutIsTakenFirst(Stage stage, boolean onHold, TicketStep wanted, String way) {
        List<TicketStep> steps = way.isEmpty()
                ? List.of()
                : Arrays.stream(way.split(" ")).map(TicketStep::valueOf).toList();

        assertThat(Bridge.way(stage, onHold, wanted)).isEqualTo(steps);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void everyStepOfEveryWayIsLegalWhereItIsTaken(Stage start) {
        for (boolean onHold : new boolean[] {false, true}) {
            for (TicketStep wanted : TicketStep.values()) {
                Stage stage = start;
                boolean held = onHold && start.isOpen();
                for (TicketStep step : Bridge.way(start, held, wanted)) {
                    assertThat(TicketWorkflow.STANDARD.legalSteps(stage.name(), held))
                            .contains(step);
                    stage = TicketWorkflow.STANDARD
                            .after(stage.name(), step)
                            .orElseThrow()
                            .stage();
                    held = step == TicketStep.HOLD || (held && step != TicketStep.RESUME);
                }
            }
        }
    }
}
