package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Shop.TENANT;
import static dev.aftercare.crm.jdbc.Shop.customer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Programs for tests that need a process of their own. */
final class OtherProcess {

    private OtherProcess() {}

    /** Starts a program with the class path of the tests. */
    static Process start(Class<?> program, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName());
        builder.command().addAll(java.util.List.of(arguments));
        return builder.redirectErrorStream(true).start();
    }

    static void awaitLine(Process process, String wanted) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(wanted)) {
                return;
            }
            seen.append(line).append('\n');
        }
        throw new IllegalStateException("the other process ended: " + seen);
    }

    /** Stores customers one by one, says so, and stays with the file open. */
    static final class Holder {

        static final int CUSTOMERS = 50;

        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            JdbcStorage storage = JdbcStorage.embedded(Path.of(arguments[0])).build();
            for (int n = 1; n <= CUSTOMERS; n++) {
                int number = n;
                storage.inTransaction(TENANT, unit -> {
                    unit.customers().insert(customer(number));
                    return true;
                });
            }
            System.out.println("ready");
            Thread.sleep(600_000);
        }
    }
}
