package dev.aftercare.crm.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.jdbc.JdbcStorage;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.ticket.HistoryLine.Words;
import dev.aftercare.crm.ticket.NewTicket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of the README's section Quickstart is the code between the two markers below; it is compiled and run here. */
class ReadmeQuickstartTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void theQuickstartDoesWhatTheReadmeSays() {
        // begin of the README's code
        try (Crm crm = Crm.on(JdbcStorage.inMemory("shop").build())) {
            Shop shop = crm.shop();
            By ling = By.agent("ling");
            Customer mei = shop.customers().register(Identity.shopUser("mei"), ling);

            Rate rate = Rate.of(1, Money.of("1", "EUR"));
            Programme points = shop.loyalty()
                    .define(Programme.builder("points").earning(rate).build(), ling);
            PurchaseLine tea = PurchaseLine.of("TEA", "Jasmine tea", 2, new BigDecimal("18.90"), "EUR");
            Purchase order = Purchase.sale("1001", mei.id(), Instant.now(), List.of(tea));
            shop.purchases().record(order, ling);
            out.println(shop.loyalty().earnFor(points.id(), order, ling).points() + " points");

            NewTicket matter = NewTicket.of(mei.id(), TicketType.COMPLAINT, Channel.EMAIL, "The tea is wet.");
            TicketId ticket = shop.tickets().receive(matter, ling).id();
            shop.tickets().confirm(ticket, "Wet parcel", "logistics/damage", Priority.HIGH, ling);
            shop.tickets().analyze(ticket, CauseDimension.METHOD, "packing", null, ling);
            shop.tickets().resolve(ticket, "New tea sent in a tin", ling);
            shop.tickets().feedback(ticket, "Told that a tin is on its way", Rating.SATISFIED, null, ling);
            shop.tickets().followUp(ticket, "The tin arrived dry", true, ling);
            shop.tickets().describe(ticket, Words.LEFT_OUT).forEach(line -> out.println(line.sentence()));
        }
        // end of the README's code

        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).first().isEqualTo("37 points");
        assertThat(lines).last().asString().endsWith("(FEEDBACK -> FOLLOWED_UP)");
    }

    @Test
    void theReadmeHasExactlyThisCode() throws IOException {
        String code = ReadmeCode.of(ReadmeQuickstartTest.class, 8);

        assertThat(ReadmeCode.README).content().contains(code.replace("out.println", "System.out.println"));
    }
}
