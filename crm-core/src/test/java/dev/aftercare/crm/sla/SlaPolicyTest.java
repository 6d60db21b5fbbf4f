package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Priority;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlaPolicyTest {

    @Test
    void aTargetCanDifferByPriority() {
        SlaTarget target = Policies.standard().target(Metric.RESOLUTION).orElseThrow();

        assertThat(target.at(Priority.LOW)).isEqualTo(Budget.of(Duration.ofHours(16)));
        assertThat(target.at(Priority.URGENT)).isEqualTo(Budget.of(Duration.ofHours(4)));
        assertThat(target.runsOnHold()).isFalse();
    }

    @Test
    void shopsMeasureWhatTheyLike() {
        Metric callBack = new Metric("call-back");
        SlaPolicy policy = SlaPolicy.builder("vip", "office")
                .target(callBack, Duration.ofMinutes(30))
                .rule(
                        callBack,
                        MetricRule.builder()
                                .startsWith(EventPattern.of("ticket-escalated"))
                                .stopsWith(EventPattern.of("ticket-assigned"))
                                .build())
                .runsOnHold(callBack)
                .build();

        assertThat(policy.target(callBack)).map(SlaTarget::runsOnHold).contains(true);
        assertThat(policy.target(Metric.RESOLUTION)).isEmpty();
    }

    @Test
    void aMetricNeedsATargetAtEveryPriority() {
        SlaPolicyBuilder builder = SlaPolicy.builder("vip", "office")
                .target(Metric.RESOLUTION, Priority.LOW, Duration.ofDays(3))
                .target(Metric.RESOLUTION, Priority.NORMAL, Duration.ofDays(2))
                .target(Metric.RESOLUTION, Priority.URGENT, Duration.ofDays(1));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(builder::build)
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("target[resolution][HIGH]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0000001S", "PT87600H0.000001S"})
    void aTargetIsATimeThatCanBeKept(Duration target) {
        SlaPolicyBuilder builder = SlaPolicy.builder("vip", "office");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> builder.target(Metric.RESOLUTION, target).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.000001S", "PT87600H"})
    void theShortestAndTheLongestTargetAreAccepted(Duration target) {
        SlaPolicy policy = SlaPolicy.builder("vip", "office")
                .target(Metric.RESOLUTION, target)
                .build();

        assertThat(policy.targets().get(0).at(Priority.LOW)).isEqualTo(Budget.of(target));
    }

    @Test
    void aPolicyHasTargetsAndEachMetricOnce() {
        SlaTarget target = Policies.standard().targets().get(0);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> SlaPolicy.builder("vip", "office").build());
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new SlaPolicy("vip", "office", List.of(target, target)));
    }
}
