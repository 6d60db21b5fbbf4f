package dev.aftercare.crm.team;

import dev.aftercare.crm.command.Rejection;

/**
 * There are as many agents as there can be: each is looked at whenever a ticket is given to one of them.
 *
 * @param most how many there can be
 */
public record TeamIsFull(int most) implements Rejection {

    @Override
    public String message() {
        return "the team is full; allowed: at most " + most
                + " agents in a tenant; a login that is no longer used can be given anew";
    }
}
