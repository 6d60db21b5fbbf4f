package dev.aftercare.crm.loyalty.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.TimeSpan;
import dev.aftercare.crm.model.UnknownFields;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.EntryMarks;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a store adds up is what the rules add up fact by fact. */
class StoredSumsProperties {

    private static final TenantId TENANT = new TenantId("t");
    private static final ProgrammeId GOLD = new ProgrammeId("gold");
    private static final Instant T = Instant.parse("2026-01-10T12:00:00Z");
    private static final CustomerId MEI = new CustomerId(new UUID(1, 1));
    private static final CustomerId ANOTHER = new CustomerId(new UUID(1, 2));
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "EUR", "USD");
    private static final List<EntryKind> KINDS = List.of(
            EntryKind.EARN,
            EntryKind.EARN,
            EntryKind.MATURE,
            EntryKind.ADJUST_UP,
            EntryKind.REDEEM,
            EntryKind.TAKE_BACK,
            EntryKind.TAKE_BACK,
            EntryKind.OWE);

    /** An order or, about an order of lesser number, a return. */
    record Fact(int about, int second, int amount, int currency, boolean mine) {}

    record Span(int from, int length) {
        TimeSpan of() {
            return new TimeSpan(T.plusSeconds(from), T.plusSeconds(from + length));
        }
    }

    private static Qualification purchases(Measure measure, ReturnsCount returns) {
        return (measure == Measure.SPEND ? Qualification.spend("EUR") : Qualification.orders()).withReturns(returns);
    }

    @Property(tries = 400)
    void ofPurchases(
            @ForAll("facts") List<Fact> facts,
            @ForAll("spans") List<Span> spans,
            @ForAll("measures") Measure measure,
            @ForAll ReturnsCount returns) {
        Qualification qualification = purchases(measure, returns);
        List<Purchase> purchases = IntStream.range(0, facts.size())
                .mapToObj(number -> purchase(number, facts.get(number)))
                .toList();
        List<Contribution> counted = Contributions.of(qualification, purchases, MEI);

        assertThat(stored(qualification, purchases, List.of(), spans)).isEqualTo(summed(counted, spans));
    }

    @Property(tries = 400)
    void ofPoints(@ForAll("facts") List<Fact> facts, @ForAll("spans") List<Span> spans, @ForAll ReturnsCount returns) {
        PointsAccountId id = new PointsAccountId(new UUID(2, 1));
        List<PointsEntry> entries = IntStream.range(0, facts.size())
                .mapToObj(number -> entry(id, number + 1, facts.get(number)))
                .toList();

        assertThat(stored(Qualification.points(GOLD).withReturns(returns), List.of(), entries, spans))
                .isEqualTo(summed(EarnedPoints.of(returns, entries), spans));
    }

    private static Purchase purchase(int number, Fact fact) {
        Instant at = T.plusSeconds(fact.second());
        CustomerId customer = fact.mine() ? MEI : ANOTHER;
        List<PurchaseLine> lines = List.of(new PurchaseLine(
                "sku", null, null, 1, Money.of(fact.amount() + "", CURRENCIES.get(fact.currency() % 4))));
        return fact.about() % 2 == 0
                ? Purchase.sale("P-" + number, customer, at, lines)
                : Purchase.giveBack("P-" + number, new PurchaseId("P-" + fact.about() / 2), customer, at, lines);
    }

    private static PointsEntry entry(PointsAccountId id, int sequence, Fact fact) {
        EntryKind kind = KINDS.get(fact.currency());
        long points = (fact.amount() + 1L) * kind.sign();
        return new PointsEntry(
                id,
                sequence,
                kind,
                points,
                0,
                PointsAside.NONE,
                T.plusSeconds(fact.second()),
                new Cause(fact.mine() ? "purchase" : Cause.MERGE, "x"),
                Actor.agent("ann"),
                kind == EntryKind.OWE ? List.of() : List.of(new LotChange(1, points)),
                new EntryMarks(null, fact.about() == 0 ? null : (long) fact.about(), null, null));
    }

    private static List<BigDecimal> stored(
            Qualification qualification, List<Purchase> purchases, List<PointsEntry> entries, List<Span> spans) {
        InMemoryStorage storage = new InMemoryStorage();
        return storage.inTransaction(TENANT, unit -> {
            purchases.forEach(unit.purchases()::append);
            if (!entries.isEmpty()) {
                PointsAccount account = new PointsAccount(
                        entries.get(0).account(),
                        entries.size(),
                        MEI,
                        GOLD,
                        0,
                        List.of(),
                        PointsAside.NONE,
                        T,
                        UnknownFields.NONE);
                unit.points().insert(account, entries);
            }
            return StoredSums.of(unit, qualification, MEI)
                    .over(spans.stream().map(Span::of).toList())
                    .stream()
                    .map(BigDecimal::stripTrailingZeros)
                    .toList();
        });
    }

    private static List<BigDecimal> summed(List<Contribution> counted, List<Span> spans) {
        return QualifyingSums.of(counted).over(spans.stream().map(Span::of).toList()).stream()
                .map(BigDecimal::stripTrailingZeros)
                .toList();
    }

    /** Few instants, amounts and numbers, so that they meet. */
    @Provide
    Arbitrary<List<Fact>> facts() {
        Arbitrary<Integer> few = Arbitraries.integers().between(0, 7);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 11),
                        few,
                        Arbitraries.integers().between(0, 4),
                        few,
                        Arbitraries.of(true, true, true, false))
                .as(Fact::new)
                .list()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Span>> spans() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(0, 8))
                .as(Span::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(TimeSpan.MAX_AT_ONCE);
    }

    @Provide
    Arbitrary<Measure> measures() {
        return Arbitraries.of(Measure.SPEND, Measure.ORDERS);
    }
}
