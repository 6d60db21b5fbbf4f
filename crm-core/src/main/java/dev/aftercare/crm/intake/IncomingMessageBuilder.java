package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.customer.Identity;
import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.Attachment;
import dev.aftercare.crm.model.ticket.MessageId;
import dev.aftercare.crm.model.ticket.TicketType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts an {@link IncomingMessage} together; everything is checked when it is built. Not safe for use by several threads. */
public final class IncomingMessageBuilder {

    private final Channel channel;
    private final MessageId id;
    private final Identity sender;
    private final Instant receivedAt;
    private final List<Attachment> attachments = new ArrayList<>();
    private final Set<MessageId> references = new LinkedHashSet<>();
    private final TreeMap<String, String> headers = new TreeMap<>();
    private boolean emptySender;
    private @Nullable CustomerId customer;
    private @Nullable FreeText subject;
    private @Nullable FreeText text;
    private @Nullable TicketType type;
    private @Nullable PurchaseId purchase;

    IncomingMessageBuilder(Channel channel, MessageId id, Identity sender, Instant receivedAt) {
        this.channel = channel;
        this.id = id;
        this.sender = sender;
        this.receivedAt = receivedAt;
    }

    /**
     * Sets what was written.
     *
     * @param value the text; null or blank for none
     * @return this builder
     */
    public IncomingMessageBuilder text(@Nullable String value) {
        text = value == null || value.isBlank() ? null : FreeText.of("message.text", value);
        return this;
    }

    /**
     * Sets the subject.
     *
     * @param value the subject; null or blank for none
     * @return this builder
     */
    public IncomingMessageBuilder subject(@Nullable String value) {
        subject = value == null || value.isBlank() ? null : FreeText.of("message.subject", value);
        return this;
    }

    /**
     * Sets who the customer is, where the channel knows.
     *
     * @param value the customer
     * @return this builder
     */
    public IncomingMessageBuilder customer(CustomerId value) {
        customer = value;
        return this;
    }

    /**
     * Adds a file.
     *
     * @param value the file
     * @return this builder
     */
    public IncomingMessageBuilder attachment(Attachment value) {
        attachments.add(Input.present("message.attachments", value));
        return this;
    }

    /**
     * Adds a message that this one answers, farther than those that were added before.
     *
     * @param value its id
     * @return this builder
     */
    public IncomingMessageBuilder answers(MessageId value) {
        references.add(Input.present("message.references", value));
        return this;
    }

    /**
     * Adds the messages that an e-mail answers.
     *
     * @param inReplyTo its header {@code In-Reply-To}, or null
     * @param header its header {@code References}, which names the nearest last; or null
     * @return this builder
     */
    public IncomingMessageBuilder answers(@Nullable String inReplyTo, @Nullable String header) {
        references.addAll(MessageId.emails(inReplyTo));
        List<MessageId> nearestFirst = new ArrayList<>(MessageId.emails(header));
        Collections.reverse(nearestFirst);
        references.addAll(nearestFirst);
        return this;
    }

    /**
     * Adds a header. Of several with the same name the first counts.
     *
     * @param name its name, in upper or lower case
     * @param value its value; what is longer than {@value IncomingMessage#MAX_HEADER} characters is cut
     * @return this builder
     */
    public IncomingMessageBuilder header(String name, String value) {
        String lower = Input.present("message.headers", name).toLowerCase(Locale.ROOT);
        String told = Input.present("message.headers", value).strip();
        headers.putIfAbsent(lower, told.substring(0, Math.min(told.length(), IncomingMessage.MAX_HEADER)));
        if (lower.equals("return-path") && told.equals("<>")) {
            emptySender = true;
        }
        return this;
    }

    /**
     * Says that it was sent with the empty sender; a header {@code Return-Path: <>} says so, too.
     *
     * @return this builder
     */
    public IncomingMessageBuilder withEmptySender() {
        emptySender = true;
        return this;
    }

    /**
     * Sets what sort of matter it is if it begins one.
     *
     * @param value the type
     * @return this builder
     */
    public IncomingMessageBuilder type(TicketType value) {
        type = value;
        return this;
    }

    /**
     * Sets the order it is about.
     *
     * @param value the order's number
     * @return this builder
     */
    public IncomingMessageBuilder about(PurchaseId value) {
        purchase = value;
        return this;
    }

    /**
     * Builds the message. Of many messages that it answers, the nearest are kept, and the one that began the conversation.
     *
     * @return the message
     */
    public IncomingMessage build() {
        references.remove(id);
        List<MessageId> kept = new ArrayList<>(references);
        if (kept.size() > IncomingMessage.MAX_REFERENCES) {
            kept.subList(IncomingMessage.MAX_REFERENCES - 1, kept.size() - 1).clear();
        }
        return new IncomingMessage(
                id,
                channel,
                sender,
                customer,
                subject,
                text,
                attachments,
                kept,
                headers,
                emptySender,
                receivedAt,
                type,
                purchase);
    }
}
