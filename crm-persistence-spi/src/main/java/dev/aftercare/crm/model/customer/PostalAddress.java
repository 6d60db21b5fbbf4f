package dev.aftercare.crm.model.customer;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A postal address. Personal data: {@link #toString} shows the country only.
 *
 * @param lines one to six lines as printed on a parcel, without the country
 * @param postalCode the postal code, or null where there is none
 * @param country an ISO 3166 code of two capital letters
 * @param label what it is for, such as {@code delivery}, or null
 */
public record PostalAddress(
        List<String> lines,
        @Nullable String postalCode,
        String country,
        @Nullable String label) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** Checks the parts. */
    public PostalAddress {
        lines = List.copyOf(Input.atMost("address.lines", lines, 6));
        if (lines.isEmpty()) {
            throw new InvalidInputException("address.lines", "is empty", "1 to 6 lines");
        }
        lines.forEach(line -> Input.text("address.lines", line, 200));
        Input.textOrNull("address.postalCode", postalCode, 20);
        if (!COUNTRIES.contains(Input.present("address.country", country))) {
            throw new InvalidInputException("address.country", "is unknown", "an ISO 3166 code such as GB");
        }
        Input.textOrNull("address.label", label, 50);
    }

    @Override
    public String toString() {
        return "PostalAddress[" + country + "]";
    }
}
