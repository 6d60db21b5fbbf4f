package dev.aftercare.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.command.RetryPolicy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.apache.shardingsphere.sql.parser.autogen.MySQLStatementLexer;
import org.apache.shardingsphere.sql.parser.autogen.MySQLStatementParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is sent to MySQL is what MySQL can read, by a grammar of its language; no server of it comes from a Maven artifact. That it means the
 * same there is what the kit shows on a server of one's own.
 */
class MySqlSyntaxTest {

    @Test
    void theScriptsAreInMySqlsLanguage() {
        List<String> wrong = MigrationScript.of(Engine.MYSQL, null, "crm_").stream()
                .flatMap(script -> Scripts.statements(script.sql()).stream())
                .flatMap(MySqlSyntaxTest::problems)
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void whatTheServicesSendToMariaDbIsInMySqlsLanguage() throws SQLException {
        Set<String> sent = new TreeSet<>();
        try (WatchedDatabase database = new WatchedDatabase(Databases.MARIADB)) {
            database.watch(call -> {
                if (call.sends()) {
                    sent.add(call.sql());
                }
                return call.proceed();
            });
            ShopAtWork shop =
                    new ShopAtWork(JdbcStorage.own(database.dataSource()).build(), RetryPolicy.DEFAULT);
            List<Scenario> all = new ArrayList<>(Scenarios.READS);
            all.addAll(Scenarios.COMMANDS);
            for (Scenario scenario : all) {
                shop.turnTo(ShopAtWork.OPENING.plusSeconds(600));
                shop.useKey("request-" + all.indexOf(scenario));
                give(scenario, shop);
            }
        }

        assertThat(sent).hasSizeGreaterThan(60).anyMatch(sql -> sql.contains("SKIP LOCKED"));
        assertThat(sent.stream().flatMap(MySqlSyntaxTest::problems)).isEmpty();
    }

    /** One shop goes through all of them; what it cannot do a second time has sent its statements the first time. */
    private static void give(Scenario scenario, ShopAtWork shop) {
        try {
            scenario.before().accept(shop);
            scenario.give(shop);
        } catch (RejectedException already) {
            shop.useKey("refused");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX IF NOT EXISTS crm_x ON crm_due (tenant_id)",
                "ALTER TABLE crm_due ADD COLUMN IF NOT EXISTS held BIGINT",
                "CREATE OR REPLACE TABLE crm_due (tenant_id INT)",
                "CREATE SEQUENCE crm_s",
                "SELECT NEXT VALUE FOR crm_s",
                "SELECT kind FROM crm_due ORDER BY kind OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY",
                "SELECT kind FROM crm_due FOR UPDATE WAIT 5",
                "INSERT INTO crm_due (kind) VALUES (?) RETURNING kind",
                "DELETE FROM crm_due WHERE kind = ? RETURNING kind",
            })
    void whatOnlyMariaDbReadsIsNoticed(String statement) {
        assertThat(problems(statement)).isNotEmpty();
    }

    /** The grammar takes a RETURNING that MySQL does not know. */
    private static Stream<String> problems(String statement) {
        List<String> problems = new ArrayList<>();
        if (statement.contains(" RETURNING ")) {
            problems.add("RETURNING in " + statement);
        }
        BaseErrorListener listener = new BaseErrorListener() {
            @Override
            public void syntaxError(
                    Recognizer<?, ?> recognizer,
                    Object symbol,
                    int line,
                    int column,
                    String message,
                    RecognitionException cause) {
                problems.add(message + " at " + line + ":" + column + " of " + statement);
            }
        };
        MySQLStatementLexer lexer = new MySQLStatementLexer(CharStreams.fromString(statement));
        MySQLStatementParser parser = new MySQLStatementParser(new CommonTokenStream(lexer));
        for (Recognizer<?, ?> recognizer : List.of(lexer, (Parser) parser)) {
            recognizer.removeErrorListeners();
            recognizer.addErrorListener(listener);
        }
        parser.execute();
        return problems.stream();
    }
}
