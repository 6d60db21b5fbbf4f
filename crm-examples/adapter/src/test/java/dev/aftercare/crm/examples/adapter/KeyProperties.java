package dev.aftercare.crm.examples.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.TenantId;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;

/** The bytes of keys order as the values do that they were made from. */
class KeyProperties {

    private static final Key START = Key.of(TenantId.DEFAULT, Keyspace.EVENTS);

    @Property
    void numbersOrderAsNumbers(@ForAll long one, @ForAll long other) {
        assertThat(START.with(one).isBefore(START.with(other))).isEqualTo(one < other);
    }

    @Property
    void instantsOrderAsInstants(@ForAll("instants") Instant one, @ForAll("instants") Instant other) {
        assertThat(START.with(one).isBefore(START.with(other))).isEqualTo(one.isBefore(other));
    }

    @Property
    void codesOrderByTheirCharactersAndTheFirstPartDecides(
            @ForAll("codes") String one, @ForAll("codes") String other, @ForAll long number) {
        boolean before = one.compareTo(other) < 0;

        assertThat(START.with(one).isBefore(START.with(other))).isEqualTo(before);
        if (!one.equals(other)) {
            assertThat(START.with(one).with(number).isBefore(START.with(other).with(1L)))
                    .isEqualTo(before);
        }
    }

    @Property
    void aRangeHoldsWhatBeginsWithItsKeyAndNothingElse(
            @ForAll("codes") String prefix, @ForAll("codes") String other, @ForAll long number) {
        Range range = Range.of(START.with(prefix));
        Key key = START.with(other).with(number);

        boolean inside = !key.isBefore(range.from()) && key.isBefore(range.to());

        assertThat(inside).isEqualTo(other.equals(prefix));
    }

    @Property
    void aRangeOfANumberEndsBeforeTheNextNumber(@ForAll long number, @ForAll @AlphaChars String rest) {
        Key end = START.with(number).end();

        assertThat(START.with(number).with(rest).isBefore(end)).isTrue();
        if (number < Long.MAX_VALUE) {
            assertThat(START.with(number + 1).isBefore(end)).isFalse();
        }
    }

    @Property
    void noKeyOfOneTenantLiesAmongThoseOfAnother(@ForAll("codes") String one, @ForAll("codes") String other) {
        Range ofOne = Range.of(Key.of(new TenantId(one), Keyspace.EVENTS));
        Key ofOther = Key.of(new TenantId(other), Keyspace.EVENTS).with("x");

        boolean inside = !ofOther.isBefore(ofOne.from()) && ofOther.isBefore(ofOne.to());

        assertThat(inside).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Long> seconds =
                Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
        return Combinators.combine(seconds, Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(4);
    }
}
