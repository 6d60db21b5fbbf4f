package dev.aftercare.crm.examples.quickstart;

import dev.aftercare.crm.command.IdempotencyKeyReusedException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.examples.quickstart.input.InputFileException;
import dev.aftercare.crm.persistence.CrmStorage;
import dev.aftercare.crm.persistence.StorageException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Arrays;

/** The command line; {@code --help} says what it takes. */
public final class Main {

    private static final int DONE = 0;
    private static final int USAGE = 2;
    private static final int FILE = 3;
    private static final int STORAGE = 4;

    private Main() {}

    /**
     * Runs the job and ends the process: 0 done, 1 a defect, 2 the command line, 3 a file, 4 the storage.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, Terminal.charset());
        int exit = run(out, System.err, args);
        if (exit != DONE) {
            System.exit(exit);
        }
    }

    /** As {@link #main}, without ending the process. */
    static int run(PrintStream out, PrintStream err, String... args) {
        try {
            if (ClassifierArguments.isIn(args)) {
                ClassifierArguments.parse(args).run(out);
                return DONE;
            }
            boolean bottlenecks = args.length > 0 && args[0].equals(Bottlenecks.COMMAND);
            Arguments arguments = Arguments.parse(bottlenecks ? Arrays.copyOfRange(args, 1, args.length) : args);
            if (arguments.help()) {
                out.print(Arguments.USAGE);
                return DONE;
            }
            Progress progress = new Progress(err, arguments.progress().resolved(), System::nanoTime);
            try (Storages storages = new Storages()) {
                CrmStorage storage = storages.open(arguments.storage());
                if (bottlenecks) {
                    new Bottlenecks(arguments, out, progress).run(storage);
                } else {
                    new Quickstart(arguments, out, progress).run(storage);
                }
            }
            return DONE;
        } catch (UsageException e) {
            err.println("quickstart: " + e.getMessage());
            return USAGE;
        } catch (InputFileException e) {
            err.println("quickstart: " + e.getMessage() + because(e));
            return FILE;
        } catch (StorageException e) {
            err.println("quickstart: the storage failed: " + e.getMessage());
            return STORAGE;
        } catch (IdempotencyKeyReusedException | RejectedException e) {
            err.println("quickstart: the database holds other data under the same numbers: " + e.getMessage());
            return STORAGE;
        }
    }

    private static String because(Throwable e) {
        return e.getCause() == null ? "" : " (" + e.getCause() + ")";
    }
}
