package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.persistence.StorageException;
import java.nio.file.Path;

/** Runs in a process of its own, and says line by line what happened. */
final class OtherProcess {

    private OtherProcess() {}

    /** {@code write} stores documents until it is killed and names each one that is stored; {@code open} only opens the file. */
    public static void main(String[] arguments) {
        try (KeyValueStorage storage = KeyValueStorage.open(Path.of(arguments[1]))) {
            for (int i = 0; arguments[0].equals("write"); i++) {
                DurabilityTest.insert(storage, "w-" + i);
                System.out.println("w-" + i);
            }
            System.out.println("opened");
        } catch (StorageException refusal) {
            System.out.println(refusal.reason());
        }
    }
}
