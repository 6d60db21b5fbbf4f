package dev.aftercare.crm.relation;

import static dev.aftercare.crm.relation.RelationDesk.LI;
import static dev.aftercare.crm.relation.RelationDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.ticket.PurchaseRole;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.relation.PurchaseLinkRefused.Why;
import dev.aftercare.crm.ticket.NewTicket;
import dev.aftercare.crm.ticket.PurchaseLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tickets are about purchases, and are found by them. */
class PurchaseLinksTest {

    private static final PageRequest FIRST = PageRequest.first(10);
    private static final PurchaseId ORDER = new PurchaseId("1001");
    private static final PurchaseId LONG = new PurchaseId("x".repeat(100));

    private final RelationDesk desk = new RelationDesk();
    private final PurchaseLinks links = desk.relations.purchases();
    private final TicketId ticket = desk.receive("The tea is wet");

    PurchaseLinksTest() {
        desk.order(desk.mei, "1001", 3);
        desk.order(desk.mei, LONG.value(), 1);
        desk.order(desk.jo, "2001", 1);
        desk.crm
                .shop
                .purchases()
                .record(
                        Purchase.giveBack(
                                "R-1",
                                ORDER,
                                desk.mei,
                                TestCrm.START,
                                List.of(new PurchaseLine("tea-1", null, null, 1, Money.of("10.00", "EUR")))),
                        LI);
    }

    @Test
    void aTicketHasManyPurchasesEachInItsRole() {
        PurchaseLink subject = link(ORDER, PurchaseRole.SUBJECT, 3, 1, 3);
        link(LONG, PurchaseRole.REPLACEMENT);
        link(new PurchaseId("R-1"), PurchaseRole.RETURN);
        link(ORDER, PurchaseRole.RELATED);

        assertThat(subject.lines()).containsExactly(1, 3);
        assertThat(links.of(ticket, FIRST).items())
                .extracting(PurchaseLink::role)
                .containsExactlyInAnyOrder(
                        PurchaseRole.SUBJECT, PurchaseRole.REPLACEMENT, PurchaseRole.RETURN, PurchaseRole.RELATED);
        assertThat(links.tickets(LONG, FIRST).items()).extracting(Ticket::id).containsExactly(ticket);
        assertThat(desk.sentences(ticket).get(1))
                .contains("linked purchase 1001, lines [1, 3], as SUBJECT", "as the customer says");
    }

    @Test
    void saidAgainNothingChangesAndOtherLinesTakeTheirPlace() {
        PurchaseLink link = link(ORDER, PurchaseRole.SUBJECT, 1);

        assertThat(link(ORDER, PurchaseRole.SUBJECT, 1)).isEqualTo(link);
        assertThat(desk.ticket(ticket).version()).isEqualTo(2);
        link(ORDER, PurchaseRole.SUBJECT, 2);
        assertThat(links.of(ticket, FIRST).items())
                .singleElement()
                .extracting(PurchaseLink::lines)
                .isEqualTo(List.of(2));
        assertThat(links.tickets(ORDER, FIRST).items()).hasSize(1);
    }

    @Test
    void aLinkIsTakenAway() {
        link(ORDER, PurchaseRole.SUBJECT, 1);

        links.unlink(ticket, ORDER, PurchaseRole.SUBJECT, "another order", LI);

        assertThat(links.of(ticket, FIRST).items()).isEmpty();
        assertThat(links.tickets(ORDER, FIRST).items()).isEmpty();
        assertThat(desk.sentences(ticket)).last().asString().contains("took away the link to purchase 1001");
        assertThat(why(() -> links.unlink(ticket, ORDER, PurchaseRole.SUBJECT, "again", LI)))
                .isEqualTo(Why.NOT_LINKED);
        link(ORDER, PurchaseRole.SUBJECT);
        assertThat(links.of(ticket, FIRST).items()).hasSize(1);
    }

    @Test
    void aPurchaseMustExistFitAndBelongToTheCustomer() {
        assertThat(why(() -> link(new PurchaseId("2001"), PurchaseRole.SUBJECT)))
                .isEqualTo(Why.OTHER_CUSTOMER);
        assertThat(why(() -> link(ORDER, PurchaseRole.SUBJECT, 1, 4))).isEqualTo(Why.NO_SUCH_LINE);
        assertThat(why(() -> link(ORDER, PurchaseRole.RETURN))).isEqualTo(Why.WRONG_KIND);
        assertThat(why(() -> link(new PurchaseId("R-1"), PurchaseRole.REPLACEMENT)))
                .isEqualTo(Why.WRONG_KIND);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> link(new PurchaseId("9"), PurchaseRole.SUBJECT));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> link(ORDER, PurchaseRole.SUBJECT, 0));
        assertThat(desk.ticket(ticket).version()).isEqualTo(1);
    }

    @Test
    void theOrderThatAMatterCameWithIsALinkFromItsReceiptOn() {
        TicketId about = desk.tickets
                .receive(
                        NewTicket.of(desk.mei, TicketType.COMPLAINT, Channel.EMAIL, "Wet")
                                .about(ORDER),
                        LI)
                .id();

        assertThat(links.of(about, FIRST).items()).singleElement().satisfies(link -> {
            assertThat(link.purchase()).isEqualTo(ORDER);
            assertThat(link.role()).isEqualTo(PurchaseRole.SUBJECT);
        });
        assertThat(links.tickets(ORDER, FIRST).items()).extracting(Ticket::id).containsExactly(about);
        links.link(about, ORDER, PurchaseRole.SUBJECT, List.of(2), null, LI);
        assertThat(links.of(about, FIRST).items()).hasSize(1);
    }

    @Test
    void ticketsOfAPurchaseComeInPagesTheLastLinkedFirst() {
        List<TicketId> linked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            TicketId other = desk.after(Duration.ofMinutes(1)).receive("Wet " + i);
            links.link(other, ORDER, PurchaseRole.SUBJECT, List.of(), null, LI);
            linked.add(0, other);
        }
        List<TicketId> read = new ArrayList<>();
        PageRequest request = PageRequest.first(2);
        Page<Ticket> page = links.tickets(ORDER, request);
        page.items().forEach(found -> read.add(found.id()));
        while (page.next() != null) {
            page = links.tickets(ORDER, request.after(page.next()));
            page.items().forEach(found -> read.add(found.id()));
        }

        assertThat(read).isEqualTo(linked);
    }

    private PurchaseLink link(PurchaseId purchase, PurchaseRole role, Integer... lines) {
        return links.link(ticket, purchase, role, List.of(lines), "as the customer says", LI);
    }

    private static Why why(Runnable command) {
        PurchaseLinkRefused refused = (PurchaseLinkRefused) refusal(command).orElseThrow();
        assertThat(refused.message()).contains("; allowed: ");
        return refused.why();
    }
}
