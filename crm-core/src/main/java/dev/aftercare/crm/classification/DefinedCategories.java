package dev.aftercare.crm.classification;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.Optional;

/** The tree of categories of a tenant, read and defined as part of a command. */
public final class DefinedCategories {

    private static final VersionedDocuments<CategoryTree> TREES =
            new VersionedDocuments<>("category-tree", CategoryTree.class);
    private static final String IN_FORCE = "default";

    private DefinedCategories() {}

    /**
     * Reads the tree in force.
     *
     * @param unit where
     * @return the tree, or empty if the shop has none
     */
    public static Optional<CategoryTree> inForce(UnitOfWork unit) {
        return TREES.inForce(unit, IN_FORCE).map(VersionedDocuments.Version::value);
    }

    /**
     * Puts a tree into force.
     *
     * @param context the command
     * @param tree the tree from now on
     * @return the tree
     */
    public static CategoryTree define(CommandContext context, CategoryTree tree) {
        TREES.define(context, IN_FORCE, tree);
        return tree;
    }
}
