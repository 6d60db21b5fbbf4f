package dev.aftercare.crm.sla;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.TicketType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a policy applies to: those that fit all its conditions. An empty set is no condition. Begin with {@link #ANY}.
 *
 * @param types any of these types
 * @param categories any of these categories, or one below them: {@code logistics} covers {@code logistics/damage}
 * @param priorities any of these priorities
 * @param channels any of these channels
 * @param customerClasses a customer of any of these classes
 * @param tiers a customer in any of these tiers
 * @param segments a customer in any of these segments
 * @param departments to be helped by any of these departments
 */
public record AppliesTo(
        Set<TicketType> types,
        Set<Category> categories,
        Set<Priority> priorities,
        Set<Channel> channels,
        Set<String> customerClasses,
        Set<String> tiers,
        Set<String> segments,
        Set<String> departments) {

    /** The most values of one condition. */
    public static final int MAX_VALUES = 1_000;

    /** Every ticket. */
    public static final AppliesTo ANY =
            new AppliesTo(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    /** Checks and copies the sets, in the order of their elements. */
    public AppliesTo {
        types = sorted("appliesTo.types", types, Comparator.comparing(TicketType::code));
        categories = sorted("appliesTo.categories", categories, Comparator.comparing(Category::path));
        priorities = sorted("appliesTo.priorities", priorities, Comparator.naturalOrder());
        channels = sorted("appliesTo.channels", channels, Comparator.naturalOrder());
        customerClasses = codes("appliesTo.customerClasses", customerClasses);
        tiers = codes("appliesTo.tiers", tiers);
        segments = codes("appliesTo.segments", segments);
        departments = codes("appliesTo.departments", departments);
    }

    /**
     * The same, for some types only.
     *
     * @param values any of these
     * @return the condition
     */
    public AppliesTo types(TicketType... values) {
        return new AppliesTo(
                Set.of(values), categories, priorities, channels, customerClasses, tiers, segments, departments);
    }

    /**
     * The same, for some categories and those below them only.
     *
     * @param paths any of these
     * @return the condition
     */
    public AppliesTo categories(String... paths) {
        Set<Category> values = new LinkedHashSet<>();
        for (String path : paths) {
            values.add(new Category(path));
        }
        return new AppliesTo(types, values, priorities, channels, customerClasses, tiers, segments, departments);
    }

    /**
     * The same, for some priorities only.
     *
     * @param values any of these
     * @return the condition
     */
    public AppliesTo priorities(Priority... values) {
        return new AppliesTo(
                types, categories, Set.of(values), channels, customerClasses, tiers, segments, departments);
    }

    /**
     * The same, for some channels only.
     *
     * @param values any of these
     * @return the condition
     */
    public AppliesTo channels(Channel... values) {
        return new AppliesTo(
                types, categories, priorities, Set.of(values), customerClasses, tiers, segments, departments);
    }

    /**
     * The same, for customers of some classes only.
     *
     * @param values any of these
     * @return the condition
     */
    public AppliesTo customerClasses(String... values) {
        return new AppliesTo(types, categories, priorities, channels, Set.of(values), tiers, segments, departments);
    }

    /**
     * The same, for customers in some tiers only.
     *
     * @param values any of these
     * @return the condition
     */
    public AppliesTo tiers(String... values) {
        return new AppliesTo(
                types, categories, priorities, channels, customerClasses, Set.of(values), segments, departments);
    }

    /**
     * The same, for customers in some segments only.
     *
     * @param values any of these
     * @return the condition
     */
    public AppliesTo segments(String... values) {
        return new AppliesTo(
                types, categories, priorities, channels, customerClasses, tiers, Set.of(values), departments);
    }

    /**
     * The same, for some departments only.
     *
     * @param values any of these
     * @return the condition
     */
    public AppliesTo departments(String... values) {
        return new AppliesTo(types, categories, priorities, channels, customerClasses, tiers, segments, Set.of(values));
    }

    /** The values of a dimension, as texts. */
    List<String> values(TraitDimension dimension) {
        return switch (dimension) {
            case TYPE -> types.stream().map(TicketType::code).toList();
            case CATEGORY -> categories.stream().map(Category::path).toList();
            case PRIORITY -> priorities.stream().map(Enum::name).toList();
            case CHANNEL -> channels.stream().map(Enum::name).toList();
            case CUSTOMER_CLASS -> List.copyOf(customerClasses);
            case TIER -> List.copyOf(tiers);
            case SEGMENT -> List.copyOf(segments);
            case DEPARTMENT -> List.copyOf(departments);
        };
    }

    private static Set<String> codes(String field, @Nullable Collection<String> values) {
        Input.present(field, values).forEach(value -> Input.code(field, value, 80));
        return sorted(field, values, Comparator.naturalOrder());
    }

    private static <T> Set<T> sorted(String field, @Nullable Collection<T> values, Comparator<T> order) {
        List<T> all = new ArrayList<>(Input.atMost(field, values, MAX_VALUES));
        all.sort(order);
        return Collections.unmodifiableSet(new LinkedHashSet<>(all));
    }
}
