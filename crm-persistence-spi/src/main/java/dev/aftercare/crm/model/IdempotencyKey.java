package dev.aftercare.crm.model;

/**
 * A caller's name for one request, unique within its tenant: the same key with the same request has one effect and one
 * result, however often it is sent; the same key with another request is an error.
 *
 * @param value 1 to 200 printable ASCII characters without spaces
 */
public record IdempotencyKey(String value) {

    /** Checks the value. */
    public IdempotencyKey {
        Input.code("idempotencyKey", value, 200);
    }
}
