package dev.aftercare.crm.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.intake.IncomingMessage;
import dev.aftercare.crm.intake.IntakeReceipt;
import dev.aftercare.crm.intake.OutgoingMessage;
import dev.aftercare.crm.jdbc.JdbcStorage;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.ticket.MessageId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of the README's section on conversations is the code between the two markers below; it is compiled and run here. */
class ReadmeIntakeTest {

    @Test
    void theCodeDoesWhatTheReadmeSays() {
        try (Crm crm = Crm.on(JdbcStorage.inMemory("intake").build())) {
            Shop shop = crm.shop();
            By ling = By.agent("ling");
            By mailbox = By.system("mailbox");
            Instant now = Instant.now();
            Identity mei = Identity.email("mei@example.com");

            // begin of the README's code
            IncomingMessage mail = IncomingMessage.builder(
                            Channel.EMAIL, MessageId.email("<7f3a@mail.example.com>"), mei, now)
                    .subject("Wet tea")
                    .text("The tea is wet.")
                    .header("Auto-Submitted", "no")
                    .build();
            IntakeReceipt receipt = shop.intake().receive(mail, mailbox);
            OutgoingMessage answer =
                    shop.intake().reply(receipt.ticket(), Channel.EMAIL, "A new tin is on its way.", List.of(), ling);
            // Send it with answer.id(), answer.subject() and answer.referencesHeader(). What comes back finds the
            // ticket:
            IncomingMessage reply = IncomingMessage.builder(
                            Channel.EMAIL, MessageId.email("<7f3b@mail.example.com>"), mei, now)
                    .subject(answer.subject().value())
                    .text("Thank you.")
                    .build();
            shop.intake().receive(reply, mailbox).sentences().forEach(System.out::println);
            shop.conversation().thread(receipt.ticket(), 0, 100);
            // end of the README's code

            assertThat(shop.intake().receive(reply, mailbox).ticket()).isEqualTo(receipt.ticket());
            assertThat(shop.conversation().thread(receipt.ticket(), 0, 100)).hasSize(3);
        }
    }

    @Test
    void theReadmeHasExactlyThisCode() throws IOException {
        String code = ReadmeCode.of(ReadmeIntakeTest.class, 12);

        assertThat(ReadmeCode.README).content().contains(code);
    }
}
