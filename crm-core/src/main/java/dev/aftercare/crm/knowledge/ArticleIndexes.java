package dev.aftercare.crm.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aftercare.crm.model.TenantId;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The indexes of many shops, made anew when what customers see has changed: every publication leaves another stamp in the store, and an
 * index serves only the stamp that it was made for. So a node never answers from what another node has withdrawn. Safe for use by
 * several threads.
 */
public final class ArticleIndexes {

    private static final int SHOPS = 1_000;

    private final Cache<TenantId, Stamped> indexes =
            Caffeine.newBuilder().maximumSize(SHOPS).build();

    private record Stamped(UUID stamp, ArticleIndex index) {}

    /** Begins without any index. */
    public ArticleIndexes() {}

    ArticleIndex get(TenantId tenant, UUID stamp, Supplier<ArticleIndex> make) {
        Stamped before = indexes.getIfPresent(tenant);
        if (before != null && before.stamp().equals(stamp)) {
            return before.index();
        }
        ArticleIndex index = make.get();
        indexes.put(tenant, new Stamped(stamp, index));
        return index;
    }
}
