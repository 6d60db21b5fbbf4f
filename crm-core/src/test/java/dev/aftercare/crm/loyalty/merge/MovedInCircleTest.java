package dev.aftercare.crm.loyalty.merge;

import static dev.aftercare.crm.loyalty.PointsShop.CLERK;
import static dev.aftercare.crm.loyalty.PointsShop.GIFT;
import static dev.aftercare.crm.loyalty.PointsShop.GOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.StorageException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No merge lets a customer's loyalty move in a circle; where damaged records say so, that is told, and nobody follows it for ever. */
@Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MovedInCircleTest {

    private final MergedShop merged = new MergedShop();
    private final Shop shop = merged.shop;
    private final CustomerId anna = merged.anna;
    private final CustomerId ben = merged.ben;

    private void changeLinkOfBen(UnaryOperator<String> change) {
        merged.change(new DocumentKey("loyalty-moved", ben.value().toString()), change);
    }

    private void benBackToAnna() {
        changeLinkOfBen(json -> "{\"into\":\"" + anna.value() + "\",\"merge\":\"m\","
                + json.substring(1).replace("\"into\":null,", ""));
    }

    private static void assertCorrupt(ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        StorageException.class,
                        corrupt -> assertThat(corrupt.reason()).isEqualTo(StorageException.Reason.CORRUPT));
    }

    @Test
    void whoLooksOrWritesIsTold() {
        benBackToAnna();

        assertCorrupt(() -> shop.loyalty().balance(anna, GOLD));
        assertCorrupt(() -> shop.loyalty().earn(anna, GOLD, 5, GIFT, CLERK));
        assertCorrupt(() -> shop.credit().issue(anna, Money.of("5", "EUR"), null, GIFT, CLERK));
    }

    @Test
    void whatComesBackGoesOnToNobodyForEver() {
        benBackToAnna();
        assertCorrupt(merged::giveBackToAnna);
        assertThat(merged.isBalanced()).isTrue();
    }

    @Test
    void membersWhoMovedToEachOtherAreNoMembers() {
        CustomerId carl = merged.register("carl");
        changeLinkOfBen(json -> json.replace(
                "\"members\":[",
                "\"members\":[{\"customer\":\"" + carl.value() + "\",\"into\":\"" + carl.value() + "\"},"));

        assertCorrupt(() -> shop.loyaltyMerges().merge("m2", ben, merged.register("dora"), CLERK));
    }
}
