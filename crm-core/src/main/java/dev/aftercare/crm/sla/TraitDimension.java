package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.ticket.Category;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What policies can be chosen by. */
public enum TraitDimension {
    /** What sort of matter. */
    TYPE,
    /** Where it stands in the shop's tree. */
    CATEGORY,
    /** How pressing it is. */
    PRIORITY,
    /** By which way it reached the shop. */
    CHANNEL,
    /** The customer's class. */
    CUSTOMER_CLASS,
    /** The customer's tier. */
    TIER,
    /** The segments that the customer is in. */
    SEGMENT,
    /** Who is to help. */
    DEPARTMENT;

    /** The values of a ticket that a condition may name: for a category itself first, then what is above it. */
    List<String> values(TicketTraits traits) {
        return switch (this) {
            case TYPE -> List.of(traits.type().code());
            case CATEGORY -> upward(traits.category());
            case PRIORITY -> List.of(traits.priority().name());
            case CHANNEL -> List.of(traits.channel().name());
            case CUSTOMER_CLASS -> one(traits.standing().customerClass());
            case TIER -> one(traits.standing().tier());
            case SEGMENT -> List.copyOf(traits.standing().segments());
            case DEPARTMENT -> one(traits.standing().department());
        };
    }

    /** How many levels a path has. */
    static int depth(String path) {
        return 1 + Math.toIntExact(path.chars().filter(c -> c == '/').count());
    }

    private static List<String> upward(@Nullable Category category) {
        List<String> paths = new ArrayList<>();
        String path = category == null ? "" : category.path();
        while (!path.isEmpty()) {
            paths.add(path);
            path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
        return paths;
    }

    private static List<String> one(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }
}
