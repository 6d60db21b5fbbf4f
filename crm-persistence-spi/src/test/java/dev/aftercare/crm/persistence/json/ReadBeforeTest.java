package dev.aftercare.crm.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadBeforeTest {

    private final List<Integer> read = new ArrayList<>();
    private final ReadBefore<Integer> texts = new ReadBefore<>();

    @Test
    void aTextIsReadOnceAndOthersAreNotTakenForIt() {
        assertThat(length("abc")).isEqualTo(3);
        assertThat(length("abc")).isEqualTo(3);
        assertThat(length("abcd")).isEqualTo(4);

        assertThat(read).containsExactly(3, 4);
    }

    @Test
    void whatWasNotAskedForLongestIsForgottenFirst() {
        String much = "x".repeat(3_900_000);
        length("a");
        length(much);
        length("a");
        length(much + "y");
        length(much + "yz");

        length("a");
        length(much + "yz");
        assertThat(read).containsExactly(1, 3_900_000, 3_900_001, 3_900_002);
        length(much);
        assertThat(read).endsWith(3_900_000).hasSize(5);
    }

    @Test
    void aTextThatIsTooLongIsReadEachTime() {
        String tooMuch = "x".repeat(8_000_001);

        length(tooMuch);
        length(tooMuch);

        assertThat(read).hasSize(2);
    }

    @Test
    void whoWritesATextNeedNotReadIt() {
        texts.put("abc", 3);

        assertThat(length("abc")).isEqualTo(3);
        assertThat(read).isEmpty();
    }

    private int length(String text) {
        return texts.get(text, each -> {
            read.add(each.length());
            return each.length();
        });
    }
}
