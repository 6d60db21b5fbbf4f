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
 */
public record Intake(
        Channel channel, FreeText statement, @Nullable PurchaseId purchase, Instant at, Actor by) {

    /** Checks the parts. */
    public Intake {
        Input.present("intake.channel", channel);
        Input.present("intake.statement", statement);
        at = Input.instant("intake.at", at);
        Input.present("intake.by", by);
    }
}
