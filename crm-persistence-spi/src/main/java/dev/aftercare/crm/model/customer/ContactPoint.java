package dev.aftercare.crm.model.customer;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Input;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer can be reached. Personal data: {@link #toString} shows the channel only.
 *
 * @param channel by which way
 * @param address the number, address or handle, 1 to 320 characters
 * @param label what the customer calls it, such as {@code work}, or null
 */
public record ContactPoint(
        Channel channel, String address, @Nullable String label) {

    /** Checks the parts. */
    public ContactPoint {
        Input.present("contactPoint.channel", channel);
        Input.text("contactPoint.address", address, 320);
        Input.textOrNull("contactPoint.label", label, 50);
    }

    @Override
    public String toString() {
        return "ContactPoint[" + channel + "]";
    }
}
