package dev.aftercare.crm.model.ticket;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a channel calls one message. Two ids are the same when source and value are equal character by character.
 *
 * <p>An id may hold a person's address, so {@link #toString} shows the source only.
 *
 * @param source within what ids are unique: {@code email}, or the shop's name for a network or a form; 1 to 40 printable ASCII
 *     characters without spaces
 * @param value the id there, without white space around it; 1 to {@value #MAX} characters
 */
public record MessageId(String source, String value) {

    /** The longest id, in UTF-16 units. */
    public static final int MAX = 1_000;

    /** The source of all e-mail: its ids are unique in the world, whichever mailbox a message reaches. */
    public static final String EMAIL = "email";

    private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>]+)>");

    /** Checks the parts. */
    public MessageId {
        Input.code("messageId.source", source, 40);
        Input.text("messageId.value", value, MAX);
        if (!value.equals(value.strip())) {
            throw new InvalidInputException("messageId.value", "has white space around it", "the id alone");
        }
    }

    /**
     * The id of an e-mail.
     *
     * @param messageId as in the header {@code Message-ID}, with its angle brackets or without
     * @return the id, without them
     */
    public static MessageId email(String messageId) {
        String id = Input.present("messageId.value", messageId).strip();
        Matcher brackets = IN_BRACKETS.matcher(id);
        return new MessageId(EMAIL, brackets.matches() ? brackets.group(1).strip() : id);
    }

    /**
     * The ids of e-mails that another one refers to. What is no id is passed over, since mail programs write all sorts of things.
     *
     * @param references as in the header {@code References} or {@code In-Reply-To}; null if there is none
     * @return the ids in their order, each once
     */
    public static List<MessageId> emails(@Nullable String references) {
        List<MessageId> ids = new ArrayList<>();
        Matcher found = IN_BRACKETS.matcher(references == null ? "" : references);
        while (found.find()) {
            try {
                ids.add(new MessageId(EMAIL, found.group(1).strip()));
            } catch (InvalidInputException noId) {
                // Passed over.
            }
        }
        return ids.stream().distinct().toList();
    }

    @Override
    public String toString() {
        return "MessageId[" + source + "]";
    }
}
