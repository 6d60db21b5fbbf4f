package dev.aftercare.crm.examples.quickstart;

import dev.aftercare.crm.examples.quickstart.classifier.ClassifierJob;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * The command line of the classifier: {@code train TEXTS.csv MODEL.json} or {@code evaluate TEXTS.csv MODEL.json}.
 *
 * @param command which of the two
 * @param texts the labelled texts
 * @param model where the model is, or goes
 */
record ClassifierArguments(String command, Path texts, Path model) {

    private static final String TRAIN = "train";
    private static final Set<String> COMMANDS = Set.of(TRAIN, "evaluate");

    static boolean isIn(String... args) {
        return args.length > 0 && COMMANDS.contains(args[0]);
    }

    static ClassifierArguments parse(String... args) {
        if (args.length != 3 || Arrays.stream(args).anyMatch(arg -> arg.startsWith("--"))) {
            throw new UsageException(args[0] + " takes two files: TEXTS.csv MODEL.json");
        }
        try {
            return new ClassifierArguments(args[0], Path.of(args[1]), Path.of(args[2]));
        } catch (InvalidPathException e) {
            throw new UsageException(args[0] + " takes two files, and this is no path");
        }
    }

    void run(PrintStream out) {
        ClassifierJob job = new ClassifierJob(out);
        if (command.equals(TRAIN)) {
            job.train(texts, model);
        } else {
            job.evaluate(texts, model);
        }
    }
}
