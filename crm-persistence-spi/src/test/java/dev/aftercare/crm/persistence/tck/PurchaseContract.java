package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.model.TimeSpan.ALWAYS;
import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.customerId;
import static dev.aftercare.crm.persistence.tck.Given.lines;
import static dev.aftercare.crm.persistence.tck.Given.micros;
import static dev.aftercare.crm.persistence.tck.Given.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.purchase.PurchaseTotals;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.ReturnTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@link dev.aftercare.crm.persistence.PurchaseStore}, sentence by sentence. */
abstract class PurchaseContract extends StorageRules {

    private static final CustomerId ANN = customerId(1);
    private static final CustomerId BOB = customerId(2);

    PurchaseContract(Storages storages) {
        super(storages);
    }

    @Test
    void anAppendedPurchaseIsFoundAsItWasWithItsLinesInOrder() {
        List<PurchaseLine> lines = List.of(
                new PurchaseLine("z", "Tea", "food/tea", 2, Money.of("12.50", "EUR")),
                new PurchaseLine("a", null, null, 1_000_000_000, Money.of("0", "EUR")),
                new PurchaseLine("z", "Tea", "food/tea", 2, Money.of("12.50", "EUR")));
        Purchase sale = new Purchase(new PurchaseId("A/1"), PurchaseKind.SALE, null, ANN, T, Channel.APP, lines);
        Purchase back = Purchase.giveBack("R-1", sale.id(), ANN, T, lines("JPY", "999999999999999"));

        assertThat(append(sale)).isTrue();
        assertThat(append(back)).isTrue();

        assertThat(find("A/1")).isEqualTo(sale);
        assertThat(find("R-1")).isEqualTo(back);
        assertThat(find("A/2")).as("never stored").isNull();
    }

    @Test
    void aNumberThatIsThereAlreadyGivesFalseAndLeavesWhatWasThere() {
        Purchase first = sale("A-1", ANN, T, "10.00");
        append(first);

        run(unit -> {
            assertThat(unit.purchases().append(sale("A-1", BOB, T.plusSeconds(1), "99.00", "1.00")))
                    .isFalse();
            assertThat(unit.purchases().append(sale("A-2", BOB, T, "5.00"))).isTrue();
            assertThat(unit.purchases().append(sale("A-2", BOB, T, "6.00"))).isFalse();
        });

        assertThat(find("A-1")).isEqualTo(first);
        assertThat(find("A-2")).isEqualTo(sale("A-2", BOB, T, "5.00"));
        assertThat(page(BOB, 9).items()).hasSize(1);
        assertThat(totals(BOB)).hasSize(1);
    }

    @Test
    void numbersThatDifferInCaseAreDifferent() {
        assertThat(append(sale("a-1", ANN, T, "1.00"))).isTrue();
        assertThat(append(sale("A-1", ANN, T, "2.00"))).isTrue();

        assertThat(find("a-1").total()).isEqualTo(Money.of("1.00", "EUR"));
        assertThat(find("A-1").total()).isEqualTo(Money.of("2.00", "EUR"));
    }

    @Test
    void aThousandLinesAreKept() {
        List<PurchaseLine> lines = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            lines.add(new PurchaseLine("sku-" + i, "thing " + i, null, 1 + i, Money.of("0.01", "EUR")));
        }
        Purchase large = Purchase.sale("A-1", ANN, T, lines);

        append(large);

