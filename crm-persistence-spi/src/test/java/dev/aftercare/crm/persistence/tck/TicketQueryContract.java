package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.ANN;
import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.micros;
import static dev.aftercare.crm.persistence.tck.Given.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.ticket.Analysis;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Handling;
import dev.aftercare.crm.model.ticket.Intake;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.RootCause;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which tickets a {@link TicketQuery} finds and counts. */
abstract class TicketQueryContract extends StorageRules {

    private static final Category DAMAGE = new Category("logistics/damage");
    private static final Category OTHER_CASE = new Category("Logistics/damage");

    /** Received at T. */
    private final Ticket one = ticket(1, customerId(1), T)
            .next()
            .stage(Stage.CONFIRMED)
            .priority(Priority.HIGH)
            .category(DAMAGE)
            .handling(new Handling("ann", 0, 0, null, null))
            .build();

    /** Received a microsecond later. */
    private final Ticket two = ticket(2, customerId(1), micros(T, 1))
            .next()
            .stage(Stage.ANALYZED)
            .priority(Priority.HIGH)
            .category(DAMAGE)
            .analysis(Analysis.of(new RootCause(CauseDimension.METHOD, "courier", null), T, ANN))
            .handling(new Handling("Ann", 0, 0, null, null))
            .build();

    /** Received another microsecond later, nobody's, without a category or cause. */
    private final Ticket three = Ticket.received(
            Given.ticketId(3),
            TicketType.INQUIRY,
            customerId(2),
            Priority.LOW,
            new Intake(Channel.APP, new FreeText("?"), null, micros(T, 2), ANN));

    /** Received a second later. */
    private final Ticket four = ticket(4, customerId(2), T.plusSeconds(1))
            .next()
            .category(OTHER_CASE)
            .analysis(Analysis.of(new RootCause(CauseDimension.PEOPLE, "courier", null), T, ANN))
            .handling(new Handling("ann", 0, 0, null, null))
            .build();

    TicketQueryContract(Storages storages) {
        super(storages);
    }

    @BeforeEach
    void storeFourTickets() {
        run(unit -> {
            unit.tickets().insert(ticket(1, customerId(1), T));
            unit.tickets().update(one, 1);
            unit.tickets().insert(ticket(2, customerId(1), micros(T, 1)));
            unit.tickets().update(two, 1);
            unit.tickets().insert(ticket(4, customerId(2), T.plusSeconds(1)));
            unit.tickets().update(four, 1);
            unit.tickets().insert(three);
        });
    }

    @Test
    void withoutConditionsEveryTicketIsFound() {
        assertThat(find(TicketQuery.ALL)).containsExactly(four, three, two, one);
    }

    @Test
    void anyOfTheStagesWillDo() {
        assertThat(find(TicketQuery.at(Stage.CONFIRMED))).containsExactly(one);
        assertThat(find(TicketQuery.at(Stage.CONFIRMED, Stage.ANALYZED))).containsExactly(two, one);
        assertThat(find(TicketQuery.at(Stage.CANCELLED))).isEmpty();
    }

    @Test
    void anyOfThePrioritiesWillDo() {
        assertThat(find(priorities(Priority.LOW, Priority.HIGH))).containsExactly(three, two, one);
        assertThat(find(priorities(Priority.URGENT))).isEmpty();
    }

    @Test
    void theCategoryIsExactlyThisOne() {
        assertThat(find(category(DAMAGE))).containsExactly(two, one);
        assertThat(find(category(OTHER_CASE))).containsExactly(four);
        assertThat(find(category(new Category("logistics")))).isEmpty();
    }

    @Test
    void theCustomerIsThisOne() {
        assertThat(find(TicketQuery.of(customerId(2)))).containsExactly(four, three);
        assertThat(find(TicketQuery.of(customerId(9)))).isEmpty();
    }

    @Test
    void theAssigneeIsThisOne() {
        assertThat(find(assignee("ann"))).containsExactly(four, one);
        assertThat(find(assignee("Ann"))).containsExactly(two);
        assertThat(find(assignee("bob"))).isEmpty();
    }

