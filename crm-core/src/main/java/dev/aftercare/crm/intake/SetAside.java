package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Input;

/**
 * A message that no person wrote and that belongs to no ticket.
 *
 * @param message the message
 * @param recognition by what it was recognised
 */
public record SetAside(IncomingMessage message, Recognition recognition) {

    /** Checks the parts. */
    public SetAside {
        Input.present("setAside.message", message);
        Input.present("setAside.recognition", recognition);
    }
}
