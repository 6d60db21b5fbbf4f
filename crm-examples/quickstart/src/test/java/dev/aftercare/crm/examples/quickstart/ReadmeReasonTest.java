package dev.aftercare.crm.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.definition.DefinitionHistory;
import dev.aftercare.crm.jdbc.JdbcStorage;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.ticket.HistoryLine.Words;
import dev.aftercare.crm.ticket.TicketPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The code of the README's section on changes and reasons is the code between the two markers below; it is compiled and run here. */
class ReadmeReasonTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void aChangeIsToldWithItsReason() {
        String json;
        try (Crm crm = Crm.builder(JdbcStorage.inMemory("reasons").build())
                .clock(() -> MONDAY)
                .build()) {
            Shop shop = crm.shop();
            By ling = By.agent("ling");
            // begin of the README's code
            TicketPolicy policy = TicketPolicy.DEFAULT.withFollowUpDelay(Duration.ofDays(10));
            shop.tickets().define(policy, ling.because("Parcels take longer in spring"));

            shop.definitions()
                    .describe(PageRequest.first(20), Words.INCLUDED)
                    .items()
                    .forEach(line -> out.println(line.sentence()));
            json = shop.definitions().history("ticket-policy", "default").toJson();
            // end of the README's code
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("2026-03-02T09:00:00Z agent ling put ticket-policy default into force,"
                        + " version 1, because: Parcels take longer in spring");
        assertThat(DefinitionHistory.fromJson(json).events()).hasSize(1);
    }

    @Test
    void theReadmeHasExactlyThisCode() throws IOException {
        String code = ReadmeCode.of(ReadmeReasonTest.class, 12);

        assertThat(ReadmeCode.README)
                .content()
                .contains(code.replace("out.println", "System.out.println").replace("json = ", "String json = "));
    }
}
