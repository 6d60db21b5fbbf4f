package dev.aftercare.crm.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What READMEs show of this shop is what is compiled and run here. */
class ReadmeTest {

    private static final Path MAIN = Path.of("src/main/java/dev/aftercare/crm/examples/shop");

    @Test
    void theAdapterForSpringInTheReadmeOfCrmJdbcIsTheOneOfThisShop() throws IOException {
        assertThat(Path.of("../../crm-jdbc/README.md"))
                .content()
                .contains("```java\n" + from("SpringTransactions.java", "/** The CRM takes part") + "\n```");
    }

    @Test
    void theReadmeShowsHowAnOrderIsPlaced() throws IOException {
        String method = from("Orders.java", "    @Transactional")
                .lines()
                .takeWhile(line -> !line.equals("    static Customer customer(Shop shop, String login) {"))
                .map(line -> line.replaceFirst("^ {4}", ""))
                .collect(Collectors.joining("\n"))
                .strip();

        assertThat(Path.of("README.md")).content().contains("```java\n" + method + "\n```");
    }

    /** The file from the first line that begins so. */
    private static String from(String file, String beginning) throws IOException {
        return Files.readAllLines(MAIN.resolve(file)).stream()
                .dropWhile(line -> !line.startsWith(beginning))
                .collect(Collectors.joining("\n"));
    }
}