        assertThat(find("A-1")).isEqualTo(large);
    }

    @Test
    void aPageListsTheCustomersLastFirstAndEqualInstantsByDescendingNumber() {
        Purchase early = sale("~", ANN, micros(T, -1), "1.00");
        Purchase late = sale("!", ANN, micros(T, 1), "1.00");
        List<Purchase> ties = List.of(
                sale("b", ANN, T, "1.00"),
                sale("a", ANN, T, "1.00"),
                sale("_", ANN, T, "1.00"),
                sale("B", ANN, T, "1.00"),
                sale("9", ANN, T, "1.00"),
                sale("10", ANN, T, "1.00"),
                sale("-", ANN, T, "1.00"));
        append(early);
        ties.forEach(this::append);
        append(late);
        append(sale("c", BOB, T, "1.00"));

        List<Purchase> listed = page(ANN, 100).items();

        assertThat(listed).startsWith(late).endsWith(early).hasSize(9);
        assertThat(listed.subList(1, 8)).isEqualTo(ties);
    }

    @Test
    void pagesAreStableWhileOthersInsert() {
        for (int i = 1; i <= 5; i++) {
            append(sale("A-" + 2 * i % 10, ANN, T, "1.00"));
        }

        Page<Purchase> first = page(ANN, 2);
        append(sale("A-9", ANN, T, "1.00"));
        append(sale("A-5", ANN, T, "1.00"));
        Page<Purchase> second =
                in(unit -> unit.purchases().page(ANN, PageRequest.first(4).after(first.next())));

        assertThat(numbers(first)).containsExactly("A-8", "A-6");
        assertThat(first.next()).isEqualTo(new PageKey(T, "A-6"));
        assertThat(numbers(second)).containsExactly("A-5", "A-4", "A-2", "A-0");
        assertThat(second.next()).as("nothing follows the last record").isNull();
    }

    @Test
    void totalsKeepOrdersAndReturnsApart() {
        append(sale("A-1", ANN, T, "10.00", "2.50"));
        append(sale("A-2", ANN, T.plusSeconds(5), "1.00"));
        append(sale("A-3", ANN, T.plusSeconds(3), "0.01"));
        append(Purchase.giveBack("R-1", null, ANN, T.plusSeconds(9), lines("EUR", "4.00")));

        assertThat(totals(ANN))
                .containsExactly(new PurchaseTotals(
                        ANN, 3, Money.of("13.51", "EUR"), 1, Money.of("4.00", "EUR"), 0, T, T.plusSeconds(5)));
    }

    @Test
    void totalsKeepCurrenciesApartInTheOrderOfTheirCodes() {
        append(Purchase.sale("A-1", ANN, T, lines("USD", "1.00")));
        append(Purchase.sale("A-2", ANN, T, lines("JPY", "7")));
        append(Purchase.giveBack("R-1", null, ANN, T, lines("EUR", "2.00")));

        assertThat(totals(ANN))
                .containsExactly(
                        new PurchaseTotals(ANN, 0, Money.of("0", "EUR"), 1, Money.of("2.00", "EUR"), 0, null, null),
                        new PurchaseTotals(ANN, 1, Money.of("7", "JPY"), 0, Money.of("0", "JPY"), 0, T, T),
                        new PurchaseTotals(ANN, 1, Money.of("1.00", "USD"), 0, Money.of("0", "USD"), 0, T, T));
    }

    @Test
    void totalsListCustomersByIdAndLeaveOutWhoHasNone() {
        CustomerId lastById = customerId(-1);
        append(sale("A-1", lastById, T, "1.00"));
        append(sale("A-2", BOB, T, "2.00"));
        append(sale("A-3", ANN, T, "3.00"));

        assertThat(totals(lastById, customerId(7), BOB, ANN, BOB))
                .extracting(PurchaseTotals::customer)
                .containsExactly(ANN, BOB, lastById);
        assertThat(totals(customerId(7))).isEmpty();
        assertThat(totals()).isEmpty();
    }

    @Test
    void totalsOfTheMostCustomersAtOnceAreGiven() {
        append(sale("A-1", customerId(500), T, "1.00"));
        List<CustomerId> many = new ArrayList<>();
        for (int i = 1; i <= PageRequest.MAX_LIMIT; i++) {
            many.add(customerId(i));
        }

        assertThat(totals(many.toArray(CustomerId[]::new))).hasSize(1);
    }

    @Test
    void aSpanIncludesItsFirstInstantAndExcludesTheOneAfterIt() {
        for (int i = 0; i < 4; i++) {
            append(sale("A-" + i, ANN, micros(T, i), "1.00"));
            giveBack("R-" + i, null, ANN, micros(T, i), "0.25");
        }

        assertThat(totals(new TimeSpan(micros(T, 1), micros(T, 3)), ReturnTime.OWN, ANN))
                .containsExactly(new PurchaseTotals(
                        ANN, 2, Money.of("2.00", "EUR"), 2, Money.of("0.50", "EUR"), 0, micros(T, 1), micros(T, 2)));
        assertThat(counts(new TimeSpan(micros(T, 1), micros(T, 1)), ReturnTime.OWN, ANN))
                .as("an empty span")
                .isEmpty();
    }

    @Test
    void eachSpanHasAListOfItsOwnInTheOrderOfTheSpans() {
        append(sale("A-1", ANN, T, "1.00"));
        append(sale("A-2", BOB, T.plusSeconds(1), "2.00"));
        TimeSpan first = new TimeSpan(T, T.plusSeconds(1));
        TimeSpan second = new TimeSpan(T.plusSeconds(1), T.plusSeconds(2));
        TimeSpan neither = new TimeSpan(T.plusSeconds(2), T.plusSeconds(3));

        List<List<PurchaseTotals>> totals = in(unit -> unit.purchases()
                .totals(List.of(ANN, BOB), List.of(second, ALWAYS, neither, first, second), ReturnTime.OWN));

        assertThat(totals.stream()
                        .map(list -> list.stream().map(PurchaseTotals::customer).toList()))
                .containsExactly(List.of(BOB), List.of(ANN, BOB), List.of(), List.of(ANN), List.of(BOB));
        assertThat(totals.get(0)).isEqualTo(totals.get(4));
    }

    @Test
    void withoutCustomersEverySpanHasAnEmptyListAndWithoutSpansThereIsNone() {
        append(sale("A-1", ANN, T, "1.00"));

        List<List<PurchaseTotals>> nobody =
                in(unit -> unit.purchases().totals(List.of(), List.of(ALWAYS, ALWAYS), ReturnTime.ORIGINAL));
        List<List<PurchaseTotals>> never =
                in(unit -> unit.purchases().totals(List.of(ANN), List.of(), ReturnTime.ORIGINAL));

        assertThat(nobody).containsExactly(List.of(), List.of());
        assertThat(never).isEmpty();
    }

    @Test
    void theMostSpansAtOnceAreGiven() {
        append(sale("A-1", ANN, micros(T, 11), "1.00"));
        giveBack("R-1", "A-1", ANN, micros(T, 12), "1.00");
        List<TimeSpan> spans = IntStream.range(0, TimeSpan.MAX_AT_ONCE)
                .mapToObj(i -> new TimeSpan(micros(T, i), micros(T, i + 1)))
                .toList();

        List<List<PurchaseTotals>> totals =
                in(unit -> unit.purchases().totals(List.of(ANN), spans, ReturnTime.ORIGINAL));

        assertThat(totals.subList(0, 11)).containsOnly(List.of());
        assertThat(totals.get(11))
                .singleElement()
                .satisfies(sums -> assertThat(sums.wholeReturns()).isEqualTo(1));
    }

    @Test
    void aReturnCountsByItsOwnInstantOrByThatOfItsOrder() {
        append(sale("A-1", ANN, T, "5.00"));
        giveBack("R-1", "A-1", ANN, T.plusSeconds(9), "2.00");
        TimeSpan ofOrder = new TimeSpan(T, T.plusSeconds(9));
        TimeSpan ofReturn = new TimeSpan(T.plusSeconds(9), T.plusSeconds(10));

        assertThat(counts(ofOrder, ReturnTime.OWN, ANN)).containsExactly(1L, 0L, 0L);
        assertThat(counts(ofReturn, ReturnTime.OWN, ANN)).containsExactly(0L, 1L, 0L);
        assertThat(counts(ofOrder, ReturnTime.ORIGINAL, ANN)).containsExactly(1L, 1L, 0L);
        assertThat(counts(ofReturn, ReturnTime.ORIGINAL, ANN)).isEmpty();
    }

    @Test
    void aReturnCountsByItsOwnInstantIfItIsTheEarlierOrItsOrderIsUnknown() {
        append(sale("late", ANN, T.plusSeconds(9), "5.00"));
        giveBack("R-1", "late", ANN, T, "2.00");
        giveBack("R-2", "nowhere", ANN, T, "2.00");
        giveBack("R-3", null, ANN, T, "2.00");
        giveBack("R-0", null, ANN, T.minusSeconds(9), "2.00");
        giveBack("R-4", "R-0", ANN, T, "2.00");

        assertThat(counts(new TimeSpan(T, micros(T, 1)), ReturnTime.ORIGINAL, ANN))
                .as("a return's number is no order's")
                .containsExactly(0L, 4L, 0L);
    }

    @Test
    void theOrderOfAReturnIsWhoseverItIs() {
        append(sale("A-1", BOB, T, "5.00"));
        giveBack("R-1", "A-1", ANN, T.plusSeconds(9), "5.00");
        TimeSpan ofOrder = new TimeSpan(T, T.plusSeconds(9));

        assertThat(counts(ofOrder, ReturnTime.ORIGINAL, ANN)).containsExactly(0L, 1L, 1L);
        assertThat(counts(ofOrder, ReturnTime.ORIGINAL, BOB)).containsExactly(1L, 0L, 0L);
    }

    @Test
    void anOrderIsGivenBackWholeByTheReturnThatReachesItsTotal() {
        append(sale("A-1", ANN, T, "4.00", "1.00"));
        giveBack("R-1", "A-1", ANN, micros(T, 1), "4.99");
        giveBack("R-2", "A-1", ANN, micros(T, 2), "0.01");
        giveBack("R-3", "A-1", ANN, micros(T, 3), "5.00");

        for (int i = 1; i <= 3; i++) {
            TimeSpan one = new TimeSpan(micros(T, i), micros(T, i + 1));
            assertThat(counts(one, ReturnTime.OWN, ANN)).containsExactly(0L, 1L, i == 2 ? 1L : 0L);
        }
        assertThat(counts(new TimeSpan(T, micros(T, 1)), ReturnTime.ORIGINAL, ANN))
                .containsExactly(1L, 3L, 1L);
    }

    @Test
    void whoeverGaveBackCountsTowardsTheWholeAndEqualInstantsByTheirNumbers() {
        append(sale("A-1", ANN, T, "5.00"));
        giveBack("9", "A-1", ANN, T, "5.00");
        giveBack("10", "A-1", BOB, T, "5.00");
        append(sale("A-2", ANN, T, "5.00"));
        giveBack("b", "A-2", ANN, T, "5.00");
        giveBack("B", "A-2", BOB, T, "5.00");

        assertThat(counts(ALWAYS, ReturnTime.OWN, ANN)).containsExactly(2L, 2L, 0L);
        assertThat(counts(ALWAYS, ReturnTime.OWN, BOB)).containsExactly(0L, 2L, 2L);
    }

    @Test
    void returnsInAnotherCurrencyAndOfNothingGiveNothingBackWhole() {
        append(sale("A-1", ANN, T, "5.00"));
        append(Purchase.giveBack("R-1", new PurchaseId("A-1"), ANN, T, lines("USD", "5.00")));
        giveBack("R-2", "A-1", ANN, T, "4.99");
        append(sale("A-2", ANN, T, "0.00"));
        giveBack("R-3", "A-2", ANN, T, "0.00");
        giveBack("R-4", "A-2", ANN, T, "1.00");

        assertThat(totals(ANN)).extracting(PurchaseTotals::wholeReturns).containsExactly(0L, 0L);
    }

    private static List<String> numbers(Page<Purchase> page) {
        return page.items().stream().map(purchase -> purchase.id().value()).toList();
    }

    private boolean append(Purchase purchase) {
        return in(unit -> unit.purchases().append(purchase));
    }

    private Purchase find(String number) {
        return in(unit -> unit.purchases().find(new PurchaseId(number))).orElse(null);
    }

    private Page<Purchase> page(CustomerId customer, int limit) {
        return in(unit -> unit.purchases().page(customer, PageRequest.first(limit)));
    }

    private List<PurchaseTotals> totals(CustomerId... customers) {
        return totals(ALWAYS, ReturnTime.OWN, customers);
    }

    private List<PurchaseTotals> totals(TimeSpan span, ReturnTime returns, CustomerId... customers) {
        return in(unit -> unit.purchases().totals(List.of(customers), List.of(span), returns))
                .get(0);
    }

    /** Orders and returns, without currencies: as many as were made, came back, and came back whole. */
    private List<Long> counts(TimeSpan span, ReturnTime returns, CustomerId customer) {
        return totals(span, returns, customer).stream()
                .flatMap(totals -> Stream.of(totals.sales(), totals.returns(), totals.wholeReturns()))
                .toList();
    }

    private void giveBack(String number, String original, CustomerId customer, Instant at, String amount) {
        PurchaseId order = original == null ? null : new PurchaseId(original);
        append(Purchase.giveBack(number, order, customer, at, lines("EUR", amount)));
    }
}
