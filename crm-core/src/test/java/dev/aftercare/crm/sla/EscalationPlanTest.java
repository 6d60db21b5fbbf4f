package dev.aftercare.crm.sla;

import static dev.aftercare.crm.model.sla.Metric.FIRST_RESPONSE;
import static dev.aftercare.crm.model.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Recipient;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** An escalation plan is data, checked when it is made. */
class EscalationPlanTest {

    private static final JsonMapper JSON = CrmJson.mapper();

    @Test
    void aPlanIsPartOfThePolicyAndOfItsJson() {
        SlaPolicy policy = SlaPolicy.builder("p", "office")
                .target(RESOLUTION, Duration.ofHours(8))
                .escalation(
                        RESOLUTION,
                        EscalationRung.at(75).notify(Recipient.role("lead"), Recipient.ASSIGNEE),
                        EscalationRung.breach().raiseLevel().raisePriority(Priority.HIGH),
                        EscalationRung.after(Duration.ofHours(2))
                                .reassign("second-line")
                                .reassign(null)
                                .callHook("pager"))
                .build();

        String json = JSON.writeValueAsString(policy);

        assertThat(JSON.readValue(json, SlaPolicy.class)).isEqualTo(policy);
        assertThat(JSON.writeValueAsString(policy.escalation())).isEqualTo("""
                        [{"metric":"resolution","rungs":[\
                        {"name":"75%","percent":75,"offset":"PT0S","actions":[{"type":"notify","recipients":[\
                        {"kind":"ROLE","name":"lead"},{"kind":"ASSIGNEE","name":"-"}]}]},\
                        {"name":"breach","percent":100,"offset":"PT0S","actions":[{"type":"raise-level"},\
                        {"type":"raise-priority","to":"HIGH"}]},\
                        {"name":"breach+PT2H","percent":100,"offset":"PT2H","actions":[\
                        {"type":"reassign","department":"second-line"},{"type":"reassign"},\
                        {"type":"call-hook","hook":"pager"}]}]}]""");
    }

    @Test
    void aPolicyStoredBeforeThereWerePlansHasNone() {
        String json = JSON.writeValueAsString(SlaPolicy.builder("p", "office")
                .target(RESOLUTION, Duration.ofHours(8))
                .build());

        assertThat(json).doesNotContain("escalation");
        assertThat(JSON.readValue(json, SlaPolicy.class).escalation()).isEmpty();
    }

    @Test
    void aPlanIsForAMetricWithATargetAndThereIsOnePerMetric() {
        SlaPolicyBuilder builder = SlaPolicy.builder("p", "office")
                .target(RESOLUTION, Duration.ofHours(8))
                .escalation(RESOLUTION, EscalationRung.breach());
        assertThat(builder.build().escalation()).hasSize(1);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        builder.escalation(RESOLUTION, EscalationRung.at(50)).build())
                .withMessageContaining("policy.escalation");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> SlaPolicy.builder("p", "office")
                        .target(RESOLUTION, Duration.ofHours(8))
                        .escalation(FIRST_RESPONSE, EscalationRung.breach())
                        .build())
                .withMessageContaining("policy.escalation");
    }

    @Test
    void rungsHaveNamesOfTheirOwn() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> EscalationLadder.of(RESOLUTION, EscalationRung.at(50), EscalationRung.at(50)))
                .withMessageContaining("ladder.rungs");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> EscalationLadder.of(RESOLUTION))
                .withMessageContaining("ladder.rungs");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> EscalationLadder.of(Metric.TASK.of("3"), EscalationRung.breach()))
                .withMessageContaining("ladder.metric");
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "1001, PT0S", "100, PT0.0000001S", "100, P3651D", "100, P-3651D"})
    void aRungStandsAtAShareAndAnOffsetThatCanBe(int percent, Duration offset) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new EscalationRung("r", percent, offset, List.of()))
                .withMessageContaining("rung.");
    }

    @ParameterizedTest
    @CsvSource({"99, PT0S, false", "100, PT0S, true", "100, PT1H, true", "100, PT-1H, false", "150, PT0S, true"})
    void aRungIsLateFromTheBreachOn(int percent, Duration offset, boolean late) {
        assertThat(new EscalationRung("r", percent, offset, List.of()).isLate()).isEqualTo(late);
    }

    @Test
    void aTargetThatHasNotSoMuchAheadIsThereAtOnce() {
        assertThat(EscalationRung.before(Duration.ofHours(9)).needed(Duration.ofHours(8)))
                .isEqualTo(Duration.ofHours(-1));
        assertThat(EscalationRung.at(33).needed(Duration.ofNanos(1_000_000))).isEqualTo(Duration.ofNanos(330_000));
    }
}
