package dev.aftercare.crm.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aftercare.crm.TestCrm;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.sla.Metric;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Standing;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The most specific policy applies, and a set in which nothing decides is never stored. */
class PolicyIndexTest {

    private static final By AMY = By.agent("amy");
    private static final TicketTraits DAMAGE = new TicketTraits(
            TicketType.COMPLAINT,
            new Category("logistics/damage"),
            Priority.URGENT,
            Channel.PHONE,
            Standing.NONE.inTier("gold").in("tea", "vip").ofClass("loyal").helpedBy("claims"));

    private final ServiceLevels levels = new TestCrm().shop.serviceLevels();

    @Test
    void moreConditionsBeatFewerThenTheDeeperCategoryThenTheRank() {
        PolicyEntry all = entry("all", AppliesTo.ANY, 9);
        PolicyEntry parent = entry("parent", AppliesTo.ANY.categories("logistics"), 0);
        PolicyEntry child = entry("child", AppliesTo.ANY.categories("logistics/damage"), 0);
        PolicyEntry gold = entry("gold", AppliesTo.ANY.tiers("gold"), 0);
        PolicyEntry vip = entry("vip", AppliesTo.ANY.segments("vip"), 1);
        PolicyEntry two = entry("two", AppliesTo.ANY.tiers("gold", "silver").channels(Channel.PHONE), 0);
        PolicyEntry other = entry("other", AppliesTo.ANY.tiers("silver").types(TicketType.COMPLAINT), 0);

        assertThat(chosen(all)).contains("all");
        assertThat(chosen(all, parent)).contains("parent");
        assertThat(chosen(all, parent, child)).contains("child");
        assertThat(chosen(all, gold, vip)).contains("vip");
        assertThat(chosen(all, gold, vip, parent)).as("a category beats none").contains("parent");
        assertThat(chosen(all, child, two)).contains("two");
        assertThat(chosen(all, other)).contains("all");
        assertThat(chosen(other)).isEmpty();
    }

    @Test
    void theOthersAreToldWhyTheyLost() {
        PolicyIndex index = PolicyIndex.of(List.of(
                entry("all", AppliesTo.ANY, 0),
                entry("parent", AppliesTo.ANY.categories("logistics"), 0),
                entry("child", AppliesTo.ANY.categories("logistics/damage"), 0),
                entry("child-low", AppliesTo.ANY.categories("logistics/damage"), -1),
                entry("silver", AppliesTo.ANY.tiers("silver").channels(Channel.EMAIL), 0)));

        PolicyChoice choice = index.explain(DAMAGE);

        assertThat(choice.chosen().policy()).isEqualTo("child@1");
        assertThat(choice.losers())
                .extracting(PolicyChoice.Loser::sentence)
                .containsExactlyInAnyOrder(
                        "all@1 has fewer conditions",
                        "parent@1 names a category further up the tree, or none",
                        "child-low@1 is as specific, but lower in rank",
                        "silver@1 does not apply: channel, tier");
    }

    @Test
    void policiesThatTieAreRefusedAndNothingIsStored() {
        levels.define(Calendars.nineToFive(), AMY);
        levels.define(policy("gold", AppliesTo.ANY.tiers("gold"), 0), AMY);

        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> levels.define(policy("phone", AppliesTo.ANY.channels(Channel.PHONE), 0), AMY))
                .satisfies(refused -> assertThat(((PolicyTie) refused.rejection()).pairs())
                        .containsExactly(new PolicyTie.Pair("gold", "phone")));
        assertThat(levels.policy("phone")).isEmpty();

