package dev.aftercare.crm.relation;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.ticket.Families;
import dev.aftercare.crm.ticket.RelationPolicies;
import dev.aftercare.crm.ticket.RelationPolicy;

/** How the tickets of one tenant are related to each other, and to purchases. Safe for use by several threads. */
public final class Relations {

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public Relations(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Tickets that go on in others.
     *
     * @return the service
     */
    public Mergers mergers() {
        return new Mergers(runner);
    }

    /**
     * Conversations over several tickets.
     *
     * @return the service
     */
    public Threads threads() {
        return new Threads(runner);
    }

    /**
     * Tickets made of messages of others.
     *
     * @return the service
     */
    public Splits splits() {
        return new Splits(runner);
    }

    /**
     * Tickets that may be about the same matter.
     *
     * @return the service
     */
    public Duplicates duplicates() {
        return new Duplicates(runner);
    }

    /**
     * Tickets that are part of others.
     *
     * @return the service
     */
    public Families families() {
        return new Families(runner);
    }

    /**
     * The orders and returns that tickets are about.
     *
     * @return the service
     */
    public PurchaseLinks purchases() {
        return new PurchaseLinks(runner);
    }

    /**
     * What the shop decided about relations.
     *
     * @return the policy; {@link RelationPolicy#DEFAULT} if none was defined
     */
    public RelationPolicy policy() {
        return runner.inTransaction(RelationPolicies::inForce);
    }

    /**
     * Decides about relations from now on. What is related already stays so.
     *
     * @param policy the policy
     * @param by who decides
     * @return the policy
     */
    public RelationPolicy define(RelationPolicy policy, By by) {
        Input.present("policy", policy);
        return runner.run(
                "relation.policy",
                by,
                policy,
                RelationPolicy.class,
                context -> RelationPolicies.define(context, policy));
    }
}
