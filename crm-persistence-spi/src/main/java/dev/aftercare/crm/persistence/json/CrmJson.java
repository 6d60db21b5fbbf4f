package dev.aftercare.crm.persistence.json;

import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.model.ticket.Ticket;
import java.util.List;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON form of the records.
 *
 * <p>Components are written in their order under their names; null and empty collections are left out, and what is left out is
 * read as null or empty, so a record may gain components. Instants, dates and durations are ISO 8601 texts; ids, codes and free
 * texts are bare texts; equal sets and maps are equal texts, with their elements or keys in order; money is {@code {"amount":"12.50","currency":"EUR"}}; enums are their names.
 *
 * <p>The payload of an aggregate starts with {@code "schema"}, the version of the form that wrote it: now {@value #SCHEMA}.
 * A payload of a later schema reads too, because schemas only add; what it adds is kept in
 * {@link dev.aftercare.crm.model.UnknownFields} and written back.
 */
public final class CrmJson {

    /** The schema that this version of the library writes. */
    public static final int SCHEMA = 1;

    private static final JsonCodec<Customer> CUSTOMERS = new AggregateCodec<>(Customer.class, Customer::unknown);
    private static final JsonCodec<Ticket> TICKETS = new AggregateCodec<>(Ticket.class, Ticket::unknown);
    private static final JsonCodec<PointsAccount> POINTS_ACCOUNTS =
            new AggregateCodec<>(PointsAccount.class, PointsAccount::unknown);
    private static final JsonCodec<List<PurchaseLine>> PURCHASE_LINES = new ListCodec<>(PurchaseLine.class);
    private static final JsonCodec<List<LotChange>> LOT_CHANGES = new ListCodec<>(LotChange.class);

    private CrmJson() {}

    /**
     * The payloads of customers.
     *
     * @return the codec
     */
    public static JsonCodec<Customer> customers() {
        return CUSTOMERS;
    }

    /**
     * The payloads of tickets.
     *
     * @return the codec
     */
    public static JsonCodec<Ticket> tickets() {
        return TICKETS;
    }

    /**
     * The payloads of points accounts.
     *
     * @return the codec
     */
    public static JsonCodec<PointsAccount> pointsAccounts() {
        return POINTS_ACCOUNTS;
    }

    /**
     * The lines of a purchase as one array, for an adapter that keeps them in one column.
     *
     * @return the codec
     */
    public static JsonCodec<List<PurchaseLine>> purchaseLines() {
        return PURCHASE_LINES;
    }

    /**
     * What a points entry did to the lots as one array, for an adapter that keeps it in one column.
     *
     * @return the codec
     */
    public static JsonCodec<List<LotChange>> lotChanges() {
        return LOT_CHANGES;
    }

    /**
     * A mapper for every record of the library, for import, export and messages. An event's body is written as
     * {@code {"type":"ticket-received","data":{…}}}. Fields that it does not know are passed over when it reads;
     * {@link dev.aftercare.crm.model.UnknownFields} are neither written nor read.
     *
     * <p>An adapter may keep purchases, points entries, documents, commands and due entries as this mapper writes them. Not the
     * aggregates, which have codecs of their own, nor events: a body of a type that is not known keeps its content here but
     * not its characters, so an adapter keeps what {@link EventBodies} gives.
     *
     * @return the mapper, one for all
     */
    public static JsonMapper mapper() {
        return Mappers.EDGE;
    }

    /**
     * What a host adds to a mapper of its own so that it reads and writes the records as {@link #mapper} does; how instants and
     * durations look is then the host's choice.
     *
     * @return the module
     */
    public static JacksonModule module() {
        return new CrmModule("edge").withEvents();
    }
}