        levels.define(policy("phone", AppliesTo.ANY.channels(Channel.PHONE), 1), AMY);
        assertThat(levels.terms(DAMAGE).policy()).isEqualTo("phone@1");
        levels.retirePolicy("phone", AMY);
        assertThat(levels.terms(DAMAGE).policy()).isEqualTo("gold@1");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> levels.retirePolicy("phone", AMY));
    }

    @Test
    void aWholeSetTakesThePlaceOfTheOneBefore() {
        levels.define(Calendars.nineToFive(), AMY);
        levels.define(policy("gold", AppliesTo.ANY.tiers("gold"), 0), AMY);

        levels.definePolicies(
                List.of(policy("phone", AppliesTo.ANY.channels(Channel.PHONE), 0), policy("default", AppliesTo.ANY, 0)),
                AMY);

        assertThat(levels.policies().entries()).extracting(PolicyEntry::policy).containsExactly("phone@1", "default@1");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> levels.definePolicies(
                        List.of(policy("default", AppliesTo.ANY, 0), policy("default", AppliesTo.ANY, 0)), AMY));
    }

    @Test
    void aPolicyAndTheIndexComeBackFromJsonAsTheyWere() {
        MetricRule rule = MetricRule.standard(Metric.TASK)
                .orElseThrow()
                .but()
                .atClosing(AtClosing.ROLL)
                .build();
        SlaPolicy policy = SlaPolicy.builder("vip", "office")
                .target(Metric.RESOLUTION, Budget.workingDays(3).untilEndOfDay())
                .target(Metric.TASK, Duration.ofHours(8))
                .rule(Metric.TASK, rule)
                .appliesTo(AppliesTo.ANY
                        .types(TicketType.INQUIRY)
                        .categories("a/b", "c")
                        .priorities(Priority.HIGH)
                        .channels(Channel.APP)
                        .customerClasses("loyal")
                        .tiers("gold")
                        .segments("vip")
                        .departments("claims"))
                .rank(3)
                .build();
        PolicyIndex index = PolicyIndex.of(List.of(PolicyEntry.of(policy, 2)));

        String json = CrmJson.mapper().writeValueAsString(policy);
        assertThat(CrmJson.mapper().readValue(json, SlaPolicy.class)).isEqualTo(policy);
        assertThat(CrmJson.mapper()
                        .readValue(CrmJson.mapper().writeValueAsString(index), PolicyIndex.class)
                        .entries())
                .isEqualTo(index.entries());
    }

    @Test
    void aPolicyOfTheTimeBeforeThereWereConditionsAppliesToEveryTicket() {
        String before = """
                {"id":"default","calendar":"office","targets":[{"metric":"resolution","byPriority":\
                {"LOW":"PT16H","NORMAL":"PT16H","HIGH":"PT16H","URGENT":"PT4H"},"runsOnHold":false}]}""";

        SlaPolicy policy = CrmJson.mapper().readValue(before, SlaPolicy.class);

        assertThat(policy.appliesTo()).isEqualTo(AppliesTo.ANY);
        assertThat(policy.targets().get(0).at(Priority.URGENT)).isEqualTo(Budget.of(Duration.ofHours(4)));
    }

    static List<AppliesTo> conditions() {
        return List.of(
                AppliesTo.ANY.types(TicketType.COMPLAINT),
                AppliesTo.ANY.categories("logistics"),
                AppliesTo.ANY.priorities(Priority.HIGH),
                AppliesTo.ANY.channels(Channel.PHONE),
                AppliesTo.ANY.customerClasses("loyal"),
                AppliesTo.ANY.tiers("gold"),
                AppliesTo.ANY.segments("abroad"),
                AppliesTo.ANY.departments("claims"));
    }

    /** One ticket has everything that can be asked for, the other has something else everywhere. */
    @ParameterizedTest
    @MethodSource("conditions")
    void eachConditionAloneDecides(AppliesTo condition) {
        TicketTraits all = new TicketTraits(
                TicketType.COMPLAINT,
                new Category("logistics/damage"),
                Priority.HIGH,
                Channel.PHONE,
                Standing.NONE
                        .ofClass("loyal")
                        .inTier("gold")
                        .in("abroad", "vip")
                        .helpedBy("claims"));
        TicketTraits none = new TicketTraits(
                TicketType.INQUIRY,
                new Category("logistics2"),
                Priority.LOW,
                Channel.EMAIL,
                Standing.NONE.ofClass("new").inTier("silver").in("vip").helpedBy("technical"));
        PolicyIndex index = PolicyIndex.of(List.of(entry("any", AppliesTo.ANY, 9), entry("some", condition, 0)));

        assertThat(index.choose(all).orElseThrow().id()).isEqualTo("some");
        assertThat(index.choose(none).orElseThrow().id()).isEqualTo("any");
    }

    @Property(tries = 200)
    void theIndexChoosesWhatLookingAtEachPolicyWouldAndTiesAreFoundBeforeTheyHappen(@ForAll long seed) {
        Random random = new Random(seed);
        List<PolicyEntry> entries = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            entries.add(entry("p" + i, anyCondition(random), random.nextInt(3)));
        }
        PolicyIndex index = PolicyIndex.of(entries);
        for (int i = 0; i < 40; i++) {
            TicketTraits traits = anyTraits(random);
            List<PolicyEntry> fitting = entries.stream()
                    .filter(entry -> Stream.of(TraitDimension.values())
                            .allMatch(dimension ->
                                    PolicyEntry.fits(entry.appliesTo().values(dimension), dimension.values(traits))))
                    .toList();
            Comparator<PolicyEntry> specific = Comparator.<PolicyEntry>comparingInt(PolicyEntry::conditions)
                    .thenComparing(entry -> entry.depth(traits))
                    .thenComparing(PolicyEntry::rank);
            Optional<PolicyEntry> best = fitting.stream().max(specific);
            Optional<PolicyEntry> chosen = index.choose(traits);

            assertThat(chosen.isPresent()).isEqualTo(best.isPresent());
            if (best.isPresent()) {
                assertThat(specific.compare(chosen.orElseThrow(), best.get())).isZero();
                boolean undecided = fitting.stream()
                                .filter(entry -> specific.compare(entry, best.get()) == 0)
                                .count()
                        > 1;
                assertThat(!undecided || !index.ties().isEmpty()).isTrue();
            }
        }
    }

    private static <E> E one(Collection<E> values, Random random) {
        return List.copyOf(values).get(random.nextInt(values.size()));
    }

    private static AppliesTo anyCondition(Random random) {
        AppliesTo some = AppliesTo.ANY;
        if (random.nextBoolean()) {
            some = some.categories(random.nextBoolean() ? "a" : "a/b", random.nextBoolean() ? "a/b/c" : "d");
        }
        some = random.nextInt(3) == 0 ? some.tiers("gold") : some;
        some = random.nextInt(3) == 0 ? some.types(TicketType.COMPLAINT) : some;
        some = random.nextInt(3) == 0 ? some.customerClasses("loyal") : some;
        some = random.nextInt(3) == 0 ? some.departments("claims") : some;
        some = random.nextInt(3) == 0 ? some.segments(random.nextBoolean() ? "x" : "y") : some;
        some = random.nextInt(3) == 0 ? some.priorities(one(EnumSet.allOf(Priority.class), random)) : some;
        return random.nextInt(3) == 0
                ? some.channels(one(EnumSet.of(Channel.PHONE, Channel.EMAIL, Channel.APP), random))
                : some;
    }

    private static TicketTraits anyTraits(Random random) {
        String[] paths = {"a", "a/b", "a/b/c", "a/x", "d/e"};
        return new TicketTraits(
                random.nextInt(4) == 0 ? TicketType.INQUIRY : TicketType.COMPLAINT,
                random.nextInt(5) == 0 ? null : new Category(paths[random.nextInt(paths.length)]),
                one(EnumSet.allOf(Priority.class), random),
                one(EnumSet.of(Channel.PHONE, Channel.EMAIL, Channel.APP), random),
                (random.nextBoolean() ? Standing.NONE.in("x", "y") : Standing.NONE.in("x"))
                        .inTier(random.nextBoolean() ? "gold" : null)
                        .ofClass(random.nextBoolean() ? "loyal" : null)
                        .helpedBy(random.nextBoolean() ? "claims" : null));
    }

    private static Optional<String> chosen(PolicyEntry... entries) {
        return PolicyIndex.of(List.of(entries)).choose(DAMAGE).map(PolicyEntry::id);
    }

    private static PolicyEntry entry(String id, AppliesTo appliesTo, int rank) {
        return new PolicyEntry(id + "@1", "office", appliesTo, rank);
    }

    private static SlaPolicy policy(String id, AppliesTo appliesTo, int rank) {
        return SlaPolicy.builder(id, "office")
                .target(Metric.RESOLUTION, Duration.ofHours(8))
                .appliesTo(appliesTo)
                .rank(rank)
                .build();
    }
}
