package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Texts.code;
import static dev.aftercare.crm.persistence.tck.Texts.instants;
import static dev.aftercare.crm.persistence.tck.Texts.text;
import static dev.aftercare.crm.persistence.tck.Texts.uuids;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.UnknownFields;
import dev.aftercare.crm.model.customer.ContactPoint;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.customer.PostalAddress;
import dev.aftercare.crm.model.customer.Profile;
import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.model.due.DueEntry;
import dev.aftercare.crm.model.due.DueKey;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.purchase.PurchaseKind;
import dev.aftercare.crm.model.purchase.PurchaseLine;
import dev.aftercare.crm.persistence.CommandRecord;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Generators of what stores keep, each valid and as odd as its record allows. {@link TicketSamples},
 * {@link PointsSamples} and {@link EventSamples} hold theirs.
 */
public final class Samples {

    private Samples() {}

    /**
     * Customers with every component, also empty ones.
     *
     * @return the generator
     */
    public static Arbitrary<Customer> customers() {
        return Combinators.combine(
                        uuids().map(CustomerId::new),
                        versions(),
                        identities().set().ofMaxSize(4),
                        profiles(),
                        instants(),
                        unknown("/later", "/profile/later", "/profile/deep~1er"))
                .as(Customer::new);
    }

    /**
     * Identities, told apart by case and by combining marks too.
     *
     * @return the generator
     */
    public static Arbitrary<Identity> identities() {
        return Combinators.combine(code(50), text(320)).as(Identity::new);
    }

    /**
     * Profiles, empty ones among them.
     *
     * @return the generator
     */
    public static Arbitrary<Profile> profiles() {
        Arbitrary<Profile> named = Combinators.combine(
                        text(200).injectNull(0.3),
                        text(100).injectNull(0.3),
                        text(100).injectNull(0.3),
                        birthdays().injectNull(0.3),
                        locales().injectNull(0.3),
                        zones().injectNull(0.3))
                .as((display, given, family, birthday, locale, zone) -> Profile.builder()
                        .displayName(display)
                        .givenName(given)
                        .familyName(family)
                        .birthday(birthday)
                        .locale(locale)
                        .zone(zone)
                        .build());
        return Combinators.combine(
                        named,
                        contactPoints().list().ofMaxSize(3),
                        addresses().list().ofMaxSize(2),
                        Arbitraries.maps(text(50), text(2_000)).ofMaxSize(3),
                        text(50).set().ofMaxSize(3),
                        Arbitraries.maps(text(50), text(2_000)).ofMaxSize(3))
                .as((profile, contacts, addresses, preferences, tags, attributes) -> new Profile(
                        profile.displayName(),
                        profile.givenName(),
                        profile.familyName(),
                        profile.birthday(),
                        profile.locale(),
                        profile.zone(),
                        contacts,
                        addresses,
                        preferences,
                        tags,
                        attributes));
    }

    /**
     * Orders and returns.
     *
     * @return the generator
     */
    public static Arbitrary<Purchase> purchases() {
        Arbitrary<PurchaseId> ids = code(100).map(PurchaseId::new);
        return currencies()
                .flatMap(currency -> Combinators.combine(
                                ids,
                                Arbitraries.of(PurchaseKind.class),
                                ids.injectNull(0.5),
                                uuids().map(CustomerId::new),
                                instants(),
                                Arbitraries.of(Channel.class).injectNull(0.3),
                                lines(currency).list().ofMinSize(1).ofMaxSize(4))
                        .as((id, kind, original, customer, at, channel, lines) -> new Purchase(
                                id, kind, kind == PurchaseKind.SALE ? null : original, customer, at, channel, lines)));
    }

    /**
     * Lines in a currency.
     *
     * @param currency of which currency
     * @return the generator
     */
    public static Arbitrary<PurchaseLine> lines(Currency currency) {
        return Combinators.combine(
                        text(100),
                        text(500).injectNull(0.3),
                        text(200).injectNull(0.3),
                        Arbitraries.longs().between(1, 1_000_000_000),
                        money(currency))
                .as(PurchaseLine::new);
    }

    /**
     * Amounts from zero to the greatest of which a thousand still add up.
     *
     * @param currency of which currency
     * @return the generator
     */
    public static Arbitrary<Money> money(Currency currency) {
        return Arbitraries.longs()
                .between(0, 999_999_999_999L)
                .map(units -> new Money(BigDecimal.valueOf(units, currency.getDefaultFractionDigits()), currency));
    }

