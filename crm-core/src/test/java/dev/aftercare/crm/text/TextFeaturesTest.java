package dev.aftercare.crm.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextFeaturesTest {

    @Test
    void aWordGivesItselfAndItsGramsWithItsEdges() {
        assertThat(features("Tea")).containsExactly("w:tea", "g:_te", "g:tea", "g:ea_", "g:_tea", "g:tea_", "g:_tea_");
    }

    @Test
    void aWordOfOneLetterHasOneGram() {
        assertThat(features("I")).containsExactly("w:i", "g:_i_");
    }

    @Test
    void ideographsGiveGramsWithoutASegmenter() {
        assertThat(features("物流破损"))
                .containsExactly("c:物", "c:流", "c:破", "c:损", "c:物流", "c:流破", "c:破损", "c:物流破", "c:流破损");
    }

    @Test
    void gramsDoNotReachOverAGap() {
        assertThat(features("物 流")).containsExactly("c:物", "c:流");
        assertThat(features("物，流")).containsExactly("c:物", "c:流");
    }

    @Test
    void aNumberSaysOnlyThatItStoodThere() {
        assertThat(features("13800138000")).containsExactly("n:");
        assertThat(features("４２")).containsExactly("n:");
    }

    @Test
    void scriptsAreToldApartWithoutASpace() {
        assertThat(features("VIP会员")).startsWith("w:vip").endsWith("c:会", "c:员", "c:会员");
    }

    @Test
    void caseWidthAndCompositionMakeNoDifference() {
        assertThat(features("ＴＥＡ")).isEqualTo(features("tea"));
        assertThat(features("cafe\u0301")).isEqualTo(features("CAF\u00c9"));
    }

    @Test
    void signsAndEmojiSayNothing() {
        assertThat(features("!? \uD83D\uDE00 --- \n")).isEmpty();
    }

    @Test
    void aVeryLongWordIsCut() {
        assertThat(features("a".repeat(5_000)).get(0)).isEqualTo("w:" + "a".repeat(40));
    }

    @Test
    void aSearchLooksForWordsNumbersAndShortGramsOfIdeographs() {
        List<String> terms = new ArrayList<>();
        TextFeatures.terms("Order 4711: 物流破损", terms::add);

        assertThat(terms).containsExactly("order", "4711", "物", "流", "破", "损", "物流", "流破", "破损");
    }

    private static List<String> features(String text) {
        List<String> found = new ArrayList<>();
        TextFeatures.features(text, found::add);
        return found;
    }
}
