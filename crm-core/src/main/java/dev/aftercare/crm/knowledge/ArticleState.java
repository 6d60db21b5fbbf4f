package dev.aftercare.crm.knowledge;

import dev.aftercare.crm.model.Input;
import org.jspecify.annotations.Nullable;

/**
 * How an article stands: which versions there are, which one customers see, and what they think of it.
 *
 * @param id which article
 * @param latest the number of its last version, from 1
 * @param published the number of the version that customers see; null if they see none
 * @param helpful how many found it helpful
 * @param unhelpful how many did not
 */
public record ArticleState(String id, long latest, @Nullable Long published, long helpful, long unhelpful) {

    /** Checks the parts. */
    public ArticleState {
        Article.id(id);
        Input.within("article.latest", latest, 1, Long.MAX_VALUE);
        if (published != null) {
            Input.within("article.published", published, 1, latest);
        }
        Input.within("article.helpful", helpful, 0, Long.MAX_VALUE);
        Input.within("article.unhelpful", unhelpful, 0, Long.MAX_VALUE);
    }

    static ArticleState first(String id) {
        return new ArticleState(id, 1, null, 0, 0);
    }

    ArticleState another() {
        return new ArticleState(id, latest + 1, published, helpful, unhelpful);
    }

    ArticleState showing(@Nullable Long version) {
        return new ArticleState(id, latest, version, helpful, unhelpful);
    }

    ArticleState voted(int moreHelpful, int moreUnhelpful) {
        return new ArticleState(id, latest, published, helpful + moreHelpful, unhelpful + moreUnhelpful);
    }
}
