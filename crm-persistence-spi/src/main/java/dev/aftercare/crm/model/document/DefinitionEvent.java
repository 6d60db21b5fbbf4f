package dev.aftercare.crm.model.document;

import dev.aftercare.crm.model.EventBody;
import org.jspecify.annotations.Nullable;

/** What happens to what a shop defines: its policies, calendars, programmes, templates and the like. */
public sealed interface DefinitionEvent extends EventBody {

    /**
     * Something was defined, defined anew, put back into force, or retired.
     *
     * @param kind what sort of definition, such as {@code sla-policy}
     * @param name which of its kind; {@code default} where a shop has one
     * @param before the number of the version that was in force; null if none was
     * @param after the number of the version that is in force from now on; null if none is
     */
    record DefinitionChanged(
            String kind,
            String name,
            @Nullable Long before,
            @Nullable Long after) implements DefinitionEvent {}
}
