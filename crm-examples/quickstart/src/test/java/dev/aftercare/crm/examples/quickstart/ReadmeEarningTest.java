package dev.aftercare.crm.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Crm;
import dev.aftercare.crm.Shop;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.jdbc.JdbcStorage;
import dev.aftercare.crm.loyalty.BonusRule;
import dev.aftercare.crm.loyalty.Caps;
import dev.aftercare.crm.loyalty.FixedPoints;
import dev.aftercare.crm.loyalty.Multiplier;
import dev.aftercare.crm.loyalty.PeriodUnit;
import dev.aftercare.crm.loyalty.Programme;
import dev.aftercare.crm.loyalty.Rate;
import dev.aftercare.crm.loyalty.condition.Activity;
import dev.aftercare.crm.loyalty.condition.AtTimes;
import dev.aftercare.crm.loyalty.condition.InSegment;
import dev.aftercare.crm.loyalty.condition.KnownFacts;
import dev.aftercare.crm.loyalty.condition.OnActivity;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The code of the README's section on earning is the code between the two markers below; it is compiled and run here. */
class ReadmeEarningTest {

    private static final Path README = Path.of("../../README.md");
    private static final Path THIS =
            Path.of("src/test/java").resolve(ReadmeEarningTest.class.getName().replace('.', '/') + ".java");
    private static final Instant FRIDAY = Instant.parse("2026-01-09T12:00:00Z");

    @Test
    void theProgrammeGivesWhatItSays() {
        // begin of the README's code
        Programme points = Programme.builder("points")
                .earning(Rate.of(1, Money.of("1", "EUR")))
                .bonus(BonusRule.named("vip-fridays")
                        .when(new InSegment(Set.of("vip")))
                        .when(AtTimes.on(Set.of(DayOfWeek.FRIDAY)))
                        .caps(Caps.NONE.per(PeriodUnit.MONTH, 500).budget("spring", 1_000_000))
                        .gives(Multiplier.times("2")))
                .bonus(BonusRule.named("review")
                        .when(new OnActivity(Set.of(Activity.REVIEW)))
                        .gives(FixedPoints.of(20)))
                .build();
        // end of the README's code

        try (Crm crm = Crm.builder(JdbcStorage.inMemory("earning").build())
                .clock(() -> FRIDAY)
                .build()) {
            Shop shop = crm.shop();
            By ling = By.agent("ling");
            Customer mei = shop.customers().register(Identity.shopUser("mei"), ling);
            shop.loyalty().define(points, ling);
            PurchaseLine tea = PurchaseLine.of("TEA", "Jasmine tea", 2, new BigDecimal("18.90"), "EUR");
            Purchase order = Purchase.sale("1001", mei.id(), FRIDAY, List.of(tea));
            KnownFacts vip = KnownFacts.NONE.inSegment("vip");

            assertThat(shop.loyalty()
                            .earning()
                            .order(points.id(), order, vip, ling)
                            .points())
                    .isEqualTo(75);
            assertThat(shop.loyalty()
                            .earning()
                            .activity(
                                    points.id(), mei.id(), new Activity("review", "r-1", FRIDAY), KnownFacts.NONE, ling)
                            .points())
                    .isEqualTo(20);
        }
    }

    @Test
    void theReadmeHasExactlyThisCode() throws IOException {
        String code = Files.readAllLines(THIS).stream()
                .dropWhile(line -> !line.contains("// begin of the README's code"))
                .skip(1)
                .takeWhile(line -> !line.contains("// end of the README's code"))
                .map(line -> line.replaceFirst("^ {8}", ""))
                .collect(Collectors.joining("\n", "```java\n", "\n```"));

        assertThat(README).content().contains(code);
    }
}
