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
 */
public record Intake(
        Channel channel,
        FreeText statement,
        @Nullable PurchaseId purchase,
        Instant at,
        Actor by,
        @Nullable Standing standing) {

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
        this(channel, statement, purchase, at, by, null);
    }
}
