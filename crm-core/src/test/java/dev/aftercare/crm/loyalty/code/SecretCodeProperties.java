package dev.aftercare.crm.loyalty.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.InvalidInputException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SecretCodeProperties {

    private static SecretCode code(long seed) {
        return SecretCode.random(new Random(seed));
    }

    @Property(tries = 300)
    void whatIsPrintedIsReadWhateverTheCaseAndTheSpaces(@ForAll long seed) {
        SecretCode code = code(seed);

        assertThat(code.printed()).matches("([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}");
        assertThat(SecretCode.read(code.printed())).contains(code);
        assertThat(SecretCode.read(
                        "  " + code.printed().toLowerCase(Locale.ROOT).replace("-", " – ")))
                .contains(code);
    }

    @Property(tries = 300)
    void anyOneWrongCharacterIsFound(
            @ForAll long seed, @ForAll @IntRange(max = 15) int place, @ForAll @IntRange(min = 1, max = 30) int shift) {
        StringBuilder wrong = new StringBuilder(code(seed).symbols());
        int right = SecretCode.ALPHABET.indexOf(wrong.charAt(place));
        wrong.setCharAt(place, SecretCode.ALPHABET.charAt((right + shift) % SecretCode.ALPHABET.length()));

        assertThat(SecretCode.read(wrong.toString())).isEmpty();
    }

    @Property(tries = 300)
    void anyTwoSwappedCharactersAreFound(
            @ForAll long seed, @ForAll @IntRange(max = 15) int one, @ForAll @IntRange(max = 15) int other) {
        String right = code(seed).symbols();
        StringBuilder wrong = new StringBuilder(right);
        wrong.setCharAt(one, right.charAt(other));
        wrong.setCharAt(other, right.charAt(one));

        assertThat(SecretCode.read(wrong.toString()).isEmpty()).isEqualTo(right.charAt(one) != right.charAt(other));
    }

    @Property(tries = 300)
    void noTextMakesReadingFail(@ForAll String typed) {
        SecretCode.read(typed).ifPresent(code -> assertThat(typed).hasSizeGreaterThanOrEqualTo(SecretCode.LENGTH));
    }

    @Example
    void everyCharacterOfTheAlphabetComesUpAboutAsOften() {
        Random random = new Random(7);
        int[] seen = new int[SecretCode.ALPHABET.length()];
        Set<SecretCode> codes = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            SecretCode code = SecretCode.random(random);
            codes.add(code);
            code.symbols().chars().forEach(c -> seen[SecretCode.ALPHABET.indexOf(c)]++);
        }

        assertThat(codes).hasSize(20_000);
        // 20,000 codes of 16 characters over 31 are 10,323 of each; six standard deviations are 600.
        assertThat(Arrays.stream(seen).boxed()).allMatch(count -> count > 9_700 && count < 10_950);
    }

    @Example
    void aCodeIsNeverToldWhole() {
        SecretCode code = code(1);

        assertThat(code.toString())
                .contains(code.ending())
                .doesNotContain(code.symbols().substring(0, 12));
        assertThat(code.fingerprint()).hasSize(64).doesNotContain(code.symbols());
        assertThatThrownBy(() -> new SecretCode(code.symbols() + "A"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining(code.symbols());
    }

    @Example
    void lookAlikesAreNoCharactersOfACode() {
        assertThat(SecretCode.ALPHABET).hasSize(31).doesNotContain("0", "O", "1", "I", "L");
        assertThat(SecretCode.read(null)).isEmpty();
        assertThat(SecretCode.read("")).isEmpty();
        assertThat(SecretCode.read("0000-0000-0000-0000")).isEmpty();
    }
}
