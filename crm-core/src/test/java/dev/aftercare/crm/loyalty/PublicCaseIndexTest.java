package dev.aftercare.crm.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aftercare.crm.persistence.json.CrmJson;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Which test covers which of the public cases, and which cases are not the ledger's. */
class PublicCaseIndexTest {

    private static final Class<?> LEDGER = PublicCasesTest.class;
    private static final Class<?> EARNING = PublicEarningCasesTest.class;

    private record Proof(String test, String method) {

        Class<?> place() throws ClassNotFoundException {
            return Class.forName("dev.aftercare.crm.loyalty." + test);
        }
    }

    private static final Map<String, Proof> COVERED = new TreeMap<>();

    /** Why a case is not covered here. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "L094",
            "commands are linked by the host's transaction: crm-jdbc's JoinedTransactionsTest undoes them together");

    static {
        covers(LEDGER, "aCreditWithoutExpiryIsSpentInPart", "L001");
        covers(LEDGER, "theSoonestExpiryGoesFirstAndNotTheOldestLot", "L002");
        covers(LEDGER, "lotsThatNeverExpireGoLast", "L003");
        covers(LEDGER, "aDebitBeyondTheBalanceIsAbsorbedByTheNextCreditIfDebtIsAllowed", "L006");
        covers(LEDGER, "aDebitIsAllocatedToTheOldestOfEqualLots", "L008");
        covers(LEDGER, "anAccountMayGoBelowZeroIfDebtIsAllowed", "L009");
        covers(LEDGER, "aTransferIsOneLegOutAndOneIn", "L011");
        covers(LEDGER, "aTransferPreservesExpiries", "L012");
        covers(LEDGER, "tenYearsDoNotExpireWhatNeverExpires", "L019");
        covers(LEDGER, "twoOrdersAndARewardExpireTogetherAfterNinetyDays", "L022");
        covers(ExpiryRuleTest.class, "rollingPointsLiveToTheEndOfADayInTheZone", "L023", "L024");
        covers(LEDGER, "lockedPointsArePendingUntilTheyAreUnlocked", "L030");
        covers(LEDGER, "aRedemptionIsOneEntry", "L032");
        covers(LEDGER, "aClampedRedemptionTakesWhatThereIs", "L033");
        covers(LEDGER, "aRollbackOfARedemptionCountsOnce", "L035");
        covers(LEDGER, "aClawbackCountsOnce", "L036");
        covers(ReturnsTest.class, "theShareIsMeasuredByWhatTheLineEarnedOrByItsAmountAsTheProgrammeSays", "L040");
        covers(EARNING, "halfAnOrderTakesBackHalfItsPoints", "L041", "L043");
        covers(EARNING, "aWholeOrderThatEarnedAndSpentIsUndone", "L044");
        covers(EARNING, "whatARewardCostsIsForTheCatalogueToSay", "L046");
        covers(EARNING, "aRuleThatAsksForACodeGivesOnlyWithIt", "L049");
        covers(ReturnsTest.class, "whatIsTakenBackFollowsTheRulesOfTheOrdersTime", "L050");
        covers(
                EARNING,
                "labelsAndFixedPointsAndLastRules",
                "L055",
                "L056",
                "L057",
                "L059",
                "L061",
                "L062",
                "L064",
                "L065",
                "L066");
        covers(EARNING, "rulesThatStackAreRoundedEachOnItsOwn", "L071");
        covers(EARNING, "wholePointsThatAreMultipliedAreRoundedByTheirRule", "L073");
        covers(EARNING, "theBasisIsWithOrWithoutTaxAndShipping", "L076");
        covers("tier.TierRulesTest", "publicCaseOfARecalculationAtPeriodEnd", "L079");
        covers("tier.TierRulesTest", "publicCaseOfSpendTiers", "L084");
        covers("merge.LoyaltyMergesTest", "theOneHasThePointsOfBothAndTheOtherNone", "L085");
        covers(LEDGER, "heldAndPostedAmountsAreKeptApartAndAPartialPostReleasesTheRest", "L087", "L088");
        covers(EARNING, "aHoldIsResolvedOnceAndSaysHowItWas", "L089");
        covers(LEDGER, "holdsExpireOneByOneAndOnlyTheOneWithoutATimeOutCanBePosted", "L090");
        covers(LEDGER, "anOverdraftIsRefusedWhenPointsAreHeldAndNotOnlyWhenTheyAreSpent", "L091");
        covers(EARNING, "aRequestThatComesAgainIsTheSameOrAnError", "L092");
        covers(EARNING, "aRefusedRequestSpendsItsKeyIfTheShopSaysSo", "L093");
        covers(LEDGER, "clampedDebitsSpareWhatIsHeldAndEndWithNothing", "L096");
        covers(LEDGER, "aReversalThatTheBalanceDoesNotCoverIsRefusedOrForced", "L098");
    }

    private static void covers(Class<?> test, String method, String... cases) {
        covers(test.getSimpleName(), method, cases);
    }

    private static void covers(String test, String method, String... cases) {
        for (String id : cases) {
            COVERED.put(id, new Proof(test, method));
        }
    }

    static Set<String> covered() {
        return COVERED.keySet();
    }

    @ParameterizedTest
    @MethodSource("covered")
    void theTestThatIsNamedIsThere(String id) throws ClassNotFoundException {
        Proof proof = COVERED.get(id);

        assertThat(Arrays.stream(proof.place().getDeclaredMethods()))
                .anyMatch(method -> method.getName().equals(proof.method()));
        assertThat(ELSEWHERE).doesNotContainKey(id);
    }

    @Test
    void noPublicCaseIsForgotten() {
        String folder = System.getProperty("aftercare.data");
        assumeTrue(folder != null, "the public cases are not here");
        Set<String> ids = new TreeSet<>();
        for (JsonNode each : CrmJson.mapper().readTree(Path.of(folder).resolve("loyalty-cases.json"))) {
            ids.add(each.get("id").asString());
        }
        Set<String> known = new TreeSet<>(COVERED.keySet());
        known.addAll(ELSEWHERE.keySet());

        assertThat(ids).hasSizeGreaterThan(40).isSubsetOf(known);
    }
}
