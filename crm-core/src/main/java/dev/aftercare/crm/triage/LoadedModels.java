package dev.aftercare.crm.triage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aftercare.crm.classification.NaiveBayesClassifier;
import dev.aftercare.crm.classification.NaiveBayesModel;
import dev.aftercare.crm.model.TenantId;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What many shops' classifiers have learnt, ready to answer. Which of a shop's models counts is read from the store each time, so that no
 * node answers from one that another node has replaced. Safe for use by several threads.
 */
public final class LoadedModels {

    private static final long FEATURES = 2_000_000;

    private final Cache<TenantId, Loaded> models = Caffeine.newBuilder()
            .maximumWeight(FEATURES)
            .weigher((TenantId tenant, Loaded loaded) ->
                    1 + loaded.classifier().model().features().size())
            .build();

    private record Loaded(UUID stamp, NaiveBayesClassifier classifier) {}

    /** Begins without any model. */
    public LoadedModels() {}

    NaiveBayesClassifier get(TenantId tenant, UUID stamp, Supplier<NaiveBayesModel> load) {
        Loaded known = models.getIfPresent(tenant);
        if (known != null && known.stamp().equals(stamp)) {
            return known.classifier();
        }
        NaiveBayesClassifier classifier = new NaiveBayesClassifier(load.get());
        models.put(tenant, new Loaded(stamp, classifier));
        return classifier;
    }
}
