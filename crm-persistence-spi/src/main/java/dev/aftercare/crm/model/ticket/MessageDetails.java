package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.Identity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message beside its text.
 *
 * @param id what the channel calls it, or null
 * @param from by whom it was sent, if it was sent to the shop; or null
 * @param subject its subject, or null
 * @param attachments the files that came with it, at most {@value #MAX_ATTACHMENTS}
 * @param automatic by what it was recognised as one that no person wrote; null if it was not
 * @param sentAt when the channel took it; null if that is not known. What happens to a ticket happens when it is recorded
 */
public record MessageDetails(
        @Nullable MessageId id,
        @Nullable Identity from,
        @Nullable FreeText subject,
        List<Attachment> attachments,
        @Nullable AutomaticSign automatic,
        @Nullable Instant sentAt) {

    /** The most files that a message can have. */
    public static final int MAX_ATTACHMENTS = 100;

    /** Checks and copies the parts. */
    public MessageDetails {
        attachments = List.copyOf(Input.atMost("message.attachments", attachments, MAX_ATTACHMENTS));
        sentAt = Input.instantOrNull("message.sentAt", sentAt);
    }
}
