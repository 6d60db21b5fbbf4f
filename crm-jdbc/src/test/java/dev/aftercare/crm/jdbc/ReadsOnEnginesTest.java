package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.memory.InMemoryStorage;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All that the services of the desk can be asked: a database answers what the memory answers, after the same commands. */
class ReadsOnEnginesTest {

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void everyQuestionHasTheSameAnswerAsInMemoryAndNoneIsLeftOut(Databases engine) throws SQLException {
        ShopAtWork expected = new ShopAtWork(new InMemoryStorage(), RetryPolicy.DEFAULT);
        DeskReads.fill(expected);
        try (WatchedDatabase database = new WatchedDatabase(engine)) {
            ShopAtWork shop =
                    new ShopAtWork(JdbcStorage.own(database.dataSource()).build(), RetryPolicy.DEFAULT);
            DeskReads.fill(shop);
            Set<String> asked = new TreeSet<>();
            database.watch(call -> {
                if (call.opens()) {
                    asked.addAll(ServiceCommands.atWork());
                }
                return call.proceed();
            });

            for (Function<ShopAtWork, Object> read : DeskReads.ALL) {
                Object answer = read.apply(shop);
                assertThat(answer).as("the last of %s", asked).isEqualTo(read.apply(expected));
                assertThat(isSomething(answer))
                        .as("whether there was something to tell by the last of %s", asked)
                        .isTrue();
            }
            Set<String> left = new TreeSet<>(ServiceCommands.readsOfTheDesk());
            left.removeAll(asked);
            assertThat(left)
                    .as("reads that no engine is asked: each needs a line in %s", DeskReads.class.getSimpleName())
                    .isEmpty();
        }
    }

    private static boolean isSomething(Object answer) {
        Object told = answer instanceof Page<?> page ? page.items() : answer;
        return !Set.<Object>of(List.of(), Map.of(), Optional.empty()).contains(told);
    }
}
