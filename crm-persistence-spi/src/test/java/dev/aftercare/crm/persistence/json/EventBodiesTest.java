package dev.aftercare.crm.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.EventBody;
import dev.aftercare.crm.model.event.RedactedEvent;
import dev.aftercare.crm.model.event.UnrecognizedEvent;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.StepEvent;
import dev.aftercare.crm.persistence.tck.EventSamples;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventBodiesTest {

    static Stream<Class<? extends EventBody>> bodyTypes() {
        return EventSamples.bodyTypes().stream();
    }

    @ParameterizedTest
    @MethodSource("bodyTypes")
    void everyTypeOfEventHasAKebabCaseNameThatLeadsBackToIt(Class<? extends EventBody> type) {
        String name = EventTypes.name(type);

        assertThat(name).matches("[a-z]+(-[a-z]+)*");
        assertThat(EventTypes.type(name)).isEqualTo(type);
    }

    @Test
    void noTwoTypesShareAName() {
        Map<String, Long> uses = bodyTypes().collect(Collectors.groupingBy(EventTypes::name, Collectors.counting()));

        assertThat(uses.values()).containsOnly(1L);
    }

    @Test
    void anUnknownTypeIsKeptAsItIs() {
        String json = "{ \"b\" : 1.10, \"a\":null }";

        EventBody body = EventBodies.decode("not-invented-yet", json);

        assertThat(body).isEqualTo(new UnrecognizedEvent("not-invented-yet", json));
        assertThat(EventBodies.type(body)).isEqualTo("not-invented-yet");
        assertThat(EventBodies.encode(body)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket-resumed", "not-invented-yet"})
    void aRedactedBodyKeepsItsTypeOnly(String type) {
        EventBody body = new RedactedEvent(type);

        assertThat(EventBodies.type(body)).isEqualTo(type);
        assertThat(EventBodies.encode(body)).isEqualTo(EventBodies.REDACTED);
        assertThat(EventBodies.decode(type, EventBodies.REDACTED)).isEqualTo(body);
    }

    @Test
    void anUnknownFieldOfAKnownTypeIsPassedOver() {
        EventBody body = EventBodies.decode("ticket-resumed", "{\"to\":\"CONFIRMED\",\"later\":{\"a\":1}}");

        assertThat(body).isEqualTo(new StepEvent.TicketResumed(Stage.CONFIRMED));
    }

    @Test
    void aBodyThatIsNotTheLibrarysHasNoName() {
        EventBody foreign = new EventBody() {};

        assertThatThrownBy(() -> EventBodies.type(foreign)).isInstanceOf(IllegalArgumentException.class);
    }
}
