package dev.aftercare.crm.classification;

/**
 * Proposes categories for what a customer said. The port for a classifier of the shop's own.
 *
 * <p>An implementation is safe for use by several threads, gives the same answer to the same text as long as it is not trained anew,
 * and neither logs nor keeps the text: it is personal.
 */
@FunctionalInterface
public interface TicketClassifier {

    /**
     * Classifies a text.
     *
     * @param text what was said; any length, any language
     * @return the candidates; without any if nothing can be said
     */
    Classification classify(String text);
}
