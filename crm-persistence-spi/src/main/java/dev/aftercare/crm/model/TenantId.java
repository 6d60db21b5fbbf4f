package dev.aftercare.crm.model;

/**
 * One shop among those that share an installation. Nothing of one tenant can be seen from another.
 *
 * @param value 1 to 64 printable ASCII characters without spaces
 */
public record TenantId(String value) {

    /** The tenant of an installation that serves one shop only. */
    public static final TenantId DEFAULT = new TenantId("default");

    /** Checks the value. */
    public TenantId {
        Input.code("tenantId", value, 64);
    }
}
