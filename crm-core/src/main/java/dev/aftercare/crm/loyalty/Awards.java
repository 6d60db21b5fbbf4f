package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What orders have earned, one document per programme and order. The document's key is what makes an order earn once: unlike an
 * idempotency key it is never forgotten.
 */
final class Awards {

    private static final TypedDocuments<Award> DOCUMENTS = new TypedDocuments<>("points-award", Award.class);

    private static final TypedDocuments<OrderReturns> RETURNS =
            new TypedDocuments<>("points-returns", OrderReturns.class);

    private Awards() {}

    /** What came back of an order so far. */
    static OrderReturns returns(UnitOfWork unit, ProgrammeId programme, PurchaseId purchase) {
        return RETURNS.find(unit, key(programme, purchase)).orElse(OrderReturns.NONE);
    }

    static void returned(CommandContext context, Award award, OrderReturns next) {
        String key = key(award.accrual().programme(), award.accrual().purchase());
        String owner = award.customer().value().toString();
        if (next.version() == 1) {
            RETURNS.insert(context, key, owner, next);
        } else {
            RETURNS.update(context, key, owner, next.version() - 1, next);
        }
    }

    static Optional<Award> find(UnitOfWork unit, ProgrammeId programme, PurchaseId purchase) {
        return DOCUMENTS.find(unit, key(programme, purchase));
    }

    static void insert(CommandContext context, Award award) {
        String key = key(award.accrual().programme(), award.accrual().purchase());
        DOCUMENTS.insert(context, key, award.customer().value().toString(), award);
    }

    /** A digest: both ids together are longer than a document's id may be. Neither id has a space, so the text is unambiguous. */
    private static String key(ProgrammeId programme, PurchaseId purchase) {
        String text = programme.value() + " " + purchase.value();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
