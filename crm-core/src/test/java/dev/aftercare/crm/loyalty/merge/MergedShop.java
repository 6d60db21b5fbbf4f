package dev.aftercare.crm.loyalty.merge;

import static dev.aftercare.crm.loyalty.PointsShop.CLERK;
import static dev.aftercare.crm.loyalty.PointsShop.GIFT;
import static dev.aftercare.crm.loyalty.PointsShop.GOLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.loyalty.PointsShop;
import dev.aftercare.crm.loyalty.ReversalPolicy;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.util.function.UnaryOperator;

/** Anna, with 60 points of 100 left and credit of 3 euros of 5, has become one with Ben by the merge "m"; then its records are damaged. */
final class MergedShop {

    private final PointsShop points = new PointsShop();
    final Shop shop = points.shop;
    private final InMemoryStorage storage = points.storage;
    final CustomerId anna = points.register("anna");
    final CustomerId ben = points.register("ben");
    final String payment;

    MergedShop() {
        points.earn(anna, 100);
        shop.loyalty().redeem(anna, GOLD, 40, GIFT, CLERK);
        shop.credit().issue(anna, Money.of("5", "EUR"), null, GIFT, CLERK);
        payment = shop.credit().redeem(anna, Money.of("2", "EUR"), GIFT, CLERK).account();
        shop.loyaltyMerges().merge("m", anna, ben, CLERK);
    }

    CustomerId register(String name) {
        return points.register(name);
    }

    /** Gives back what Anna has spent, which comes to where her points were and goes on to where they are. */
    void giveBackToAnna() {
        shop.loyalty().corrections().reverse(anna, GOLD, 2, 40, ReversalPolicy.LENIENT, GIFT, CLERK);
    }

    boolean isBalanced() {
        return points.isBalanced();
    }

    void lose(DocumentKey key) {
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            unit.documents().delete(key, 1);
            return key;
        });
    }

    void change(DocumentKey key, UnaryOperator<String> change) {
        storage.inTransaction(TenantId.DEFAULT, unit -> {
            Document before = unit.documents().find(key).orElseThrow();
            String json = change.apply(before.json());
            assertThat(json).isNotEqualTo(before.json());
            Document next = new Document(key, before.version() + 1, before.owner(), before.at(), json);
            unit.documents().update(next, before.version());
            return next;
        });
    }
}
