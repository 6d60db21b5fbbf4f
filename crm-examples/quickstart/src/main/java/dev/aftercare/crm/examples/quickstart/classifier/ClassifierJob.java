package dev.aftercare.crm.examples.quickstart.classifier;

import dev.aftercare.crm.classification.Evaluation;
import dev.aftercare.crm.classification.LabelledText;
import dev.aftercare.crm.classification.NaiveBayesClassifier;
import dev.aftercare.crm.classification.NaiveBayesModel;
import dev.aftercare.crm.classification.NaiveBayesTrainer;
import dev.aftercare.crm.classification.Training;
import dev.aftercare.crm.classification.TrainingOptions;
import dev.aftercare.crm.examples.quickstart.input.InputFileException;
import dev.aftercare.crm.examples.quickstart.input.LabelledTexts;
import dev.aftercare.crm.examples.quickstart.input.RejectReport;
import dev.aftercare.crm.examples.quickstart.input.TextSource;
import dev.aftercare.crm.examples.quickstart.report.Table;
import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;

/** The two jobs: learn from labelled texts, and judge what was learnt by others. */
public final class ClassifierJob {

    private final PrintStream out;

    /**
     * Creates the jobs.
     *
     * @param out where they print
     */
    public ClassifierJob(PrintStream out) {
        this.out = out;
    }

    /**
     * Learns from a file, writes the model, and prints how well each text is classified by what was learnt from the others.
     *
     * @param texts a CSV file with the columns text and category
     * @param model where the model goes, as JSON; a file that is there is replaced
     * @throws InputFileException if a file cannot be used
     */
    public void train(Path texts, Path model) {
        List<LabelledText> labelled = read(texts);
        long begin = System.nanoTime();
        Training training = new NaiveBayesTrainer(TrainingOptions.DEFAULT).train(labelled);
        double seconds = (System.nanoTime() - begin) / 1e9;
        NaiveBayesModel learnt = training.model();
        try {
            Files.writeString(model, CrmJson.mapper().writeValueAsString(learnt));
        } catch (IOException e) {
            throw new InputFileException(model.toString(), "cannot be written", e);
        }
        out.printf(
                Locale.ROOT,
                "Learnt %,d features of %,d categories in %.1f s: %s%n",
                learnt.features().size(),
                learnt.categories().size(),
                seconds,
                model);
        out.println();
        out.println("Each text by what was learnt from the other folds:");
        print(training.crossValidation());
    }

    /**
     * Judges a model by a file of texts.
     *
     * @param texts a CSV file with the columns text and category
     * @param model a model that {@link #train} wrote
     * @throws InputFileException if a file cannot be used
     */
    public void evaluate(Path texts, Path model) {
        NaiveBayesClassifier classifier = new NaiveBayesClassifier(load(model));
        print(Evaluation.of(classifier, read(texts)));
    }

    private static NaiveBayesModel load(Path model) {
        try {
            return CrmJson.mapper().readValue(Files.readString(model), NaiveBayesModel.class);
        } catch (IOException e) {
            throw new InputFileException(model.toString(), "cannot be read", e);
        } catch (JacksonException | CrmException e) {
            throw new InputFileException(model.toString(), "holds no model", null);
        }
    }

    private List<LabelledText> read(Path path) {
        TextSource source = TextSource.file(path);
        try (RejectReport rejects = new RejectReport(null)) {
            List<LabelledText> texts = LabelledTexts.read(source, rejects);
            out.printf(Locale.ROOT, "Read %,d texts, rejected %,d lines%n", texts.size(), rejects.total(source.name()));
            rejects.of(source.name())
                    .forEach((reason, lines) -> out.printf(Locale.ROOT, "  %,d: %s%n", lines, reason.words()));
            if (texts.isEmpty()) {
                throw new InputFileException(source.name(), "has no text that can be used", null);
            }
            return texts;
        }
    }

    private void print(Evaluation evaluation) {
        out.printf(
                Locale.ROOT,
                "accuracy %.4f, macro-F1 %.4f, calibration error %.4f, %,d texts%n",
                evaluation.accuracy(),
                evaluation.macroF1(),
                evaluation.calibrationError(),
                evaluation.texts());
        out.println();
        Table categories = new Table("category", "texts", "precision", "recall", "F1");
        evaluation
                .categories()
                .forEach(score -> categories.row(
                        score.category().path(),
                        score.texts(),
                        four(score.precision()),
                        four(score.recall()),
                        four(score.f1())));
        categories.lines().forEach(out::println);
        out.println();
        Table bins = new Table("confidence", "texts", "mean", "right");
        evaluation
                .bins()
                .forEach(bin -> bins.row(
                        String.format(Locale.ROOT, "%.1f to %.1f", bin.from(), bin.to()),
                        bin.texts(),
                        four(bin.confidence()),
                        four(bin.accuracy())));
        bins.lines().forEach(out::println);
    }

    private static String four(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
