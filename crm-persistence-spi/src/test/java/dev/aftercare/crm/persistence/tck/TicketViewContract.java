package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.ANN;
import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.micros;
import static dev.aftercare.crm.persistence.tck.Given.ticketId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.sla.SlaClock;
import dev.aftercare.crm.model.ticket.Confirmation;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Resolution;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketAttributes;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketOrder;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.TicketQueryBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the views of a desk ask for: what is due, words, types and channels, and orders other than the last received first. */
abstract class TicketViewContract extends StorageRules {

    TicketViewContract(Storages storages) {
        super(storages);
    }

    @Test
    void anyOfTheTypesWillDo() {
        store(ticket(1, TicketType.INQUIRY, Channel.EMAIL, "?", T));
        store(ticket(2, TicketType.COMPLAINT, Channel.EMAIL, "?", T));
        store(ticket(3, new TicketType("Inquiry"), Channel.EMAIL, "?", T));

        assertThat(find(query().types(TicketType.INQUIRY))).containsExactly(1);
        assertThat(find(query().types(TicketType.INQUIRY, TicketType.COMPLAINT)))
                .containsExactly(2, 1);
        assertThat(find(query().types(TicketType.SUGGESTION))).isEmpty();
    }

    @Test
    void anyOfTheChannelsWillDo() {
        store(ticket(1, TicketType.INQUIRY, Channel.EMAIL, "?", T));
        store(ticket(2, TicketType.INQUIRY, Channel.APP, "?", T));

        assertThat(find(query().channels(Channel.APP))).containsExactly(2);
        assertThat(find(query().channels(Channel.APP, Channel.EMAIL))).containsExactly(2, 1);
        assertThat(find(query().channels(Channel.PHONE))).isEmpty();
    }

    @Test
    void aDueWindowIncludesItsFirstInstantAndExcludesItsLastAndTicketsThatAreNotDue() {
        due(1, T.plusSeconds(60));
        due(2, micros(T.plusSeconds(60), 1));
        due(3, T.plusSeconds(90));
        store(ticket(4, "not due"));

        assertThat(find(query().due(T.plusSeconds(60), micros(T.plusSeconds(60), 1))))
                .containsExactly(1);
        assertThat(find(query().due(micros(T.plusSeconds(60), 1), null))).containsExactly(3, 2);
        assertThat(find(query().due(null, T.plusSeconds(90)))).containsExactly(2, 1);
        assertThat(find(query().due(T, T))).isEmpty();
        assertThat(find(query())).containsExactly(4, 3, 2, 1);
    }

