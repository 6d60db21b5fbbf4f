package dev.aftercare.crm.queue;

import dev.aftercare.crm.command.Rejection;

/**
 * Another agent is writing in the ticket.
 *
 * @param typing who, and up to when that counts
 */
public record SomebodyTypes(Present typing) implements Rejection {

    @Override
    public String message() {
        return typing.agent() + " is writing until " + typing.until() + "; take over, or wait";
    }
}
