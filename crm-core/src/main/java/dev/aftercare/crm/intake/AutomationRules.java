package dev.aftercare.crm.intake;

import dev.aftercare.crm.intake.Correspondence.Sent;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.ticket.AutomaticSign;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tells messages that no person wrote from others. Pure.
 *
 * <p>What is asked first counts: headers, the empty sender, the subject, then repetition. A message that is automatic must not be answered
 * by a program (RFC 3834); nor must one that asks not to be.
 */
final class AutomationRules {

    private AutomationRules() {}

    /** Looks at a message, and at what the same party sent around the same time. */
    static Recognition recognise(IncomingMessage message, Correspondence before, AutomationPolicy policy) {
        for (HeaderSign header : policy.headers()) {
            if (header.automatic() && header.shows(message)) {
                return Recognition.automatic(AutomaticSign.HEADER, "header " + header.name());
            }
        }
        if (policy.emptySender() && message.emptySender()) {
            return Recognition.automatic(AutomaticSign.EMPTY_SENDER, "the empty sender");
        }
        for (SubjectSign subject : policy.subjects()) {
            if (subject.shows(message.subject())) {
                return Recognition.automatic(AutomaticSign.SUBJECT, "language " + subject.language());
            }
        }
        List<Sent> around = before.around(message.receivedAt(), policy.window());
        String text = print(message.words());
        long equal = around.stream().filter(sent -> sent.text().equals(text)).count();
        if (equal >= policy.sameText()) {
            return Recognition.automatic(AutomaticSign.SAME_TEXT, "equal texts: " + (equal + 1));
        }
        if (around.size() >= policy.most()) {
            return Recognition.automatic(AutomaticSign.TOO_MANY, "messages: " + (around.size() + 1));
        }
        return policy.headers().stream()
                .filter(header -> header.shows(message))
                .findFirst()
                .map(header -> new Recognition(null, false, "header " + header.name()))
                .orElse(Recognition.PERSON);
    }

    /** The same for the same words: what is quoted grows with every turn of a loop, so it does not count. */
    static String print(FreeText text) {
        String own = text.value()
                .lines()
                .filter(line -> !line.startsWith(">"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        return Digest.of(own.toLowerCase(Locale.ROOT)).substring(0, 32);
    }
}
