package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.loyalty.PointsEarning;
import dev.aftercare.crm.loyalty.Receipt;
import dev.aftercare.crm.loyalty.guard.ReviewReason.Sign;
import dev.aftercare.crm.loyalty.guard.VelocityLimit.Measure;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.Together;
import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.customer.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gives points or lets them wait, within the transaction of a command. */
final class GuardedEarnings {

    private static final List<Measure> MEASURES = List.of(Measure.POINTS, Measure.EARNINGS);

    private GuardedEarnings() {}

    static GuardedEarning earn(CommandContext context, EarningRequest request, By by) {
        Map<Measure, Long> amounts = Map.of(Measure.POINTS, request.points(), Measure.EARNINGS, 1L);
        Together together = CustomerLinks.together(context.unit(), request.customer());
        CustomerId who = together.customer();
        GuardDesk desk =
                GuardDesk.read(context.unit(), request.programme().value(), together, request.source(), MEASURES);
        List<ReviewReason> reasons = new ArrayList<>(desk.over(amounts, context));
        reasons.addAll(selfReferral(context, who, request));
        if (reasons.isEmpty()) {
            desk.count(amounts, context);
            Receipt receipt =
                    PointsEarning.earn(context, who, request.programme(), request.points(), request.cause(), by);
            if (desk.countsCustomers()) {
                CustomerLinks.keepStill(context, together);
            }
            return new GuardedEarning(receipt, null);
        }
        customer(context, who);
        return new GuardedEarning(null, ReviewQueue.add(context, who, request, reasons, by));
    }

    private static List<ReviewReason> selfReferral(
            CommandContext context, CustomerId referrer, EarningRequest request) {
        CustomerId referred = request.referred();
        if (referred == null || !GuardDesk.policy(context.unit()).reviewSelfReferral()) {
            return List.of();
        }
        CustomerId other = CustomerLinks.survivor(context.unit(), referred);
        if (other.equals(referrer)) {
            return List.of(ReviewReason.of(Sign.SAME_CUSTOMER));
        }
        // Of one who was merged, what either profile says speaks against both.
        Customer invited = customer(context, referred);
        return Stream.of(referrer, request.customer())
                .distinct()
                .flatMap(one -> GuardRules.selfReferral(customer(context, one), invited).stream())
                .distinct()
                .toList();
    }

    private static Customer customer(CommandContext context, CustomerId customer) {
        return context.unit()
                .customers()
                .find(customer)
                .orElseThrow(
                        () -> new NotFoundException("customer", customer.value().toString()));
    }
}
