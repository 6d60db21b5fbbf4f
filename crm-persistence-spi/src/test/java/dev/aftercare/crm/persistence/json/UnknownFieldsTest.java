package dev.aftercare.crm.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.UnknownFields;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.ticket.Handling;
import dev.aftercare.crm.model.ticket.Ticket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownFieldsTest {

    private static final String PAYLOAD = """
            {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":1,"type":"complaint",\
            "customer":"01890000-0000-7000-8000-000000000002","stage":"RECEIVED","priority":"LOW",\
            "intake":{"channel":"APP","statement":"hi","at":"2026-01-01T00:00:00Z",\
            "by":{"kind":"AGENT","id":"ann"}},\
            "handling":{"escalationLevel":0,"reopened":0,\
            "hold":{"waitingFor":"CUSTOMER","reason":"r","since":"2026-01-01T00:00:00Z",\
            "by":{"kind":"AGENT","id":"ann"}}}}""";

    @ParameterizedTest
    @ValueSource(strings = {"null", "1.10", "1E+400", "\"x\"", "[]", "[{\"a\":null}]", "{\"a\":{\"b\":1}}"})
    void unknownFieldsOfAnyShapeSurviveAtAnyDepth(String value) {
        String payload = PAYLOAD.replace("\"kind\":\"AGENT\"", "\"mood\":" + value + ",\"kind\":\"AGENT\"")
                .replace("\"reopened\":0", "\"reopened\":0,\"a/b~c\":" + value)
                .replace("\"schema\":1", "\"schema\":1,\"later\":" + value);

        Ticket ticket = CrmJson.tickets().decode(payload);

        assertThat(ticket.unknown().byPointer())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/later", value,
                        "/intake/by/mood", value,
                        "/handling/a~1b~0c", value,
                        "/handling/hold/by/mood", value));
        String again = CrmJson.tickets().encode(ticket);
        assertThat(Mappers.STORE.readTree(again)).isEqualTo(Mappers.STORE.readTree(payload));
        assertThat(CrmJson.tickets().decode(again)).isEqualTo(ticket);
    }

    @Test
    void whatIsUnknownStaysWithTheAggregateThroughAChange() {
        Ticket ticket = CrmJson.tickets().decode(PAYLOAD.replace("\"schema\":1", "\"schema\":1,\"later\":7"));

        String changed = CrmJson.tickets().encode(ticket.next().build());

        assertThat(changed).contains("\"version\":2").contains("\"later\":7");
    }

    @Test
    void aFieldWhoseParentIsGoneIsDropped() {
        String payload = PAYLOAD.replace("\"waitingFor\"", "\"mood\":1,\"waitingFor\"");
        Ticket held = CrmJson.tickets().decode(payload);

        Ticket resumed = held.next().handling(Handling.NEW).build();

        assertThat(CrmJson.tickets().encode(held)).contains("mood");
        assertThat(CrmJson.tickets().encode(resumed)).doesNotContain("mood");
    }

    @Test
    void fieldsInsideElementsOfAListArePassedOver() {
        Customer customer = CrmJson.customers().decode("""
                {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":1,"profile":{},\
                "identities":[{"scheme":"shop","value":"u","since":1}],"registeredAt":"2026-01-01T00:00:00Z"}""");

        assertThat(customer.identities()).hasSize(1);
        assertThat(customer.unknown()).isEqualTo(UnknownFields.NONE);
    }

    @Test
    void whatTheRecordWritesItselfWinsOverAnUnknownFieldOfTheSameName() {
        Customer known = CrmJson.customers().decode("""
                {"id":"01890000-0000-7000-8000-000000000001","version":1,"profile":{},\
                "registeredAt":"2026-01-01T00:00:00Z"}""");
        Customer strange = new Customer(
                known.id(),
                known.version(),
                known.identities(),
                Profile.EMPTY,
                known.registeredAt(),
                new UnknownFields(Map.of("/version", "99", "/schema", "7", "/profile", "3")));

        assertThat(CrmJson.customers().encode(strange))
                .isEqualTo(CrmJson.customers().encode(known));
    }

    @Test
    void aPayloadOfALaterSchemaReads() {
        Ticket ticket = CrmJson.tickets().decode(PAYLOAD.replace("\"schema\":1", "\"schema\":12"));

        assertThat(ticket).isEqualTo(CrmJson.tickets().decode(PAYLOAD));
    }

    @Test
    void aFieldNamedUnknownIsNotTakenForTheComponent() {
        Ticket ticket = CrmJson.tickets().decode(PAYLOAD.replace("\"schema\":1", "\"unknown\":{\"a\":1}"));

        assertThat(ticket).isEqualTo(CrmJson.tickets().decode(PAYLOAD));
    }
}
