package dev.aftercare.crm.model.customer;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Something by which a customer is recognised: an account of the shop, an address, a handle. Two identities are the same
 * when scheme and value are equal character by character; within a tenant an identity belongs to at most one customer.
 *
 * <p>The factories bring the value to one canonical form. An identity is personal data: {@link #toString} shows the
 * scheme only.
 *
 * @param scheme what sort of identity: {@code shop}, {@code email}, {@code phone}, {@code social:<network>} or the
 *     shop's own; 1 to 50 printable ASCII characters
 * @param value the canonical value, 1 to 320 characters
 */
public record Identity(String scheme, String value) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /** Checks the parts. */
    public Identity {
        Input.code("identity.scheme", scheme, 50);
        Input.text("identity.value", value, 320);
    }

    /**
     * The customer's account in the shop.
     *
     * @param userId the shop's own user id, kept as it is
     * @return the identity
     */
    public static Identity shopUser(String userId) {
        return new Identity("shop", userId);
    }

    /**
     * An e-mail address, in lower case and Unicode NFC, without surrounding white space.
     *
     * @param address the address
     * @return the identity
     * @throws InvalidInputException if it is not of the form {@code local@domain}
     */
    public static Identity email(String address) {
        String canonical = Normalizer.normalize(
                Input.present("identity.email", address).strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        if (!EMAIL.matcher(canonical).matches()) {
            throw new InvalidInputException("identity.email", "is not an address", "local@domain");
        }
        return new Identity("email", canonical);
    }

    /**
     * A telephone number; spaces, dots, hyphens and brackets are dropped.
     *
     * @param number the number with its country code, for example {@code +44 20 7946 0000}
     * @return the identity, in the form of ITU-T E.164
     * @throws InvalidInputException if no country code is given; none is guessed
     */
    public static Identity phone(String number) {
        String canonical = Input.present("identity.phone", number).replaceAll("[\\s().-]", "");
        if (!E164.matcher(canonical).matches()) {
            throw new InvalidInputException(
                    "identity.phone", "is not an international number", "+ and country code, 7 to 15 digits (E.164)");
        }
        return new Identity("phone", canonical);
    }

    /**
     * A handle in a social network or messenger.
     *
     * @param network the network's name, lower-case ASCII
     * @param handle the handle, kept as it is but for surrounding white space
     * @return the identity
     */
    public static Identity social(String network, String handle) {
        return new Identity(
                "social:" + Input.code("identity.network", network, 40).toLowerCase(Locale.ROOT),
                Input.present("identity.handle", handle).strip());
    }

    @Override
    public String toString() {
        return "Identity[" + scheme + "]";
    }
}
