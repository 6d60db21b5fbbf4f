package dev.aftercare.crm.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.aftercare.crm.persistence.CrmStorage;
import java.nio.file.Path;

/** A program that loads until it is killed, and says of each command that it is done once it is. */
final class LoadingProcess {

    private static final String FILE = "file:";

    private LoadingProcess() {}

    /** Takes where to store, the round, and the number at which each lane begins. */
    public static void main(String[] arguments) throws InterruptedException {
        LoadOfCommands load = new LoadOfCommands(storage(arguments[0]), Integer.parseInt(arguments[1]));
        Thread[] lanes = new Thread[LoadOfCommands.LANES];
        for (int n = 0; n < lanes.length; n++) {
            int lane = n;
            lanes[n] = new Thread(() -> drive(load, lane, Integer.parseInt(arguments[2 + lane])));
            lanes[n].start();
        }
        for (Thread lane : lanes) {
            lane.join();
        }
    }

    /** The file of an embedded database as {@code file:path}, or the URL of a server. */
    static CrmStorage storage(String where) {
        if (where.startsWith(FILE)) {
            return JdbcStorage.embedded(Path.of(where.substring(FILE.length()))).build();
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(where);
        config.setMaximumPoolSize(LoadOfCommands.LANES + 1);
        return JdbcStorage.own(new HikariDataSource(config)).build();
    }

    private static void drive(LoadOfCommands load, int lane, int first) {
        for (int number = first; ; number++) {
            String result;
            try {
                result = load.give(lane, number);
            } catch (RuntimeException failure) {
                say("failed " + lane + " " + number + " " + failure);
                return;
            }
            say("done " + lane + " " + number + " " + result);
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
