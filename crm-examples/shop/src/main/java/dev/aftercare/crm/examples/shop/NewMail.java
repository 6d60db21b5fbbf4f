package dev.aftercare.crm.examples.shop;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail, as whatever reads the mailbox hands it in.
 *
 * @param id its {@code Message-ID}
 * @param from the address of whoever wrote it
 * @param subject its subject, if it has one
 * @param text what it says
 * @param inReplyTo the header of this name, if it has one
 * @param references the header of this name, if it has one
 * @param headers further headers, by which automatic mail is told
 */
record NewMail(
        String id,
        String from,
        @Nullable String subject,
        String text,
        @Nullable String inReplyTo,
        @Nullable String references,
        @Nullable Map<String, String> headers) {}
