package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Stage;
import java.util.Map;
import java.util.Optional;

/** The rules of the metrics that the library knows. */
final class StandardMetrics {

    private static final EventPattern RECEIVED = EventPattern.of("ticket-received");
    private static final EventPattern CONFIRMED = EventPattern.of("ticket-confirmed");
    private static final EventPattern RESOLVED = EventPattern.of("ticket-resolved");
    private static final EventPattern REOPENED = EventPattern.of("ticket-reopened");
    private static final EventPattern HELD = EventPattern.of("ticket-held");
    private static final EventPattern RESUMED = EventPattern.of("ticket-resumed");

    /** Whether recorded as an answer or as a message: a person of the shop wrote what the customer can read. */
    private static final EventPattern ANSWERED =
            EventPattern.of("customer-answered").by(Actor.Kind.AGENT);

    private static final EventPattern REPLIED = EventPattern.of("message-added")
            .with("direction", "OUT")
            .with("author", "AGENT")
            .with("visibility", "PUBLIC");
    private static final EventPattern CUSTOMER_WROTE =
            EventPattern.of("message-added").with("direction", "IN").with("author", "CUSTOMER");

    private static final EventPattern TOLD =
            EventPattern.of("feedback-recorded").by(Actor.Kind.AGENT, Actor.Kind.CUSTOMER, Actor.Kind.SYSTEM);
    private static final EventPattern TIMED_OUT =
            EventPattern.of("feedback-recorded").by(Actor.Kind.RULE);

    private static final MetricRule RESOLUTION = paused().startsWith(RECEIVED)
            .stopsWith(
                    EventPattern.at(Stage.RESOLVED),
                    EventPattern.at(Stage.FEEDBACK),
                    EventPattern.at(Stage.FOLLOWED_UP))
            .onReopen(OnReopen.CONTINUE)
            .build();

    private static final Map<Metric, MetricRule> RULES = Map.of(
            Metric.FIRST_RESPONSE,
            paused().startsWith(RECEIVED)
                    .stopsWith(ANSWERED, REPLIED, CONFIRMED)
                    .build(),
            Metric.NEXT_RESPONSE,
            MetricRule.builder()
                    .startsWith(CUSTOMER_WROTE)
                    .stopsWith(ANSWERED, REPLIED, TOLD)
                    .whenStopped(WhenStopped.NEW_CYCLE)
                    .build(),
            Metric.PERIODIC_UPDATE,
            paused().startsWith(ANSWERED, REPLIED)
                    .stopsWith(ANSWERED, REPLIED)
                    .endsWith(RESOLVED)
                    .whenStopped(WhenStopped.NEW_CYCLE)
                    .build(),
            Metric.CONFIRMATION,
            paused().startsWith(RECEIVED).stopsWith(CONFIRMED).build(),
            Metric.REQUESTER_WAIT,
            RESOLUTION.but().pausesWith(HELD.with("waitingFor", "CUSTOMER")).build(),
            Metric.AGENT_WORK,
            RESOLUTION,
            Metric.RESOLUTION,
            RESOLUTION,
            Metric.FEEDBACK,
            paused().startsWith(RESOLVED)
                    .stopsWith(TOLD)
                    .endsWith(TIMED_OUT, REOPENED)
                    .whenStopped(WhenStopped.NEW_CYCLE)
                    .build(),
            Metric.FOLLOW_UP,
            paused().startsWith(EventPattern.of("feedback-recorded"))
                    .stopsWith(EventPattern.of("ticket-followed-up"))
                    .endsWith(REOPENED)
                    .whenStopped(WhenStopped.NEW_CYCLE)
                    .build(),
            Metric.TASK,
            MetricRule.builder()
                    .startsWith(EventPattern.of("actions-planned").each("actions"))
                    .stopsWith(EventPattern.of("action-closed").each("action"))
                    .build());

    private StandardMetrics() {}

    static Optional<MetricRule> rule(Metric metric) {
        return Optional.ofNullable(RULES.get(metric));
    }

    private static MetricRuleBuilder paused() {
        return MetricRule.builder().pausesWith(HELD).resumesWith(RESUMED);
    }
}
