package dev.aftercare.crm.team;

import dev.aftercare.crm.command.Rejection;

/**
 * No agent can have the ticket now.
 *
 * @param proposal why not each of them
 */
public record NobodyFits(Proposal proposal) implements Rejection {

    @Override
    public String message() {
        return "no agent can have the ticket: "
                + (proposal.verdicts().isEmpty() ? "there is none" : String.join("; ", proposal.sentences()))
                + "; allowed: later, or an assignment by hand";
    }
}
