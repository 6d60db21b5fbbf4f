package dev.aftercare.crm.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The code of a test between the two markers, as a block of the README. */
final class ReadmeCode {

    static final Path README = Path.of("../../README.md");

    private ReadmeCode() {}

    /** The block, without the white space that the test has before each line. */
    static String of(Class<?> test, int indent) throws IOException {
        Path source = Path.of("src/test/java").resolve(test.getName().replace('.', '/') + ".java");
        return Files.readAllLines(source).stream()
                .dropWhile(line -> !line.contains("// begin of the README's code"))
                .skip(1)
                .takeWhile(line -> !line.contains("// end of the README's code"))
                .map(line -> line.replaceFirst("^ {" + indent + "}", ""))
                .collect(Collectors.joining("\n", "```java\n", "\n```"));
    }
}
