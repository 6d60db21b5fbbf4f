package dev.aftercare.crm;

import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.persistence.CrmStorage;
import tools.jackson.databind.json.JsonMapper;

/**
 * The customer-relationship library of a shop: customers, tickets, service levels and points, kept in the shop's own database.
 *
 * <p>Built once and shared by all threads. It starts no thread and no transaction by itself: the host calls {@link #runDue} from
 * time to time.
 */
public final class Crm implements AutoCloseable {

    private final Parts parts;

    Crm(Parts parts) {
        this.parts = parts;
    }

    /**
     * A CRM with the system's clock, time-ordered ids and no listeners.
     *
     * @param storage where records are kept; closed by {@link #close}
     * @return the CRM
     */
    public static Crm on(CrmStorage storage) {
        return builder(storage).build();
    }

    /**
     * A builder.
     *
     * @param storage where records are kept; closed by {@link #close}
     * @return the builder
     */
    public static CrmBuilder builder(CrmStorage storage) {
        return new CrmBuilder(storage);
    }

    /**
     * The services of the only shop of an installation.
     *
     * @return the services of {@link TenantId#DEFAULT}
     */
    public Shop shop() {
        return tenant(TenantId.DEFAULT);
    }

    /**
     * The services of one shop among several.
     *
     * @param id the shop's id, 1 to 64 printable ASCII characters without spaces
     * @return its services
     */
    public Shop tenant(String id) {
        return tenant(new TenantId(id));
    }

    /**
     * The services of one shop among several.
     *
     * @param tenant which
     * @return its services
     */
    public Shop tenant(TenantId tenant) {
        return new Shop(tenant, parts.runner(Input.present("tenant", tenant)), parts);
    }

    /**
     * Does what is due for every tenant of this installation, one after the other; see {@link CrmBuilder#tenants}. To be called every
     * minute or so, from as many nodes as one likes.
     *
     * @param limitPerTenant at most how many entries of each tenant, at least 1
     * @return what was done
     */
    public DueReport runDue(int limitPerTenant) {
        DueReport report = DueReport.NOTHING;
        for (TenantId tenant : parts.tenants().get()) {
            report = report.plus(tenant(tenant).runDue(limitPerTenant));
        }
        return report;
    }

    /**
     * Writes and reads every record of the library as JSON, in the way the builder was told.
     *
     * @return the mapper
     */
    public JsonMapper json() {
        return parts.json();
    }

    /** Closes the storage. */
    @Override
    public void close() {
        parts.storage().close();
    }
}
