package dev.aftercare.crm.examples.quickstart;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether somebody is watching, and what can be shown. */
final class Terminal {

    private Terminal() {}

    /** Whether input and output are a terminal, and not a file or another program. */
    static boolean isPresent() {
        return terminal(System.console()).isPresent();
    }

    /** The terminal's own characters; UTF-8 for files and other programs. */
    static Charset charset() {
        return terminal(System.console()).map(Console::charset).orElse(StandardCharsets.UTF_8);
    }

    /** Up to Java 21 there is a console only where there is a terminal; from Java 22 on it has to be asked. */
    private static Optional<Console> terminal(@Nullable Console console) {
        return Optional.ofNullable(console).filter(Terminal::isTerminal);
    }

    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
