package dev.aftercare.crm.sla;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.document.VersionedDocuments.Version;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The policies in force while a command changes them: of two that change them at the same time, one is given again. */
final class PolicyBook {

    private final CommandContext context;
    private final Stored<PolicyIndex> before;
    private final Set<String> inForce;
    private final Set<String> put = new HashSet<>();
    private final Map<String, PolicyEntry> entries = new LinkedHashMap<>();

    PolicyBook(CommandContext context) {
        this.context = context;
        this.before = StoredPromises.stored(context.unit());
        before.value().entries().forEach(entry -> entries.put(entry.id(), entry));
        this.inForce = Set.copyOf(entries.keySet());
    }

    PolicyBook emptied() {
        entries.clear();
        return this;
    }

    void put(SlaPolicy policy) {
        if (!put.add(policy.id())) {
            throw new InvalidInputException("policies", "have an id twice", "each id once");
        }
        if (StoredPromises.CALENDARS.inForce(context.unit(), policy.calendar()).isEmpty()) {
            throw new NotFoundException("calendar", policy.calendar());
        }
        Version<SlaPolicy> now =
                StoredPromises.POLICIES.define(context, policy.id(), policy, inForce.contains(policy.id()));
        entries.put(policy.id(), PolicyEntry.of(policy, now.number()));
    }

    void remove(String id) {
        if (entries.remove(id) == null) {
            throw new NotFoundException("policy", id);
        }
    }

    PolicyIndex close() {
        PolicyIndex index = PolicyIndex.of(new ArrayList<>(entries.values()));
        List<PolicyTie.Pair> ties = index.ties();
        if (!ties.isEmpty()) {
            throw new RejectedException(new PolicyTie(ties));
        }
        StoredPromises.put(context, before, index);
        inForce.stream()
                .filter(id -> !entries.containsKey(id))
                .sorted()
                .map(id -> StoredPromises.POLICIES.required(context.unit(), id))
                .forEach(last -> StoredPromises.POLICIES.retire(context, last));
        return index;
    }
}