    @Test
    void whatNobodyHasIsFoundAndSoIsWhatSomebodyHas() {
        assertThat(find(TicketQuery.builder().assigned(false).build())).containsExactly(three);
        assertThat(find(TicketQuery.builder().assigned(true).build())).containsExactly(four, two, one);
        assertThat(find(TicketQuery.builder().assigned(true).assignee("Ann").build()))
                .containsExactly(two);
        assertThat(find(TicketQuery.builder().assigned(false).assignee("ann").build()))
                .isEmpty();
    }

    @Test
    void aCategoryIsFoundWithAllBelowItAndWithNoneThatOnlyBeginsLikeIt() {
        Category[] others = {
            new Category("logistics"),
            new Category("logistics/damage/wet"),
            new Category("logistics-other"),
            new Category("logistics0"),
            new Category("Logistics")
        };
        run(unit -> {
            for (int n = 0; n < others.length; n++) {
                Ticket bare = ticket(10 + n, customerId(1), T.plusSeconds(10 + n));
                unit.tickets().insert(bare);
                unit.tickets().update(bare.next().category(others[n]).build(), 1);
            }
        });

        assertThat(numbers(within("logistics"))).containsExactly(11, 10, 2, 1);
        assertThat(numbers(within("logistics/damage"))).containsExactly(11, 2, 1);
        assertThat(numbers(within("logistics/dam"))).isEmpty();
    }

    @Test
    void theDepartmentIsTheOneItWasGivenToLastElseTheOneNamedWithTheMatter() {
        Ticket named = Ticket.received(
                Given.ticketId(5),
                TicketType.INQUIRY,
                customerId(2),
                Priority.LOW,
                new Intake(
                        Channel.APP,
                        new FreeText("?"),
                        null,
                        T.plusSeconds(2),
                        ANN,
                        Standing.NONE.helpedBy("logistics")));
        Ticket given = named.next()
                .handling(new Handling("bob", 0, 0, null, null, "物流"))
                .build();
        run(unit -> unit.tickets().insert(named));
        assertThat(find(department("logistics"))).containsExactly(named);
        assertThat(find(department("Logistics"))).isEmpty();
        assertThat(count(TicketQuery.ALL, TicketFacet.DEPARTMENT)).isEqualTo(Map.of("logistics", 1L));

        run(unit -> unit.tickets().update(given, 1));
        assertThat(find(department("logistics"))).isEmpty();
        assertThat(find(department("物流"))).containsExactly(given);
        assertThat(count(TicketQuery.ALL, TicketFacet.DEPARTMENT)).isEqualTo(Map.of("物流", 1L));
    }

    @Test
    void thePeriodIncludesItsFirstInstantAndExcludesItsLast() {
        assertThat(find(TicketQuery.ALL.receivedWithin(micros(T, 1), T.plusSeconds(1))))
                .containsExactly(three, two);
        assertThat(find(TicketQuery.ALL.receivedWithin(micros(T, 1), null))).containsExactly(four, three, two);
        assertThat(find(TicketQuery.ALL.receivedWithin(null, micros(T, 1)))).containsExactly(one);
        assertThat(find(TicketQuery.ALL.receivedWithin(T, T))).isEmpty();
        assertThat(find(TicketQuery.ALL.receivedWithin(T.plusSeconds(1), T))).isEmpty();
    }

    @Test
    void allConditionsMustHold() {
        TicketQuery query = TicketQuery.builder()
                .stages(Stage.CONFIRMED, Stage.ANALYZED)
                .priorities(Priority.HIGH)
                .types(TicketType.COMPLAINT)
                .channels(Channel.EMAIL)
                .category(DAMAGE)
                .customer(customerId(1))
                .assignee("ann")
                .received(T, T.plusSeconds(1))
                .containing("BROKEN")
                .build();

        assertThat(find(query)).containsExactly(one);
        assertThat(find(query.receivedWithin(micros(T, 1), null))).isEmpty();
        assertThat(find(TicketQuery.builder()
                        .category(DAMAGE)
                        .customer(customerId(2))
                        .build()))
                .isEmpty();
    }

    @Test
    void aConditionHoldsOnEveryPage() {
        TicketQuery query = assignee("ann");

        Page<Ticket> first = in(unit -> unit.tickets().page(query, PageRequest.first(1)));
        Page<Ticket> second =
                in(unit -> unit.tickets().page(query, PageRequest.first(1).after(first.next())));

        assertThat(first.items()).containsExactly(four);
        assertThat(second.items()).containsExactly(one);
        assertThat(second.next()).isNull();
    }

