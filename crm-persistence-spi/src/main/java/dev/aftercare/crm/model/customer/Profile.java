package dev.aftercare.crm.model.customer;

import dev.aftercare.crm.model.Input;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the shop knows of a person. Personal data: {@link #toString} shows nothing of it.
 *
 * @param displayName how to address the customer, at most 200 characters, or null
 * @param givenName the given name, at most 100 characters, or null
 * @param familyName the family name, at most 100 characters, or null
 * @param birthday the date of birth, or null
 * @param locale the language to write in, or null
 * @param zone the customer's own time zone, or null
 * @param contactPoints where the customer can be reached, the preferred first; at most 20
 * @param addresses postal addresses; at most 20
 * @param preferences what the customer has chosen, by name; at most 100
 * @param tags the shop's marks; at most 100 of at most 50 characters
 * @param attributes the shop's own facts, by name; at most 100, values of at most 2,000 characters
 */
public record Profile(
        @Nullable String displayName,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable LocalDate birthday,
        @Nullable Locale locale,
        @Nullable ZoneId zone,
        List<ContactPoint> contactPoints,
        List<PostalAddress> addresses,
        Map<String, String> preferences,
        Set<String> tags,
        Map<String, String> attributes) {

    /** A profile that says nothing. */
    public static final Profile EMPTY = builder().build();

    /** Checks and copies the parts; maps and sets are kept in the order of their keys. */
    public Profile {
        Input.textOrNull("profile.displayName", displayName, 200);
        Input.textOrNull("profile.givenName", givenName, 100);
        Input.textOrNull("profile.familyName", familyName, 100);
        contactPoints = List.copyOf(Input.atMost("profile.contactPoints", contactPoints, 20));
        addresses = List.copyOf(Input.atMost("profile.addresses", addresses, 20));
        preferences = sorted("profile.preferences", preferences);
        attributes = sorted("profile.attributes", attributes);
        Input.atMost("profile.tags", tags, 100).forEach(tag -> Input.text("profile.tags", tag, 50));
        tags = Collections.unmodifiableSet(new TreeSet<>(tags));
    }

    /**
     * A builder of an empty profile.
     *
     * @return the builder
     */
    public static ProfileBuilder builder() {
        return new ProfileBuilder();
    }

    /**
     * A builder that starts from this profile.
     *
     * @return the builder
     */
    public ProfileBuilder toBuilder() {
        return new ProfileBuilder(this);
    }

    @Override
    public String toString() {
        return "Profile[withheld]";
    }

    private static Map<String, String> sorted(String field, @Nullable Map<String, String> map) {
        Map<String, String> given = Input.present(field, map);
        Input.within(field + ".size", given.size(), 0, 100);
        given.forEach((key, value) -> {
            Input.text(field, key, 50);
            Input.text(field + ".value", value, 2_000);
        });
        return Collections.unmodifiableMap(new TreeMap<>(given));
    }
}
