package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to a message. The file itself stays where the shop keeps its files.
 *
 * @param reference by which the shop finds the file: a key, a path or an address; 1 to {@value #MAX_REFERENCE} characters
 * @param name as the sender called it, or null
 * @param mediaType such as {@code image/jpeg}, 1 to 200 printable ASCII characters; or null if it is not known
 * @param size in bytes, from 0; or null if it is not known
 */
public record Attachment(
        String reference,
        @Nullable FreeText name,
        @Nullable String mediaType,
        @Nullable Long size) {

    /** The longest reference, in UTF-16 units. */
    public static final int MAX_REFERENCE = 2_000;

    /** Checks the parts. */
    public Attachment {
        Input.text("attachment.reference", reference, MAX_REFERENCE);
        if (mediaType != null) {
            Input.code("attachment.mediaType", mediaType, 200);
        }
        if (size != null) {
            Input.within("attachment.size", size, 0, Long.MAX_VALUE);
        }
    }

    /**
     * A file of which nothing else is known.
     *
     * @param reference by which the shop finds it
     * @return the attachment
     */
    public static Attachment of(String reference) {
        return new Attachment(reference, null, null, null);
    }

    /** Leaves reference and name out: they may be personal. */
    @Override
    public String toString() {
        return "Attachment[mediaType=" + mediaType + ", size=" + size + "]";
    }
}
