package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.condition.Activity;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What orders have earned, one document per programme and order. The document's key is what makes an order earn once: unlike an
 * idempotency key it is never forgotten.
 */
final class Awards {

    private static final TypedDocuments<Award> DOCUMENTS = new TypedDocuments<>("points-award", Award.class);

    private static final TypedDocuments<ActivityAward> ACTIVITIES =
            new TypedDocuments<>("points-activity", ActivityAward.class);

    private static final TypedDocuments<OrderReturns> RETURNS =
            new TypedDocuments<>("points-returns", OrderReturns.class);

    private Awards() {}

    /** What came back of an order so far. */
    static OrderReturns returns(UnitOfWork unit, ProgrammeId programme, PurchaseId purchase) {
        return RETURNS.find(unit, key(programme, purchase)).orElse(OrderReturns.NONE);
    }

    static void returned(CommandContext context, Award award, OrderReturns next) {
        String key = key(award.accrual().programme(), award.purchase());
        String owner = award.customer().value().toString();
        RETURNS.save(context, key, owner, next.version() - 1, next);
    }

    static Optional<Award> find(UnitOfWork unit, ProgrammeId programme, PurchaseId purchase) {
        return DOCUMENTS.find(unit, key(programme, purchase));
    }

    static void insert(CommandContext context, Award award) {
        String key = key(award.accrual().programme(), award.purchase());
        DOCUMENTS.insert(context, key, award.customer().value().toString(), award);
    }

    /** What an activity has earned of the first of some customers who are one. */
    static Optional<ActivityAward> first(
            UnitOfWork unit, ProgrammeId programme, List<CustomerId> customers, Activity activity) {
        List<String> keys = customers.stream()
                .map(customer -> key(programme, customer, activity))
                .toList();
        return ACTIVITIES.of(unit, keys).stream()
                .min(Comparator.comparingInt(award -> keys.indexOf(award.id())))
                .map(Stored::value);
    }

    static void insert(CommandContext context, ActivityAward award) {
        String key = key(award.accrual().programme(), award.customer(), award.activity());
        ACTIVITIES.insert(context, key, award.customer().value().toString(), award);
    }

    private static String key(ProgrammeId programme, CustomerId customer, Activity activity) {
        return digest(programme.value() + " " + customer.value() + " " + activity.kind() + " " + activity.reference());
    }

    private static String key(ProgrammeId programme, PurchaseId purchase) {
        return digest(programme.value() + " " + purchase.value());
    }

    /** A digest: the ids together are longer than a document's id may be. None of them has a space, so the text is unambiguous. */
    private static String digest(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
