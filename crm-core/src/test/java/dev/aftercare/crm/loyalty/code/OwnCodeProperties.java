package dev.aftercare.crm.loyalty.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.InvalidInputException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class OwnCodeProperties {

    private static final List<String> BETWEEN =
            List.of("", "", " ", "-", "_", "\t", "\u00a0", "\u2013", "\u2212", "\u3000", "\uff3f", "\u200b", "\u00ad");
    private static final String FOREIGN = "!@#%&*+.,:;/\\'\"()äßéİı中\u0663\u03a9\u0430";

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .numeric()
                .ofMinLength(3)
                .ofMaxLength(40);
    }

    /** As people write it: lower case or upper, wide or narrow, and something between the characters or not. */
    private static String written(String code, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            text.append(BETWEEN.get(random.nextInt(BETWEEN.size())));
            char small = random.nextBoolean() ? Character.toLowerCase(c) : c;
            text.append(random.nextInt(4) == 0 ? (char) (small + 0xfee0) : small);
        }
        return text.append(BETWEEN.get(random.nextInt(BETWEEN.size()))).toString();
    }

    @Property(tries = 500)
    void aCodeIsReadHoweverItIsWritten(@ForAll("codes") String code, @ForAll long seed) {
        String written = written(code, new Random(seed));

        assertThat(OwnCode.read(written)).contains(new OwnCode(code));
    }

    @Property(tries = 500)
    void aForeignCharacterIsNeverPassedOver(@ForAll("codes") String code, @ForAll long seed) {
        Random random = new Random(seed);
        char foreign = FOREIGN.charAt(random.nextInt(FOREIGN.length()));
        String wrong = new StringBuilder(code)
                .insert(random.nextInt(code.length() + 1), foreign)
                .toString();

        assertThat(OwnCode.read(wrong)).isEmpty();
    }

    @Property(tries = 500)
    void codesThatDifferInOneCharacterAreTwo(
            @ForAll("codes") String code, @ForAll long seed, @ForAll("codes") String others) {
        int place = new Random(seed).nextInt(code.length());
        String other = code.substring(0, place) + others.charAt(0) + code.substring(place + 1);
        OwnCode one = OwnCode.read(code).orElseThrow();
        OwnCode two = OwnCode.read(other).orElseThrow();

        assertThat(one.equals(two)).isEqualTo(code.equals(other));
        assertThat(one.fingerprint().equals(two.fingerprint())).isEqualTo(code.equals(other));
    }

    @Property(tries = 300)
    void aGeneratedCodeReadAsAnOwnOneIsKeptByTheSame(@ForAll long seed) {
        SecretCode generated = SecretCode.random(new Random(seed));

        OwnCode read = OwnCode.read(generated.printed()).orElseThrow();

        assertThat(read.fingerprint()).isEqualTo(generated.fingerprint());
        assertThat(read.ending()).isEqualTo(generated.ending());
        assertThat(read.canBeGenerated()).isTrue();
    }

    /** And what reads as a generated code is no other own code. */
    @Property(tries = 1_000)
    void noTextMakesReadingFailAndWhatIsReadReadsAgain(@ForAll @StringLength(max = 120) String typed) {
        OwnCode.read(typed).ifPresent(code -> {
            assertThat(code.symbols()).matches("[A-Z0-9]{3,40}");
            assertThat(OwnCode.read(code.symbols())).contains(code);
        });
        SecretCode.read(typed)
                .ifPresent(code -> assertThat(OwnCode.read(typed).orElseThrow().fingerprint())
                        .isEqualTo(code.fingerprint()));
    }

    @Property(tries = 300)
    void noMoreThanAQuarterOfACodeIsTold(@ForAll("codes") String code) {
        OwnCode own = new OwnCode(code);

        assertThat(code).endsWith(own.ending());
        assertThat(own.ending()).hasSize(Math.min(4, Math.max(1, code.length() / 4)));
        assertThat(own.toString()).isEqualTo("OwnCode[…" + own.ending() + "]");
        assertThat(own.fingerprint()).matches("[0-9a-f]{64}");
    }

    @Example
    void lookAlikesStayWhatTheyAre() {
        OwnCode printed = new OwnCode("SUMMER10");

        assertThat(OwnCode.read("summer-10")).contains(printed);
        assertThat(OwnCode.read("ＳＵＭＭＥＲ＿１０")).contains(printed);
        assertThat(OwnCode.read("SUMMER1O").orElseThrow()).isNotEqualTo(printed);
        assertThat(OwnCode.read("SUMMERI0").orElseThrow()).isNotEqualTo(printed);
        assertThat(printed.canBeGenerated()).isFalse();
        // From elsewhere: printf SUMMER10 | sha256sum.
        assertThat(printed.fingerprint()).isEqualTo("0dff2eace8c36d9cfd7d1ddcf7212d70cca6d278731ceb8c511a047f45d84f52");
    }

    @Example
    void lengthsHaveBounds() {
        assertThat(OwnCode.read(null)).isEmpty();
        assertThat(OwnCode.read("")).isEmpty();
        assertThat(OwnCode.read("A-1")).isEmpty();
        assertThat(OwnCode.read("VIP")).contains(new OwnCode("VIP"));
        assertThat(OwnCode.read("x".repeat(40))).contains(new OwnCode("X".repeat(40)));
        assertThat(OwnCode.read("x".repeat(41))).isEmpty();
        assertThat(OwnCode.read("VIP" + " ".repeat(97))).contains(new OwnCode("VIP"));
        assertThat(OwnCode.read("VIP" + " ".repeat(98))).isEmpty();
        assertThatThrownBy(() -> new OwnCode("summer10"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("summer");
    }
}
