package dev.aftercare.crm.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CorruptPayloadsTest {

    private static final String SECRET = "SECRET";

    private static final List<Function<String, Object>> READERS = List.of(
            CrmJson.customers()::decode,
            CrmJson.tickets()::decode,
            CrmJson.pointsAccounts()::decode,
            CrmJson.purchaseLines()::decode,
            CrmJson.lotChanges()::decode,
            json -> EventBodies.decode("ticket-received", json),
            json -> EventBodies.decode("target-breached", json));

    private static final List<String> TEXTS = List.of(
            "",
            "null",
            "SECRET",
            "\"SECRET\"",
            "{",
            "[null]",
            "[\"SECRET\"]",
            "{\"SECRET\":",
            "{\"id\":\"SECRET\"}",
            "{\"id\":{\"SECRET\":1}}",
            "{\"version\":\"SECRET\"}",
            "{\"to\":\"SECRET\"}",
            "{\"to\":0}",
            "{\"profile\":{\"locale\":\"SECRET SECRET\",\"zone\":\"SECRET\",\"tags\":[\"SECRET\",null]}}",
            "{\"profile\":{\"zone\":\"SECRET\"}}",
            "{\"profile\":{\"birthday\":\"SECRET\"}}",
            "{\"registeredAt\":\"SECRET\",\"openedAt\":\"SECRET\",\"dueAt\":\"SECRET\"}",
            "{\"intake\":{\"statement\":\"SECRET\\u0000\"}}",
            "{\"metric\":\"SECRET SECRET\"}",
            "[{\"lot\":\"SECRET\"},{\"sku\":\"SECRET\",\"amount\":{\"amount\":\"SECRET\"}}]",
            "[{\"sku\":\"S\",\"quantity\":1,\"amount\":{\"amount\":\"1\",\"currency\":\"SECRET\"}}]",
            "{} SECRET",
            "{".repeat(2_000) + SECRET);

    static Stream<Arguments> corrupt() {
        return TEXTS.stream()
                .flatMap(text -> Stream.iterate(0, i -> i < READERS.size(), i -> i + 1)
                        .map(reader -> Arguments.of(text, reader)));
    }

    @ParameterizedTest
    @MethodSource("corrupt")
    void whatCannotBeReadIsCorruptAndNothingOfItIsTold(String text, int reader) {
        StorageException failure = catchThrowableOfType(
                StorageException.class, () -> READERS.get(reader).apply(text));

        assertThat(failure).isNotNull();
        assertThat(failure.reason()).isEqualTo(Reason.CORRUPT);
        assertThat(everythingThatALogWouldShow(failure)).doesNotContain(SECRET);
    }

    private static String everythingThatALogWouldShow(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
