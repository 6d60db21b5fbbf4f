package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.command.Rejection;

/**
 * A draw stays as it was announced.
 *
 * @param draw which
 */
public record DrawIsFixed(String draw) implements Rejection {
    @Override
    public String message() {
        return "draw " + draw + " was defined otherwise; allowed: the same definition, or a draw of another id";
    }
}