    @Test
    void theEarliestOfTheRunningClocksCounts() {
        SlaClock late = clock("late", T.plusSeconds(90));
        SlaClock early = clock("early", T.plusSeconds(30));
        SlaClock stopped = new SlaClock(
                new Metric("stopped"), "p@1", "c@1", Duration.ofHours(1), T, Duration.ZERO, null, null, T, null);
        Ticket ticket = store(ticket(1, "?"), late, stopped, early);

        assertThat(find(query().due(T, T.plusSeconds(31)))).containsExactly(1);

        change(ticket.next().clocks(List.of(late, stopped)).build());
        assertThat(find(query().due(T, T.plusSeconds(31)))).isEmpty();
        assertThat(find(query().due(T, T.plusSeconds(91)))).containsExactly(1);

        change(ticket.next()
                .clocks(List.of(stopped))
                .build()
                .next()
                .clocks(List.of(stopped))
                .build());
        assertThat(find(query().due(T, null))).isEmpty();
        assertThat(find(query().order(TicketOrder.EARLIEST_DUE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            The TEA was wet,           tea,          true
            The TEA was wet,           wet tea,      true
            The TEA was wet,           EA wa,        true
            The TEA was wet,           tea dry,      false
            ТОВАР СЛОМАН,              товар,        true
            包裹破损，茶叶受潮,           茶叶,         true
            包裹破损，茶叶受潮,           破损 受潮,     true
            包裹破损，茶叶受潮,           茶潮,         false
            ＴＥＡ １２３,               tea 123,      true
            100 % wet_box! \\ end,     %,            true
            100 % wet_box! \\ end,     100%,         false
            100 % wet_box! \\ end,     wet_box,      true
            100 % wet box,             wet_box,      false
            100 % wet_box! \\ end,     x!,           true
            100 % wet_box! \\ end,     \\,           true
            nothing of the kind,       \\,           false
            nothing of the kind,       !,            false
            Straße 🦊 café,            🦊,           true
            Straße 🦊 café,            CAFÉ,         true
            Straße 🦊 café,            cafe,         false
            """)
    void everyWordMustBeSomewhereInTheTextWhateverItsCase(String said, String search, boolean found) {
        store(ticket(1, said));

        assertThat(find(query().containing(search))).hasSize(found ? 1 : 0);
        assertThat(query().containing(search).build().matches(ticket(1, said))).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000\t\n"})
    void aSearchWithoutWordsIsNoCondition(String blank) {
        store(ticket(1, "tea"));

        assertThat(find(query().containing(blank))).containsExactly(1);
    }

    @Test
    void theProblemAgreedAndTheSolutionAreSearchedAsTheyAreNow() {
        Ticket received = store(ticket(1, "The tea is wet"));
        Ticket confirmed = received.next()
                .confirmation(new Confirmation(new FreeText("Parcel leaked"), T, ANN))
                .build();
        Ticket resolved = confirmed
                .next()
                .confirmation(new Confirmation(new FreeText("Tin leaked"), T, ANN))
                .resolution(new Resolution(new FreeText("New tin sent"), T, ANN))
                .build();

        change(confirmed);
        assertThat(find(query().containing("parcel wet"))).containsExactly(1);
        change(resolved);
        assertThat(find(query().containing("parcel"))).isEmpty();
        assertThat(find(query().containing("leaked sent wet"))).containsExactly(1);
    }

    @Test
    void theTextIsSearchedUpToItsBoundAndNotCutInsideACharacter() {
        String start = "x".repeat(TicketAttributes.MAX_TEXT - 4);
        store(ticket(1, start + " in out"));
        store(ticket(2, start + "end🦊"));

        assertThat(find(query().containing("in"))).containsExactly(1);
        assertThat(find(query().containing("out"))).isEmpty();
        assertThat(find(query().containing("xend"))).containsExactly(2);
        assertThat(find(query().containing("🦊"))).isEmpty();
    }

    @Test
    void theEarliestDueComesFirstAndEqualInstantsById() {
        due(5, T.plusSeconds(10));
        due(-1, T.plusSeconds(20));
        due(3, T.plusSeconds(20));
        due(2, T.plusSeconds(20));
        due(4, T.plusSeconds(30));
        store(ticket(1, "not due"));

        assertPages(query().order(TicketOrder.EARLIEST_DUE), 5, 2, 3, -1, 4);
        assertPages(query().order(TicketOrder.EARLIEST_DUE).due(T.plusSeconds(20), T.plusSeconds(30)), 2, 3, -1);
    }

    @Test
    void theMostPressingComesFirstThenTheFirstReceivedThenTheLeastId() {
        pressing(1, Priority.LOW, T);
        pressing(2, Priority.URGENT, T.plusSeconds(2));
        pressing(3, Priority.NORMAL, T.plusSeconds(1));
        pressing(5, Priority.URGENT, T.plusSeconds(1));
        pressing(-1, Priority.URGENT, T.plusSeconds(1));
        pressing(4, Priority.URGENT, T.plusSeconds(1));
        pressing(6, Priority.HIGH, T);

        assertPages(query().order(TicketOrder.MOST_PRESSING), 4, 5, -1, 2, 6, 3, 1);
        assertPages(query().order(TicketOrder.MOST_PRESSING).priorities(Priority.URGENT, Priority.LOW), 4, 5, -1, 2, 1);
    }

    @Test
    void aKeyNeedNotBelongToATicket() {
        pressing(1, Priority.HIGH, T);
        pressing(2, Priority.NORMAL, T);
        TicketQuery query = query().order(TicketOrder.MOST_PRESSING).build();

        assertThat(after(query, new PageKey(0, T, "~"))).containsExactly(1, 2);
        assertThat(after(query, new PageKey(1, T, "~"))).containsExactly(2);
        assertThat(after(query, new PageKey(1, T, "!"))).containsExactly(1, 2);
        assertThat(after(query, new PageKey(2, micros(T, -1), "~"))).containsExactly(2);
        assertThat(after(query, new PageKey(9, T, "!"))).isEmpty();
    }

    @Test
    void ticketsAreCountedUnderTheSameConditions() {
        change(store(ticket(1, "wet tea"), clock("c", T.plusSeconds(5)))
                .next()
                .stage(Stage.CONFIRMED)
                .build());
        store(ticket(2, "wet box"), clock("c", T.plusSeconds(50)));
        store(ticket(3, "wet"));

        assertThat(count(query().containing("wet"))).isEqualTo(Map.of("CONFIRMED", 1L, "RECEIVED", 2L));
        assertThat(count(query().containing("tea"))).isEqualTo(Map.of("CONFIRMED", 1L));
        assertThat(count(query().due(null, T.plusSeconds(51)))).isEqualTo(Map.of("CONFIRMED", 1L, "RECEIVED", 1L));
        assertThat(count(query().order(TicketOrder.EARLIEST_DUE))).isEqualTo(Map.of("CONFIRMED", 1L, "RECEIVED", 1L));
        assertThat(count(query().order(TicketOrder.MOST_PRESSING))).isEqualTo(Map.of("CONFIRMED", 1L, "RECEIVED", 2L));
        assertThat(count(query().types(TicketType.INQUIRY))).isEmpty();
    }

    /** The same tickets in one page, in pages of two and in pages of one. */
    private void assertPages(TicketQueryBuilder builder, Integer... numbers) {
        TicketQuery query = builder.build();
        for (int limit : new int[] {9, 2, 1}) {
            List<Integer> found = new ArrayList<>();
            PageRequest request = PageRequest.first(limit);
            Page<Ticket> page = page(query, request);
            found.addAll(numbers(page));
            while (page.next() != null) {
                page = page(query, request.after(page.next()));
                found.addAll(numbers(page));
            }
            assertThat(found).as("in pages of %s", limit).containsExactly(numbers);
        }
    }

    private List<Integer> after(TicketQuery query, PageKey key) {
        return numbers(page(query, PageRequest.first(9).after(key)));
    }

    private Page<Ticket> page(TicketQuery query, PageRequest request) {
        return in(unit -> unit.tickets().page(query, request));
    }

    private List<Integer> find(TicketQueryBuilder query) {
        return numbers(page(query.build(), PageRequest.first(9)));
    }

    private Map<String, Long> count(TicketQueryBuilder query) {
        return in(unit -> unit.tickets().count(query.build(), TicketFacet.STAGE));
    }

    /** Those that tests here give, by their ids. */
    private static List<Integer> numbers(Page<Ticket> page) {
        return page.items().stream()
                .map(ticket -> {
                    int number = (int) (ticket.id().value().getLeastSignificantBits() & Integer.MAX_VALUE);
                    return ticketId(number).equals(ticket.id()) ? number : -number;
                })
                .toList();
    }

    private Ticket store(Ticket received, SlaClock... clocks) {
        Ticket ticket = received.withClocks(List.of(clocks));
        run(unit -> unit.tickets().insert(ticket));
        return ticket;
    }

    private void change(Ticket next) {
        run(unit -> unit.tickets()
                .update(next, unit.tickets().find(next.id()).orElseThrow().version()));
    }

    private void due(int number, Instant at) {
        store(ticket(number, "?"), clock("c", at));
    }

    private void pressing(int number, Priority priority, Instant at) {
        store(Ticket.received(
                ticketId(number),
                TicketType.COMPLAINT,
                customerId(1),
                priority,
                new Intake(Channel.EMAIL, new FreeText("?"), null, at, ANN)));
    }

    private static Ticket ticket(int number, String said) {
        return ticket(number, TicketType.COMPLAINT, Channel.EMAIL, said, T);
    }

    private static Ticket ticket(int number, TicketType type, Channel channel, String said, Instant at) {
        return Ticket.received(
                ticketId(number),
                type,
                customerId(1),
                Priority.NORMAL,
                new Intake(channel, new FreeText(said), null, at, ANN));
    }

    private static SlaClock clock(String metric, Instant due) {
        return new SlaClock(
                new Metric(metric), "p@1", "c@1", Duration.ofHours(1), T, Duration.ZERO, T, due, null, null);
    }

    private static TicketQueryBuilder query() {
        return TicketQuery.builder();
    }
}
