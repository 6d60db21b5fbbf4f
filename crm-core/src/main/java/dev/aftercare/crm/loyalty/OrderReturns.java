package dev.aftercare.crm.loyalty;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.purchase.PurchaseId;
import java.util.List;
import java.util.Optional;

/**
 * All returns of an order so far, as far as its points are concerned.
 *
 * @param version how many returns there were
 * @param articles what came back in all
 * @param taken how many points the returns called for in all
 * @param givenBack how many of the points that the order was paid with the returns called for in all
 * @param done the returns, each with what it did
 */
public record OrderReturns(long version, List<ReturnedArticle> articles, long taken, long givenBack, List<Done> done) {

    /** The most returns that one order takes. */
    public static final int MAX = 1_000;

    static final OrderReturns NONE = new OrderReturns(0, List.of(), 0, 0, List.of());

    /**
     * One return.
     *
     * @param id its number
     * @param articles what came back
     * @param receipt what that did
     */
    public record Done(PurchaseId id, List<ReturnedArticle> articles, ReturnReceipt receipt) {
        /** Checks and copies the parts. */
        public Done {
            Input.present("done.id", id);
            articles = List.copyOf(Input.present("done.articles", articles));
            Input.present("done.receipt", receipt);
        }
    }

    /** Checks and copies the parts. */
    public OrderReturns {
        Input.within("returns.version", version, 0, MAX);
        articles = List.copyOf(Input.present("returns.articles", articles));
        Input.within("returns.taken", taken, 0, Long.MAX_VALUE);
        Input.within("returns.givenBack", givenBack, 0, Long.MAX_VALUE);
        done = List.copyOf(Input.present("returns.done", done));
    }

    /** How many points of the order counted as taken back because they had expired. */
    long expired() {
        return done.stream().mapToLong(one -> one.receipt().expired()).sum();
    }

    Optional<Done> find(PurchaseId id) {
        return done.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
