package dev.aftercare.crm.loyalty.partner;

import dev.aftercare.crm.document.OwnerDigest;
import dev.aftercare.crm.model.Input;

/**
 * A code of a partner, worth something to whoever knows it. As only the partner can check it, the library keeps it as it is, in the
 * shop's database.
 *
 * @param value the code, 1 to 200 characters, compared character by character
 */
public record PartnerCode(String value) {

    /** The longest code. */
    static final int MAX = 200;

    /** Checks the text. */
    public PartnerCode {
        Input.text("code", value, MAX);
    }

    /** What it is known by among the codes of all benefits; a benefit's id has no space in it. */
    String fingerprint(String benefit) {
        return OwnerDigest.of(benefit + " " + value);
    }

    /** Does not tell it. */
    @Override
    public String toString() {
        return "PartnerCode[withheld]";
    }
}
