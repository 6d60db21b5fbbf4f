package dev.aftercare.crm.loyalty.guard;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.OwnerDigest;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.loyalty.guard.VelocityLimit.Measure;
import dev.aftercare.crm.loyalty.guard.VelocityLimit.Subject;
import dev.aftercare.crm.loyalty.store.Together;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and counts what happened lately. What is decided by a count is counted by the same read, so twins are run again. */
final class GuardDesk {

    static final TypedDocuments<GuardPolicy> POLICIES = TypedDocuments.definitions("guard-policy", GuardPolicy.class);
    static final String POLICY = "default";

    private static final TypedDocuments<Velocity> VELOCITIES = new TypedDocuments<>("velocity", Velocity.class);

    private final List<VelocityLimit> limits = new ArrayList<>();
    private final Map<String, Stored<Velocity>> read = new HashMap<>();

    /** By those whose loyalty was moved to the customer; nobody counts there any more. */
    private final Map<String, Velocity> byOthers = new HashMap<>();

    /** The limits that apply to what is counted, in a room such as a programme. */
    static GuardDesk read(
            UnitOfWork unit,
            String room,
            @Nullable Together customer,
            @Nullable String source,
            List<Measure> measures) {
        GuardDesk desk = new GuardDesk();
        for (VelocityLimit limit : policy(unit).limits()) {
            boolean ofCustomer = limit.subject() != Subject.SOURCE;
            String subject = subject(limit.subject(), customer, source);
            if (subject != null && measures.contains(limit.measure())) {
                String id = id(limit, room, subject);
                desk.limits.add(limit);
                desk.read.put(
                        limit.id(), VELOCITIES.stored(unit, id).orElseGet(() -> Stored.unsaved(id, Velocity.NONE)));
                desk.byOthers.put(
                        limit.id(),
                        ofCustomer && customer != null ? others(unit, limit, room, customer) : Velocity.NONE);
            }
        }
        return desk;
    }

    private static Velocity others(UnitOfWork unit, VelocityLimit limit, String room, Together customer) {
        List<String> ids = customer.others().stream()
                .map(other -> id(limit, room, other.value().toString()))
                .toList();
        return VELOCITIES.of(unit, ids).stream().map(Stored::value).reduce(Velocity.NONE, Velocity::and);
    }

    /** Without one there is nothing to count. */
    private static @Nullable String subject(Subject subject, @Nullable Together customer, @Nullable String source) {
        String id = customer == null ? null : customer.customer().value().toString();
        return switch (subject) {
            case CUSTOMER -> id == null ? "" : id;
            case LOGGED_IN -> id;
            case SOURCE -> source;
        };
    }

    private static String id(VelocityLimit limit, String room, String subject) {
        return OwnerDigest.of(limit.id() + " " + room + " " + limit.subject() + " " + subject);
    }

    static GuardPolicy policy(UnitOfWork unit) {
        return POLICIES.find(unit, POLICY).orElse(GuardPolicy.NONE);
    }

    List<ReviewReason> over(Map<Measure, Long> amounts, CommandContext context) {
        Map<String, Velocity> lately = new HashMap<>();
        limits.forEach(limit -> lately.put(limit.id(), lately(limit)));
        return GuardRules.overLimits(limits, lately, amounts, context.now());
    }

    void count(Map<Measure, Long> amounts, CommandContext context) {
        for (VelocityLimit limit : limits) {
            Stored<Velocity> before = read.get(limit.id());
            Long amount = amounts.get(limit.measure());
            if (before != null && amount != null) {
                Velocity next = before.value().plus(context.now(), amount, limit.period());
                VELOCITIES.save(context, before.id(), null, before.version(), next);
            }
        }
    }

    boolean countsCustomers() {
        return limits.stream().anyMatch(limit -> limit.subject() != Subject.SOURCE);
    }

    List<VelocityLimit> limits() {
        return limits;
    }

    long lately(VelocityLimit limit, Instant at) {
        return lately(limit).within(at, limit.period());
    }

    private Velocity lately(VelocityLimit limit) {
        Stored<Velocity> own = read.get(limit.id());
        Velocity others = byOthers.getOrDefault(limit.id(), Velocity.NONE);
        return own == null ? others : own.value().and(others);
    }
}
