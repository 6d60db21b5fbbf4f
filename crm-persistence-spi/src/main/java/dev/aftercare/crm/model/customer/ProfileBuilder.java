package dev.aftercare.crm.model.customer;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Profile}; the parts are checked by {@link #build}. Not safe for use by several threads. */
public final class ProfileBuilder {

    private @Nullable String displayName;
    private @Nullable String givenName;
    private @Nullable String familyName;
    private @Nullable LocalDate birthday;
    private @Nullable Locale locale;
    private @Nullable ZoneId zone;
    private final List<ContactPoint> contactPoints = new ArrayList<>();
    private final List<PostalAddress> addresses = new ArrayList<>();
    private final Map<String, String> preferences = new LinkedHashMap<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();

    ProfileBuilder() {}

    ProfileBuilder(Profile profile) {
        displayName = profile.displayName();
        givenName = profile.givenName();
        familyName = profile.familyName();
        birthday = profile.birthday();
        locale = profile.locale();
        zone = profile.zone();
        contactPoints.addAll(profile.contactPoints());
        addresses.addAll(profile.addresses());
        preferences.putAll(profile.preferences());
        tags.addAll(profile.tags());
        attributes.putAll(profile.attributes());
    }

    /**
     * Sets how to address the customer.
     *
     * @param value the name, or null for none
     * @return this builder
     */
    public ProfileBuilder displayName(@Nullable String value) {
        displayName = value;
        return this;
    }

    /**
     * Sets the given name.
     *
     * @param value the name, or null for none
     * @return this builder
     */
    public ProfileBuilder givenName(@Nullable String value) {
        givenName = value;
        return this;
    }

    /**
     * Sets the family name.
     *
     * @param value the name, or null for none
     * @return this builder
     */
    public ProfileBuilder familyName(@Nullable String value) {
        familyName = value;
        return this;
    }

    /**
     * Sets the date of birth.
     *
     * @param value the date, or null for none
     * @return this builder
     */
    public ProfileBuilder birthday(@Nullable LocalDate value) {
        birthday = value;
        return this;
    }

    /**
     * Sets the language to write in.
     *
     * @param value the locale, or null for none
     * @return this builder
     */
    public ProfileBuilder locale(@Nullable Locale value) {
        locale = value;
        return this;
    }

    /**
     * Sets the customer's own time zone.
     *
     * @param value the zone, or null for none
     * @return this builder
     */
    public ProfileBuilder zone(@Nullable ZoneId value) {
        zone = value;
        return this;
    }

    /**
     * Adds a contact point after those that are there.
     *
     * @param value the contact point
     * @return this builder
     */
    public ProfileBuilder contactPoint(ContactPoint value) {
        contactPoints.add(value);
        return this;
    }

    /**
     * Adds an address after those that are there.
     *
     * @param value the address
     * @return this builder
     */
    public ProfileBuilder address(PostalAddress value) {
        addresses.add(value);
        return this;
    }

    /**
     * Sets a preference.
     *
     * @param name its name
     * @param value what was chosen
     * @return this builder
     */
    public ProfileBuilder preference(String name, String value) {
        preferences.put(name, value);
        return this;
    }

    /**
     * Adds a tag.
     *
     * @param value the tag
     * @return this builder
     */
    public ProfileBuilder tag(String value) {
        tags.add(value);
        return this;
    }

    /**
     * Sets one of the shop's own facts.
     *
     * @param name its name
     * @param value the fact
     * @return this builder
     */
    public ProfileBuilder attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    /**
     * Builds the profile.
     *
     * @return the profile
     * @throws dev.aftercare.crm.model.InvalidInputException if a part is malformed
     */
    public Profile build() {
        return new Profile(
                displayName,
                givenName,
                familyName,
                birthday,
                locale,
                zone,
                contactPoints,
                addresses,
                preferences,
                tags,
                attributes);
    }
}
