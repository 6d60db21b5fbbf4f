package dev.aftercare.crm.loyalty.store;

import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.store.MovedLoyalty.Member;
import dev.aftercare.crm.model.customer.CustomerId;
import java.util.List;

/**
 * Who is one in the eyes of loyalty, as it was when the command looked first. What it decides on them holds to the end only with
 * {@link CustomerLinks#keep}; to write the points account is not enough, for its lock waits for a merge and then goes on.
 *
 * @param link what is known of the one who has the loyalty of all
 */
public record Together(Stored<MovedLoyalty> link) {

    /**
     * Who has the loyalty of all.
     *
     * @return a customer whose loyalty was not moved on
     */
    public CustomerId customer() {
        return link.value().customer();
    }

    /**
     * Whose loyalty was moved to the customer, directly or not.
     *
     * @return all others
     */
    public List<CustomerId> others() {
        return link.value().members().stream().map(Member::customer).toList();
    }
}
