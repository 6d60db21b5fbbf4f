package dev.aftercare.crm.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.jdbc.JdbcStorage;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Recipient;
import dev.aftercare.crm.sla.BusinessCalendar;
import dev.aftercare.crm.sla.EscalationRung;
import dev.aftercare.crm.sla.SlaPolicy;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The code of the README's section on escalation is the code between the two markers below; it is compiled and run here. */
class ReadmeEscalationTest {

    @Test
    void theCodeDoesWhatTheReadmeSays() {
        try (Crm crm = Crm.on(JdbcStorage.inMemory("escalation").build())) {
            Shop shop = crm.shop();
            By ling = By.agent("ling");
            shop.serviceLevels().define(BusinessCalendar.aroundTheClock("office"), ling);

            // begin of the README's code
            SlaPolicy policy = SlaPolicy.builder(SlaPolicy.DEFAULT, "office")
                    .target(Metric.RESOLUTION, Duration.ofHours(8))
                    .escalation(
                            Metric.RESOLUTION,
                            EscalationRung.at(75).notify(Recipient.ASSIGNEE),
                            EscalationRung.breach()
                                    .notify(Recipient.role("lead"))
                                    .raiseLevel(),
                            EscalationRung.after(Duration.ofHours(2))
                                    .reassign("second-line")
                                    .callHook("pager"))
                    .build();
            shop.serviceLevels().define(policy, ling);
            // end of the README's code

            assertThat(shop.serviceLevels().policy(SlaPolicy.DEFAULT)).contains(policy);
        }
    }

    @Test
    void theReadmeHasExactlyThisCode() throws IOException {
        String code = ReadmeCode.of(ReadmeEscalationTest.class, 12);

        assertThat(ReadmeCode.README).content().contains(code);
    }
}
