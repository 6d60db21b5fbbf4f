package dev.aftercare.crm.loyalty.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.loyalty.TierEvent.TierChanged;
import dev.aftercare.crm.model.loyalty.TierMove;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays what other engines publish on tiers by spend. The file of cases is no part of the project; without it, these tests are
 * skipped. The property {@code aftercare.data} names the folder that has it.
 */
class PublicTierCasesTest {

    private static final Path FILE =
            Path.of(System.getProperty("aftercare.data", "../../shared/data"), "loyalty-cases.json");
    private static final Pattern LEVEL = Pattern.compile("(\\w+) (\\d+)");
    private static final Pattern SPENT = Pattern.compile("\\((\\d+),(\\d+)\\)");
    private static final Instant AT = Instant.parse("2026-02-01T00:00:00Z");

    @TestFactory
    Stream<DynamicTest> everyTierBySpendIsReproduced() throws Exception {
        assumeTrue(Files.isReadable(FILE), "the file of public cases is absent");
        return StreamSupport.stream(
                        new JsonMapper().readTree(Files.readString(FILE)).spliterator(), false)
                .filter(form -> form.get("category").asString().equals("tier/spend"))
                .flatMap(form -> form.get("expected").properties().stream()
                        .map(row -> dynamicTest(
                                form.get("id").asString() + " " + row.getKey(),
                                () -> replay(form, row.getKey(), row.getValue().asString()))));
    }

    private static void replay(JsonNode form, String spent, String level) {
        List<TierLevel> levels = new ArrayList<>();
        for (MatchResult match :
                LEVEL.matcher(form.get("steps").get(0).asString()).results().toList()) {
            levels.add(TierLevel.of(match.group(1), match.group(2), "1"));
        }
        TierProgramme programme = TierProgramme.of(
                "spend", Qualification.spend("EUR"), TierWindow.year(), levels.toArray(TierLevel[]::new));
        MatchResult sums = SPENT.matcher(spent).results().findFirst().orElseThrow();
        List<Contribution> facts = List.of(
                new Contribution(AT, new BigDecimal(sums.group(1))),
                new Contribution(AT, new BigDecimal(sums.group(2))));
        Membership before = Membership.joined(programme, new CustomerId(new UUID(1, 2)), AT);

        assertThat(TierRules.evaluate(programme, before, QualifyingSums.of(facts), AT)
                        .orThrow()
                        .state()
                        .level())
                .isEqualTo(level);
    }

    /** A period that ends with less than the level asks for: here by the measure, which other engines take from points that are left. */
    @TestFactory
    Stream<DynamicTest> everyPeriodEndIsReproduced() throws Exception {
        assumeTrue(Files.isReadable(FILE), "the file of public cases is absent");
        return StreamSupport.stream(
                        new JsonMapper().readTree(Files.readString(FILE)).spliterator(), false)
                .filter(form -> form.get("category").asString().equals("tier/period-end"))
                .map(form -> dynamicTest(form.get("id").asString(), () -> replayEnd(form)));
    }

    private static void replayEnd(JsonNode form) {
        List<BigDecimal> numbers = Pattern.compile("\\d+")
                .matcher(form.get("steps").toString())
                .results()
                .map(match -> new BigDecimal(match.group()))
                .toList();
        BigDecimal had = numbers.get(2);
        BigDecimal earned = numbers.get(3);
        TierProgramme programme = TierProgramme.of(
                        "x-days",
                        Qualification.points(new ProgrammeId("points")),
                        TierWindow.rolling(Period.ofDays(90)),
                        TierLevel.of("0-level", "0", "1"),
                        TierLevel.of(numbers.get(0) + "-level", numbers.get(0).toString(), "1"),
                        TierLevel.of(numbers.get(1) + "-level", numbers.get(1).toString(), "1"))
                .withDowngrade(Downgrade.BY_MEASURE, Period.ZERO);
        Membership joined = Membership.joined(programme, new CustomerId(new UUID(1, 2)), AT);
        List<Contribution> facts = new ArrayList<>(List.of(new Contribution(AT, had)));
        Membership high = TierRules.evaluate(programme, joined, QualifyingSums.of(facts), AT)
                .orThrow()
                .state();
        facts.add(new Contribution(AT.plus(Duration.ofDays(30)), earned));

        Decision.Accepted<Membership> after = TierRules.evaluate(
                        programme, high, QualifyingSums.of(facts), AT.plus(Duration.ofDays(90)))
                .orThrow();

        assertThat(high.level()).isEqualTo(had + "-level");
        assertThat(after.state().level())
                .isEqualTo(form.get("expected").get("tier").asString());
        assertThat(after.events()).hasSize(1);
        assertThat(form.get("expected").get("event").asString()).contains("upgrade=false");
        assertThat(((TierChanged) after.events().get(0).body()).move()).isEqualTo(TierMove.DOWN);
    }
}
