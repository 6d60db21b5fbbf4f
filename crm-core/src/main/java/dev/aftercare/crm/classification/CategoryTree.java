package dev.aftercare.crm.classification;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shop's tree of categories.
 *
 * @param nodes every place in the tree, each once and none without the one above it; at most {@value #MAX_NODES}; in the order of their
 *     paths
 */
public record CategoryTree(List<Node> nodes) {

    /** The most places in a tree. */
    public static final int MAX_NODES = 2_000;

    /**
     * A place in the tree.
     *
     * @param category its path; levels are divided by a slash
     * @param title how people call it, 1 to 200 characters
     * @param retired whether no ticket is put there any more
     */
    public record Node(Category category, String title, boolean retired) {

        /** Checks the parts. */
        public Node {
            Input.present("categoryNode.category", category);
            Input.text("categoryNode.title", title, 200);
            String path = category.path();
            if (path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
                throw new InvalidInputException(
                        "categoryNode.category", "has an empty level", "levels divided by one slash");
            }
        }

        private Optional<Category> parent() {
            int slash = category.path().lastIndexOf('/');
            return slash < 0
                    ? Optional.empty()
                    : Optional.of(new Category(category.path().substring(0, slash)));
        }
    }

    /** Orders and checks the nodes. */
    public CategoryTree {
        nodes = Input.atMost("categoryTree.nodes", nodes, MAX_NODES).stream()
                .sorted(Comparator.comparing(node -> node.category().path()))
                .toList();
        Map<Category, Node> places = new HashMap<>();
        for (Node node : nodes) {
            if (places.put(node.category(), node) != null) {
                throw new InvalidInputException(
                        "categoryTree.nodes", "have " + node.category().path() + " twice", "each category once");
            }
        }
        for (Node node : nodes) {
            node.parent().filter(parent -> !places.containsKey(parent)).ifPresent(missing -> {
                throw new InvalidInputException(
                        "categoryTree.nodes",
                        "have no " + missing.path() + " above "
                                + node.category().path(),
                        "every level of a path");
            });
        }
    }

    /**
     * A tree that grows.
     *
     * @return a builder without any category
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects categories. Not safe for use by several threads. */
    public static final class Builder {

        private final List<Node> nodes = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a category.
         *
         * @param path its path, such as {@code logistics/damage}
         * @param title how people call it
         * @return this builder
         */
        public Builder category(String path, String title) {
            nodes.add(new Node(new Category(path), title, false));
            return this;
        }

        /**
         * Adds a category where no ticket is put any more; those that are there stay.
         *
         * @param path its path
         * @param title how people call it
         * @return this builder
         */
        public Builder retired(String path, String title) {
            nodes.add(new Node(new Category(path), title, true));
            return this;
        }

        /**
         * Builds the tree.
         *
         * @return the tree
         * @throws InvalidInputException if a category is there twice or a level is missing
         */
        public CategoryTree build() {
            return new CategoryTree(nodes);
        }
    }

    /**
     * A place in the tree.
     *
     * @param category which
     * @return the place, or empty
     */
    public Optional<Node> find(Category category) {
        return nodes.stream().filter(node -> node.category().equals(category)).findFirst();
    }

    /**
     * Whether a ticket may be put there.
     *
     * @param category where
     * @return true if the tree has it and it is not retired
     */
    public boolean isOpen(Category category) {
        return find(category).filter(node -> !node.retired()).isPresent();
    }

    /**
     * The open categories whose paths are most like one: those that share more levels from the top first, then those of which fewer
     * characters differ, then by path.
     *
     * @param category the category, whether or not the tree has it
     * @param limit at most how many, at least 0
     * @return the categories, the nearest first
     */
    public List<Category> near(Category category, int limit) {
        return nodes.stream()
                .filter(node -> !node.retired() && !node.category().equals(category))
                .map(node -> NearPath.of(node.category(), category.path()))
                .sorted()
                .limit(limit)
                .map(NearPath::category)
                .toList();
    }

    /**
     * The places right below one.
     *
     * @param parent below which; null for the places on top
     * @return the places, in the order of their paths
     */
    public List<Node> below(@Nullable Category parent) {
        return nodes.stream()
                .filter(node -> node.parent().equals(Optional.ofNullable(parent)))
                .toList();
    }
}
