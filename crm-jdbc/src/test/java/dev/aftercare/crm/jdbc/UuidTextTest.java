package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UuidTextTest {

    @ParameterizedTest
    @CsvSource({
        "7f000000-0000-0000-0000-000000000001, 7f000000-0000-0000-0000-000000000001",
        "7f000000-0000-0000-0000-0000000000012, 7f000000-0000-0000-0000-000000000002",
        "!, 00000000-0000-0000-0000-000000000000",
        "7f, 7f000000-0000-0000-0000-000000000000",
        "7g, 80000000-0000-0000-0000-000000000000",
        "7f000000-0000-0000-0000-0000000000:, 7f000000-0000-0000-0000-0000000000a0",
        "7f00000000, 7f000001-0000-0000-0000-000000000000",
        "7F, 7a000000-0000-0000-0000-000000000000",
        "~,",
        "ffffffff-ffff-ffff-ffff-ffffffffffff0,",
    })
    void findsTheFirstUuidWhoseTextIsNotBefore(String text, UUID expected) {
        assertThat(UuidText.ceiling(text)).isEqualTo(expected);
    }

    @Property(tries = 500)
    void divides(@ForAll("texts") String text, @ForAll("uuids") UUID uuid) {
        UUID ceiling = UuidText.ceiling(text);

        boolean before = uuid.toString().compareTo(text) < 0;

        assertThat(ceiling == null || uuid.toString().compareTo(ceiling.toString()) < 0)
                .isEqualTo(before);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> odd = Arbitraries.strings()
                .withChars("0123456789abcdefgAF-!~")
                .ofMinLength(1)
                .ofMaxLength(40);
        Arbitrary<String> cut = uuids().flatMap(uuid -> Arbitraries.integers()
                .between(1, 36)
                .flatMap(length -> odd.map(end -> uuid.toString().substring(0, length) + end)));
        return Arbitraries.oneOf(odd, cut);
    }

    @Provide
    Arbitrary<UUID> uuids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    }
}