    /**
     * Currencies without, with two and with three decimals.
     *
     * @return the generator
     */
    public static Arbitrary<Currency> currencies() {
        return Arbitraries.of("JPY", "EUR", "USD", "KWD").map(Currency::getInstance);
    }

    /**
     * Documents.
     *
     * @return the generator
     */
    public static Arbitrary<Document> documents() {
        return Combinators.combine(code(40), code(100), versions(), code(100).injectNull(0.5), instants(), text(1_000))
                .as((kind, id, version, owner, at, text) -> new Document(
                        new DocumentKey(kind, id),
                        version,
                        owner,
                        at,
                        CrmJson.mapper().writeValueAsString(Map.of("text", text))));
    }

    /**
     * Due entries.
     *
     * @return the generator
     */
    public static Arbitrary<DueEntry> dueEntries() {
        return Combinators.combine(code(40), aggregates(), code(60), instants())
                .as((kind, aggregate, part, at) -> new DueEntry(new DueKey(kind, aggregate, part), at));
    }

    /**
     * Commands that were done.
     *
     * @return the generator
     */
    public static Arbitrary<CommandRecord> commands() {
        return Combinators.combine(code(200).map(IdempotencyKey::new), code(100), text(1_000), instants())
                .as(CommandRecord::new);
    }

    /**
     * References to aggregates of known and other domains.
     *
     * @return the generator
     */
    public static Arbitrary<AggregateRef> aggregates() {
        return Arbitraries.oneOf(
                uuids().map(id -> AggregateRef.of(new CustomerId(id))),
                Combinators.combine(code(40), code(100)).as(AggregateRef::new));
    }

    /**
     * Actors.
     *
     * @return the generator
     */
    public static Arbitrary<Actor> actors() {
        return Combinators.combine(Arbitraries.of(Actor.Kind.class), code(100)).as(Actor::new);
    }

    /**
     * Words that a person wrote.
     *
     * @return the generator
     */
    public static Arbitrary<FreeText> freeTexts() {
        return text(1_000).map(FreeText::new);
    }

    static Arbitrary<Long> versions() {
        return Arbitraries.longs().between(1, Long.MAX_VALUE);
    }

    static Arbitrary<UnknownFields> unknown(String... pointers) {
        Arbitrary<String> values = Arbitraries.of(
                "null",
                "true",
                "\"\"",
                "0",
                "-1.10",
                "1e+400",
                "123456789012345678901234567890",
                "[1,{\"a\":null}]",
                "{}");
        return Arbitraries.maps(Arbitraries.of(pointers), values)
                .ofMaxSize(pointers.length)
                .map(fields -> new UnknownFields(Map.copyOf(canonical(fields))));
    }

    private static Map<String, String> canonical(Map<String, String> fields) {
        fields.replaceAll((pointer, json) -> json.equals("1e+400") ? "1E+400" : json);
        return fields;
    }

    private static Arbitrary<ContactPoint> contactPoints() {
        return Combinators.combine(Arbitraries.of(Channel.class), text(320), text(50).injectNull(0.3))
                .as(ContactPoint::new);
    }

    private static Arbitrary<PostalAddress> addresses() {
        return Combinators.combine(
                        text(200).list().ofMinSize(1).ofMaxSize(6),
                        text(20).injectNull(0.3),
                        Arbitraries.of(Locale.getISOCountries()),
                        text(50).injectNull(0.3))
                .as(PostalAddress::new);
    }

    private static Arbitrary<LocalDate> birthdays() {
        return Arbitraries.of(
                LocalDate.of(1, 1, 1),
                LocalDate.of(1904, 2, 29),
                LocalDate.of(2000, 12, 31),
                LocalDate.of(9999, 12, 31));
    }

    private static Arbitrary<Locale> locales() {
        return Arbitraries.of("en-GB", "zh-Hans-CN", "de-1996", "sr-Latn-RS-x-shop", "ja-JP-u-ca-japanese", "und")
                .map(Locale::forLanguageTag);
    }

    private static Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Europe/London", "Asia/Shanghai", "UTC", "Z", "+05:45", "GMT+2")
                .map(ZoneId::of);
    }
}