    @Test
    void aKeyMayStandOutsideThePeriod() {
        TicketQuery query = TicketQuery.ALL.receivedWithin(micros(T, 1), T.plusSeconds(1));
        PageKey late = new PageKey(T.plusSeconds(9), "~");
        PageKey early = new PageKey(T, "~");

        assertThat(in(unit -> unit.tickets().page(query, PageRequest.first(9).after(late)))
                        .items())
                .containsExactly(three, two);
        assertThat(in(unit -> unit.tickets().page(query, PageRequest.first(9).after(early)))
                        .items())
                .isEmpty();
    }

    @Test
    void aTicketThatChangesIsFoundByWhatItIsNow() {
        Ticket given = one.next()
                .category(OTHER_CASE)
                .handling(new Handling("bob", 0, 0, null, null))
                .build();

        run(unit -> unit.tickets().update(given, one.version()));

        assertThat(find(assignee("ann"))).containsExactly(four);
        assertThat(find(assignee("bob"))).containsExactly(given);
        assertThat(find(category(OTHER_CASE))).containsExactly(four, given);
        assertThat(count(TicketQuery.ALL, TicketFacet.ASSIGNEE)).isEqualTo(Map.of("ann", 1L, "Ann", 1L, "bob", 1L));
    }

    @Test
    void ticketsAreCountedByEveryFacetWithoutZerosAndWithoutThoseThatHaveNone() {
        TicketQuery all = TicketQuery.ALL;

        assertThat(count(all, TicketFacet.STAGE)).isEqualTo(Map.of("CONFIRMED", 1L, "ANALYZED", 1L, "RECEIVED", 2L));
        assertThat(count(all, TicketFacet.PRIORITY)).isEqualTo(Map.of("HIGH", 2L, "LOW", 1L, "NORMAL", 1L));
        assertThat(count(all, TicketFacet.TYPE)).isEqualTo(Map.of("complaint", 3L, "inquiry", 1L));
        assertThat(count(all, TicketFacet.CHANNEL)).isEqualTo(Map.of("EMAIL", 3L, "APP", 1L));
        assertThat(count(all, TicketFacet.CATEGORY)).isEqualTo(Map.of(DAMAGE.path(), 2L, OTHER_CASE.path(), 1L));
        assertThat(count(all, TicketFacet.CAUSE)).isEqualTo(Map.of("courier", 2L));
        assertThat(count(all, TicketFacet.ASSIGNEE)).isEqualTo(Map.of("ann", 2L, "Ann", 1L));
    }

    @Test
    void onlyTicketsOfTheQueryAreCounted() {
        assertThat(count(TicketQuery.of(customerId(1)), TicketFacet.PRIORITY)).isEqualTo(Map.of("HIGH", 2L));
        assertThat(count(TicketQuery.ALL.receivedWithin(micros(T, 1), T.plusSeconds(1)), TicketFacet.TYPE))
                .isEqualTo(Map.of("complaint", 1L, "inquiry", 1L));
        assertThat(count(TicketQuery.of(customerId(9)), TicketFacet.TYPE)).isEmpty();
    }

    private static TicketQuery priorities(Priority... priorities) {
        return TicketQuery.builder().priorities(priorities).build();
    }

    private static TicketQuery category(Category category) {
        return TicketQuery.builder().category(category).build();
    }

    private static TicketQuery within(String path) {
        return TicketQuery.builder().within(new Category(path)).build();
    }

    private static TicketQuery department(String department) {
        return TicketQuery.builder().department(department).build();
    }

    private List<Integer> numbers(TicketQuery query) {
        return find(query).stream()
                .map(ticket -> (int) ticket.id().value().getLeastSignificantBits())
                .toList();
    }

    private static TicketQuery assignee(String assignee) {
        return TicketQuery.builder().assignee(assignee).build();
    }

    private List<Ticket> find(TicketQuery query) {
        return in(unit -> unit.tickets().page(query, PageRequest.first(9))).items();
    }

    private Map<String, Long> count(TicketQuery query, TicketFacet facet) {
        return in(unit -> unit.tickets().count(query, facet));
    }
}
