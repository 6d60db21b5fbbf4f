package dev.aftercare.crm.intake;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.TicketAttributes;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a ticket in the subjects of messages, such as {@code [#7KQM-3XPA-VN4E-2HDS]}.
 *
 * <p>The token is made of the ticket's id in one direction only: from one token no other can be guessed, and a changed one stands for
 * nothing. It proves nothing by itself, since subjects are passed on; whoever sends it must be a party of the ticket.
 *
 * @param symbols {@value #LENGTH} characters of {@code 2-9 A-Z} without {@code I L O}, upper case, without hyphens
 */
public record TicketToken(String symbols) {

    /** How many characters there are; they carry 79 bits. */
    public static final int LENGTH = 16;

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final String SYMBOL = "[2-9A-HJKMNP-Z]";
    private static final Pattern SYMBOLS = Pattern.compile(SYMBOL + "{" + LENGTH + "}");
    private static final Pattern TAG = Pattern.compile("\\[#(" + SYMBOL + "{4}(?:-" + SYMBOL + "{4}){3})]");

    /** Checks the characters. */
    public TicketToken {
        if (!SYMBOLS.matcher(Input.present("token", symbols)).matches()) {
            throw new InvalidInputException("token", "is no token", LENGTH + " characters of its alphabet");
        }
    }

    /**
     * The token of a ticket.
     *
     * @param ticket which
     * @return always the same for a ticket
     */
    public static TicketToken of(TicketId ticket) {
        BigInteger rest =
                new BigInteger(1, Digest.bytes("ticket-token", ticket.value().toString()));
        BigInteger base = BigInteger.valueOf(ALPHABET.length());
        StringBuilder symbols = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            BigInteger[] parts = rest.divideAndRemainder(base);
            symbols.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return new TicketToken(symbols.toString());
    }

    /**
     * The first token in a subject; case and width of letters do not count.
     *
     * @param subject any text, or null
     * @return the token, or empty
     */
    public static Optional<TicketToken> in(@Nullable String subject) {
        if (subject == null) {
            return Optional.empty();
        }
        Matcher tag = TAG.matcher(TicketAttributes.folded(subject).toUpperCase(Locale.ROOT));
        return tag.find() ? Optional.of(new TicketToken(tag.group(1).replace("-", ""))) : Optional.empty();
    }

    /**
     * The token as it stands in a subject.
     *
     * @return four groups of four with hyphens, in {@code [#…]}
     */
    public String tag() {
        return "[#" + symbols.replaceAll("(.{4})(?!$)", "$1-") + "]";
    }
}
