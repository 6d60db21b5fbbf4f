package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.PointsEarning;
import dev.aftercare.crm.loyalty.Receipt;
import dev.aftercare.crm.loyalty.guard.EarningReview.State;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.GuardEvent;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.List;
import java.util.Optional;

/** The earnings that wait for a person, and what was decided on them. */
final class ReviewQueue {

    private static final TypedDocuments<EarningReview> REVIEWS =
            new TypedDocuments<>("earning-review", EarningReview.class);

    private ReviewQueue() {}

    static Optional<EarningReview> find(UnitOfWork unit, String review) {
        return REVIEWS.find(unit, review);
    }

    static Page<EarningReview> page(UnitOfWork unit, State state, PageRequest request) {
        return REVIEWS.page(unit, state.name(), request);
    }

    static EarningReview add(
            CommandContext context, CustomerId customer, EarningRequest request, List<ReviewReason> reasons, By by) {
        EarningReview review = new EarningReview(
                context.newId().toString(),
                customer,
                request.programme(),
                request.points(),
                request.cause(),
                reasons,
                State.OPEN,
                context.now(),
                null);
        REVIEWS.insert(context, review.id(), State.OPEN.name(), review);
        List<String> signs =
                reasons.stream().map(reason -> reason.sign().name()).distinct().toList();
        tell(context, review, 1, new GuardEvent.EarningHeldBack(request.programme(), request.points(), signs), by);
        return review;
    }

    static EarningReview decide(CommandContext context, String id, State next, By by) {
        Stored<EarningReview> stored =
                REVIEWS.stored(context.unit(), id).orElseThrow(() -> new NotFoundException("earning review", id));
        EarningReview review = stored.value();
        if (review.state() == next) {
            return review;
        }
        if (review.state() != State.OPEN) {
            throw new RejectedException(new ReviewDecided(review.state()));
        }
        EarningReview decided = review.with(next, next == State.APPROVED ? given(context, review, by) : null);
        REVIEWS.update(context, id, next.name(), stored.version(), decided);
        GuardEvent body = next == State.APPROVED
                ? new GuardEvent.EarningApproved(review.programme(), review.points())
                : new GuardEvent.EarningRejected(review.programme(), review.points());
        tell(context, decided, 2, body, by);
        return decided;
    }

    private static Receipt given(CommandContext context, EarningReview review, By by) {
        return PointsEarning.earn(context, review.customer(), review.programme(), review.points(), review.cause(), by);
    }

    private static void tell(CommandContext context, EarningReview review, long version, GuardEvent body, By by) {
        AggregateRef aggregate = new AggregateRef("earning-review", review.id());
        context.happened(aggregate, review.customer(), version, List.of(new Happened(body, by.actor())));
    }
}
