package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Scenario.once;

import dev.aftercare.crm.intake.IncomingMessage;
import dev.aftercare.crm.intake.IncomingMessageBuilder;
import dev.aftercare.crm.intake.IntakePolicy;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.ticket.MessageId;
import java.util.List;

/** The commands about messages that customers and the shop send each other. */
final class IntakeScenarios {

    static final List<Scenario> COMMANDS = List.of(
            once(w -> w.shop.intake().receive(mail("m-1", "newcomer").build(), w.by())),
            once(w -> w.shop.intake().receive(mail("m-2", "mei").customer(w.mei).build(), w.by())),
            once(w -> w.shop.intake().receive(automatic(), w.by())),
            once(w -> w.shop.intake().reply(w.received, Channel.EMAIL, "We look into it", List.of(), w.by())),
            once(w -> w.shop.intake().sentAs(w.received, new MessageId("weixin", "1"), w.by())),
            once(w -> w.shop.intake().overrule(MessageId.email("m-3@example.com"), w.by()))
                    .after(w -> w.shop.intake().receive(automatic(), ShopAtWork.CLERK)),
            once(w -> w.shop.intake()
                    .define(IntakePolicy.DEFAULT.but().setsAside(false).build(), w.by())));

    private IntakeScenarios() {}

    private static IncomingMessage automatic() {
        return mail("m-3", "robot").withEmptySender().build();
    }

    private static IncomingMessageBuilder mail(String id, String sender) {
        return IncomingMessage.builder(
                        Channel.EMAIL,
                        MessageId.email(id + "@example.com"),
                        Identity.email(sender + "@example.com"),
                        ShopAtWork.OPENING)
                .subject("The lid is cracked")
                .text("Dear shop")
                .answers(MessageId.email(id + "-before@example.com"));
    }
}
