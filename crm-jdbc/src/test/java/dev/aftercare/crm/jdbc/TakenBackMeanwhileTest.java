package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.intake.IncomingMessage;
import dev.aftercare.crm.intake.IncomingMessageBuilder;
import dev.aftercare.crm.intake.IntakeReceipt;
import dev.aftercare.crm.intake.Placement;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketQuery;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A message that a person takes back into the desk, while another one of its sender arrives. */
class TakenBackMeanwhileTest {

    private static final By BOX = By.system("mailbox");
    private static final Identity MEI = Identity.email("mei@example.com");

    @Test
    void bothBeginOneTicket() {
        AtomicBoolean arrives = new AtomicBoolean();
        try (JdbcStorage storage = JdbcStorage.inMemory("taken_back").build();
                Crm other = Crm.on(storage);
                Crm crm = Crm.builder(storage)
                        .ids(() -> {
                            if (arrives.getAndSet(false)) {
                                CompletableFuture.runAsync(() -> receive(other.shop(), mail("b")))
                                        .join();
                            }
                            return UUID.randomUUID();
                        })
                        .build()) {
            Shop shop = crm.shop();
            shop.customers().register(MEI, BOX);
            receive(shop, mail("a").withEmptySender());
            arrives.set(true);

            IntakeReceipt takenBack = shop.intake().overrule(mail("a").build().id(), By.agent("li.na"));

            assertThat(arrives).isFalse();
            assertThat(shop.tickets()
                            .page(TicketQuery.ALL, PageRequest.first(9))
                            .items())
                    .extracting(Ticket::id)
                    .containsExactly(takenBack.ticket());
            assertThat(takenBack.placement().kind()).isEqualTo(Placement.Kind.JOINS);
        }
    }

    private static IntakeReceipt receive(Shop shop, IncomingMessageBuilder message) {
        return shop.intake().receive(message.build(), BOX);
    }

    private static IncomingMessageBuilder mail(String id) {
        return IncomingMessage.builder(Channel.EMAIL, MessageId.email("<" + id + "@example.com>"), MEI, Instant.now())
                .subject("Tea")
                .text("This is " + id);
    }
}
