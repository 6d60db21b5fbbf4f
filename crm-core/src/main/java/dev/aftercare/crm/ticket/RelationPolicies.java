package dev.aftercare.crm.ticket;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.persistence.UnitOfWork;

/** Where the policy about relations is kept. */
public final class RelationPolicies {

    private static final TypedDocuments<RelationPolicy> POLICIES =
            TypedDocuments.definitions("relation-policy", RelationPolicy.class);

    private static final String IN_FORCE = "default";

    private RelationPolicies() {}

    /**
     * The policy in force.
     *
     * @param unit where
     * @return the policy; {@link RelationPolicy#DEFAULT} if none was defined
     */
    public static RelationPolicy inForce(UnitOfWork unit) {
        return POLICIES.find(unit, IN_FORCE).orElse(RelationPolicy.DEFAULT);
    }

    /**
     * Puts a policy into force.
     *
     * @param context the command
     * @param policy the policy
     * @return the policy
     */
    public static RelationPolicy define(CommandContext context, RelationPolicy policy) {
        POLICIES.put(context, IN_FORCE, policy);
        return policy;
    }
}
