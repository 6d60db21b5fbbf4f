package dev.aftercare.crm.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that whoever runs the tests names: {@code -Daftercare.test.url}, {@code .user} and {@code .password}. Nothing is known of it
 * but that the user may make and drop tables; they have a prefix of their own and are dropped at the end.
 */
final class NamedServer {

    static final String URL = "aftercare.test.url";

    private NamedServer() {}

    static boolean isNamed() {
        return !System.getProperty(URL, "").isEmpty();
    }

    static HikariDataSource pool(boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getProperty(URL));
        config.setUsername(System.getProperty("aftercare.test.user"));
        config.setPassword(System.getProperty("aftercare.test.password"));
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(0);
        config.setAutoCommit(autoCommit);
        return new HikariDataSource(config);
    }

    static void drop(HikariDataSource pool, String prefix) throws SQLException {
        List<String> tables = new ArrayList<>(Tables.NAMES);
        tables.add("schema_version");
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute("DROP TABLE IF EXISTS " + prefix + table);
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }
}
