package dev.aftercare.crm.loyalty.condition;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.purchase.Purchase;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The order came over one of some channels.
 *
 * @param anyOf the channels, at least one
 */
public record OverChannel(Set<Channel> anyOf) implements Condition {

    /** Checks the parts. */
    public OverChannel {
        if (Input.present("channel.anyOf", anyOf).isEmpty()) {
            throw new InvalidInputException("channel.anyOf", "is empty", "at least one channel");
        }
        anyOf = Collections.unmodifiableSet(EnumSet.copyOf(anyOf));
    }

    @Override
    public Verdict judge(EarningOccasion occasion) {
        Purchase order = occasion.order();
        Channel channel = order == null ? null : order.channel();
        return channel == null ? Verdict.UNKNOWN : Verdict.of(anyOf.contains(channel));
    }

    @Override
    public String words() {
        return "channel one of " + anyOf;
    }
}
