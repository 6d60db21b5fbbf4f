package dev.aftercare.crm.examples.benchmarks;

import dev.aftercare.crm.classification.Classification;
import dev.aftercare.crm.classification.LabelledText;
import dev.aftercare.crm.classification.NaiveBayesClassifier;
import dev.aftercare.crm.classification.NaiveBayesTrainer;
import dev.aftercare.crm.classification.Training;
import dev.aftercare.crm.classification.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Learning from 10,000 texts of 20 categories, and classifying one. A text has 30 words of 5,000 made-up ones, each drawn from its
 * category's own 500 or from all, half and half.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ClassifierBenchmark {

    private static final int TEXTS = 10_000;
    private static final int CATEGORIES = 20;
    private static final int WORDS = 5_000;
    private static final int OWN_WORDS = 500;
    private static final int LENGTH = 30;

    private final List<LabelledText> texts = texts();
    private final NaiveBayesClassifier classifier = new NaiveBayesClassifier(train().model());
    private int next;

    /** Draws the texts and learns from them. */
    public ClassifierBenchmark() {}

    /**
     * Learns from all texts, calibration and five-fold validation included.
     *
     * @return what was learnt
     */
    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public Training train() {
        return new NaiveBayesTrainer(TrainingOptions.DEFAULT).train(texts);
    }

    /**
     * Classifies one text.
     *
     * @return the candidates
     */
    @Benchmark
    public Classification classify() {
        return classifier.classify(texts.get(next++ % TEXTS).text().value());
    }

    private static List<LabelledText> texts() {
        Random random = new Random(20);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            words.add(word(random));
        }
        List<LabelledText> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            int category = random.nextInt(CATEGORIES);
            StringBuilder text = new StringBuilder();
            for (int n = 0; n < LENGTH; n++) {
                int own = category * (WORDS / CATEGORIES) + random.nextInt(OWN_WORDS);
                text.append(words.get(random.nextBoolean() ? own % WORDS : random.nextInt(WORDS)))
                        .append(' ');
            }
            texts.add(LabelledText.of(text.toString(), "category/" + category));
        }
        return texts;
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int length = 3 + random.nextInt(7); length > 0; length--) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
