package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.persistence.StorageException;
import java.nio.file.Path;

/** Runs in a process of its own, and says line by line what happened. */
final class OtherProcess {

    private OtherProcess() {}

    /** {@code count} counts until it is killed and says each number that is stored; {@code open} only opens the file. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        if (arguments[0].equals("count")) {
            Counting.count(file, Integer.MAX_VALUE, System.out::println);
        }
        try {
            KeyValueStorage.open(file).close();
            System.out.println("opened");
        } catch (StorageException refusal) {
            System.out.println(refusal.reason());
        }
    }
}
