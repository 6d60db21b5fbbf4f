package dev.aftercare.crm.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aftercare.crm.model.ticket.Category;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleIndexTest {

    private static final Article DAMAGE = Article.of("damage", "en", "Damaged parcel", "Send us a photo of the box.")
            .tagged("logistics", "broken")
            .answering("logistics");
    private static final Article LATE =
            Article.of("late", "en", "Where is my parcel?", "Look at the tracking page. It is updated every hour.");
    private static final Article RETURNS =
            Article.of("returns", "en", "Return policy", "A damaged article can be returned, a used one cannot.");
    private static final Article CHINESE = Article.of("posun", "zh", "物流破损怎么办", "请拍照联系客服，我们会补发。");

    private static final ArticleIndex INDEX = new ArticleIndex(List.of(DAMAGE, LATE, RETURNS, CHINESE));

    @Test
    void aWordOfTheTitleCountsMoreThanOneOfTheText() {
        assertThat(ids("damaged")).containsExactly("damage", "returns");
    }

    @Test
    void tagsAreSearched() {
        assertThat(ids("broken")).containsExactly("damage");
    }

    @Test
    void chineseIsFoundWithoutDividingWords() {
        assertThat(ids("包裹破损了")).containsExactly("posun");
        assertThat(INDEX.find("破损", null, null, 10).get(0).terms()).containsExactly("损", "破", "破损");
    }

    @Test
    void whatNoArticleHasFindsNothing() {
        assertThat(ids("bicycle")).isEmpty();
        assertThat(ids("?!")).isEmpty();
        assertThat(new ArticleIndex(List.of()).find("parcel", null, null, 10)).isEmpty();
    }

    @Test
    void aLanguageCanBeAskedFor() {
        assertThat(INDEX.find("parcel 物流", "zh", null, 10))
                .extracting(ArticleIndex.Hit::id)
                .containsExactly("posun");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, true", "zh-Hans-SG, true", "en, false", "zh-Hant, true"})
    void whoReadsANarrowerLanguageFindsWhatIsInTheWiderOne(String language, boolean found) {
        assertThat(INDEX.find("破损", language, null, 10)).hasSize(found ? 1 : 0);
    }

    @Test
    void aNarrowerLanguageIsNotForEverybodyWhoReadsTheWiderOne() {
        ArticleIndex index = new ArticleIndex(List.of(Article.of("a", "de-AT", "Paket", "Servus")));

        assertThat(index.find("Paket", "de", null, 10)).isEmpty();
        assertThat(index.find("Paket", "de-AT", null, 10)).hasSize(1);
    }

    @Test
    void anArticleForTheMatterIsPreferred() {
        Article other = Article.of("a", "en", "Damaged parcel", "Send us a photo of the box.")
                .tagged("logistics", "broken");
        ArticleIndex index = new ArticleIndex(List.of(other, DAMAGE, LATE));

        assertThat(first(index, null)).isEqualTo("a");
        assertThat(first(index, new Category("logistics/damage"))).isEqualTo("damage");
        assertThat(first(index, new Category("logisticsx"))).isEqualTo("a");
    }

    @Test
    void onlySoManyAreGiven() {
        assertThat(INDEX.find("parcel damaged", null, null, 1)).hasSize(1);
    }

    /** One article, one term in the title: weight 3, rarity ln(1 + 0.5 / 1.5), length as the average. */
    @Test
    void theScoreIsTheFormulas() {
        ArticleIndex index = new ArticleIndex(List.of(Article.of("a", "en", "tea", "cup")));

        assertThat(index.find("tea", null, null, 1).get(0).score())
                .isEqualTo(Math.log(1 + 0.5 / 1.5) * 3 * 2.2 / (3 + 1.2), within(1e-12));
    }

    private static List<String> ids(String question) {
        return INDEX.find(question, null, null, 10).stream()
                .map(ArticleIndex.Hit::id)
                .toList();
    }

    private static String first(ArticleIndex index, Category category) {
        return index.find("damaged parcel", null, category, 10).get(0).id();
    }
}
