package dev.aftercare.crm.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.persistence.json.CrmJson;
import org.junit.jupiter.api.Test;

class CategoryTreeTest {

    private static final CategoryTree TREE = CategoryTree.builder()
            .category("product", "Product")
            .category("logistics/damage", "物流破损")
            .category("logistics", "Logistics")
            .retired("logistics/pigeon", "Carrier pigeon")
            .build();

    @Test
    void placesBelowAPlaceComeInTheOrderOfTheirPaths() {
        assertThat(TREE.below(null)).extracting(node -> node.category().path()).containsExactly("logistics", "product");
        assertThat(TREE.below(new Category("logistics")))
                .extracting(CategoryTree.Node::title)
                .containsExactly("物流破损", "Carrier pigeon");
        assertThat(TREE.below(new Category("product"))).isEmpty();
    }

    @Test
    void aRetiredPlaceIsKnownButClosed() {
        assertThat(TREE.find(new Category("logistics/pigeon"))).isPresent();
        assertThat(TREE.isOpen(new Category("logistics/pigeon"))).isFalse();
        assertThat(TREE.isOpen(new Category("logistics/damage"))).isTrue();
        assertThat(TREE.isOpen(new Category("unknown"))).isFalse();
    }

    @Test
    void aLevelThatIsMissingIsNamed() {
        CategoryTree.Builder builder = CategoryTree.builder().category("a/b", "B");

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("have no a above a/b");
    }

    @Test
    void aCategoryThatIsThereTwiceIsNamed() {
        CategoryTree.Builder builder = CategoryTree.builder().category("a", "A").retired("a", "A");

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("have a twice");
    }

    @Test
    void emptyLevelsAreRefused() {
        for (String path : new String[] {"/a", "a/", "a//b"}) {
            assertThatThrownBy(() -> CategoryTree.builder().category(path, "A"))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void aTreeReadsFromTheJsonItWasWrittenAs() {
        assertThat(CrmJson.mapper().readValue(CrmJson.mapper().writeValueAsString(TREE), CategoryTree.class))
                .isEqualTo(TREE);
    }
}
