package dev.aftercare.crm.loyalty.draw;

import dev.aftercare.crm.command.Rejection;

/**
 * The step does not fit where the draw stands.
 *
 * @param state where it stands
 * @param allowed what would be accepted
 */
public record DrawStepRefused(DrawState state, String allowed) implements Rejection {
    @Override
    public String message() {
        return "the draw is " + state + "; allowed: " + allowed;
    }
}
