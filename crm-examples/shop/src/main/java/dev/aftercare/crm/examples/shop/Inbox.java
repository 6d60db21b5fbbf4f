package dev.aftercare.crm.examples.shop;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.intake.IncomingMessage;
import dev.aftercare.crm.intake.IncomingMessageBuilder;
import dev.aftercare.crm.intake.IntakeReceipt;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.ticket.MessageId;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /messages} with a {@link NewMail}: the same mail again is the same ticket, and an answer joins its conversation. */
@RestController
class Inbox {

    private static final By MAILBOX = By.system("mailbox");

    private final Crm crm;
    private final InstantSource clock;

    Inbox(Crm crm, InstantSource clock) {
        this.crm = crm;
        this.clock = clock;
    }

    @PostMapping("/messages")
    @Transactional
    ResponseEntity<IntakeReceipt> receive(@RequestBody NewMail mail) {
        IncomingMessageBuilder message = IncomingMessage.builder(
                        Channel.EMAIL, MessageId.email(mail.id()), Identity.email(mail.from()), clock.instant())
                .subject(mail.subject())
                .text(mail.text())
                .answers(mail.inReplyTo(), mail.references());
        if (mail.headers() != null) {
            mail.headers().forEach(message::header);
        }
        IntakeReceipt receipt = crm.shop().intake().receive(message.build(), MAILBOX);
        return ResponseEntity.status(receipt.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(receipt);
    }
}
