package dev.aftercare.crm.examples.adapter;

/**
 * Every sort of key that the store holds. All of them live in one ordered map from bytes to bytes.
 *
 * <p>A key is the tenant, then one byte for the sort, then the parts named below: each part in a form whose bytes order as
 * its values do ({@link Key}). So whatever belongs together lies together, and a page, a history or a queue is one range.
 * The tenant comes first, hence no range can reach into another tenant's keys.
 *
 * <p>Behind the key of a <b>record</b> stands its payload. Behind an <b>index</b> key stands the key of the record that it leads
 * to. Ids stand in index keys as their text, because that is how {@link dev.aftercare.crm.persistence.PageKey} names them.
 * What the SPI lists last first is read backwards; there is no second, descending form of a key.
 */
enum Keyspace {
    /** Record. Parts: customer id. */
    CUSTOMERS(10),
    /** Index. Parts: instant of registration, customer id. */
    CUSTOMERS_BY_REGISTRATION(11),
    /** Index, unique. Parts: scheme, value. */
    IDENTITIES(12),

    /** Record. Parts: ticket id. */
    TICKETS(20),
    /** Index. Parts: instant of intake, ticket id. */
    TICKETS_BY_INTAKE(21),
    /** Index. Parts: customer id, instant of intake, ticket id. */
    TICKETS_BY_CUSTOMER(22),
    /** Index. Parts: agent's login, instant of intake, ticket id; only tickets that have one. */
    TICKETS_BY_ASSIGNEE(23),
    /** Index. Parts: instant when the ticket is due, ticket id; only tickets that are due. */
    TICKETS_BY_DUE(24),
    /** Index. Parts: rank of the priority, instant of intake, ticket id. */
    TICKETS_BY_RANK(25),

    /** Record. Parts: account id. */
    ACCOUNTS(30),
    /** Index, unique. Parts: customer id, programme. */
    ACCOUNTS_BY_HOLDER(31),
    /** Index. Parts: programme, customer id. */
    ACCOUNTS_BY_PROGRAMME(32),
    /** Record. Parts: account id, sequence. */
    ENTRIES(33),
    /** Index. Parts: programme, instant, account id, sequence. */
    ENTRIES_BY_PROGRAMME(34),
    /** Index, unique. Parts: account id, name; only entries that have one. */
    ENTRIES_BY_NAME(35),
    /** Index. Parts: account id, sequence of the other entry, sequence; only entries that are about another. */
    ENTRIES_ABOUT(36),

    /** Record. Parts: purchase number. */
    PURCHASES(40),
    /** Index. Parts: customer id, instant, purchase number. */
    PURCHASES_BY_CUSTOMER(41),
    /** Index. Parts: number of the order, instant, purchase number; only returns of which an order is known. */
    RETURNS_BY_ORDER(42),

    /** Record. Parts: aggregate kind, aggregate id, sequence. */
    EVENTS(50),
    /** Index, unique. Parts: event id. */
    EVENT_IDS(51),
    /** Index. Parts: customer id, instant, event id; only events that have a customer. */
    TIMELINES(52),
    /** Index. Parts: partition, aggregate kind, aggregate id, sequence; only events that wait for a relay. */
    WAITING(53),
    /** Record. Parts: partition. */
    PARTITION_LEASES(54),

    /** Record. Parts: kind, aggregate kind, aggregate id, part. */
    DUE(60),
    /** Index. Parts: instant, kind, aggregate kind, aggregate id, part. */
    DUE_BY_INSTANT(61),

    /** Record. Parts: kind, document id. */
    DOCUMENTS(70),
    /** Index. Parts: kind, instant, document id. */
    DOCUMENTS_BY_KIND(71),
    /** Index. Parts: kind, owner, instant, document id; only documents that have one. */
    DOCUMENTS_BY_OWNER(72),

    /** Record. Parts: idempotency key. */
    COMMANDS(80),
    /** Index. Parts: instant, idempotency key. */
    COMMANDS_BY_INSTANT(81);

    /** Stands in the file, so it never changes; hence not the ordinal. */
    final byte code;

    Keyspace(int code) {
        this.code = (byte) code;
    }
}
