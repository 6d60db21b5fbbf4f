package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a matter reached the shop.
 *
 * @param channel by which way
 * @param statement what was said
 * @param purchase the order it is about, or null
 * @param at when it was received
 * @param by who recorded it
 * @param standing what the shop knew of the customer then; null if nothing, as of what was stored before standings were
 * @param message what else is known of the message by which it came; null if it came by none that has an id
 * @param follows the closed ticket that it takes up again, or null
 */
public record Intake(
        Channel channel,
        FreeText statement,
        @Nullable PurchaseId purchase,
        Instant at,
        Actor by,
        @Nullable Standing standing,
        @Nullable MessageDetails message,
        @Nullable TicketId follows) {

    /** Checks the parts. */
    public Intake {
        Input.present("intake.channel", channel);
        Input.present("intake.statement", statement);
        at = Input.instant("intake.at", at);
        Input.present("intake.by", by);
        standing = Standing.NONE.equals(standing) ? null : standing;
    }

    /**
     * How a matter reached the shop whose customer nothing is known of.
     *
     * @param channel by which way
     * @param statement what was said
     * @param purchase the order it is about, or null
     * @param at when it was received
     * @param by who recorded it
     */
    public Intake(Channel channel, FreeText statement, @Nullable PurchaseId purchase, Instant at, Actor by) {
        this(channel, statement, purchase, at, by, null, null, null);
    }

    /**
     * How a matter reached the shop that came by no message with an id and takes up none before it.
     *
     * @param channel by which way
     * @param statement what was said
     * @param purchase the order it is about, or null
     * @param at when it was received
     * @param by who recorded it
     * @param standing what the shop knew of the customer then; null if nothing
     */
    public Intake(
            Channel channel,
            FreeText statement,
            @Nullable PurchaseId purchase,
            Instant at,
            Actor by,
            @Nullable Standing standing) {
        this(channel, statement, purchase, at, by, standing, null, null);
    }
}
