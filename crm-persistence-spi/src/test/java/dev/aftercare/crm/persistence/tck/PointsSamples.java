package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Texts.code;
import static dev.aftercare.crm.persistence.tck.Texts.instants;
import static dev.aftercare.crm.persistence.tck.Texts.uuids;

import dev.aftercare.crm.model.IdempotencyKey;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.EntryKind;
import dev.aftercare.crm.model.loyalty.EntryMarks;
import dev.aftercare.crm.model.loyalty.LotChange;
import dev.aftercare.crm.model.loyalty.PointsAccount;
import dev.aftercare.crm.model.loyalty.PointsAccountId;
import dev.aftercare.crm.model.loyalty.PointsAside;
import dev.aftercare.crm.model.loyalty.PointsEntry;
import dev.aftercare.crm.model.loyalty.PointsLot;
import dev.aftercare.crm.model.loyalty.PointsPromise;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Generators of points accounts and of entries. */
public final class PointsSamples {

    private static final Instant LAST_EARNED = Instant.parse("9990-01-01T00:00:00Z");

    private PointsSamples() {}

    /**
     * Accounts of any version whose lots add up.
     *
     * @return the generator
     */
    public static Arbitrary<PointsAccount> accounts() {
        return Combinators.combine(
                        uuids().map(PointsAccountId::new),
                        Samples.versions(),
                        uuids().map(CustomerId::new),
                        code(64).map(ProgrammeId::new),
                        Combinators.combine(
                                        lots().list().ofMaxSize(5),
                                        asides(),
                                        Arbitraries.longs().between(1, 9).injectNull(0.5),
                                        instants().injectNull(0.5))
                                .as(Points::new),
                        instants(),
                        Samples.unknown("/later", "/even-later"))
                .as((id, version, customer, programme, points, at, unknown) -> new PointsAccount(
                        id,
                        version,
                        customer,
                        programme,
                        points.lots.stream().mapToLong(PointsLot::remaining).sum(),
                        points.lots,
                        points.aside,
                        at,
                        points.growing,
                        points.promises(),
                        unknown));
    }

    private record Points(
            List<PointsLot> lots,
            PointsAside aside,
            @Nullable Long growing,
            @Nullable Instant until) {

        /** As if all were held by one entry, and pending by another, if it is known at all. */
        @Nullable
        List<PointsPromise> promises() {
            List<PointsPromise> promises = new ArrayList<>();
            if (aside.held() > 0) {
                promises.add(new PointsPromise(1, aside.held(), until));
            }
            if (aside.pending() > 0) {
                promises.add(new PointsPromise(2, aside.pending(), until));
            }
            return growing == null ? null : promises;
        }
    }

    /**
     * Entries of any account and sequence whose lot changes add up.
     *
     * @return the generator
     */
    public static Arbitrary<PointsEntry> entries() {
        return Combinators.combine(
                        uuids().map(PointsAccountId::new),
                        Samples.versions(),
                        Arbitraries.of(EntryKind.class),
                        Arbitraries.longs().between(1, PointsAccount.MAX_POINTS),
                        Combinators.combine(Arbitraries.longs().between(0, PointsAccount.MAX_POINTS), asides(), marks())
                                .as(Rest::new),
                        instants(),
                        Combinators.combine(code(40), code(100)).as(Cause::new),
                        Samples.actors())
                .as((account, sequence, kind, points, rest, at, cause, actor) -> {
                    long change = kind.sign() * points;
                    return new PointsEntry(
                            account,
                            sequence,
                            kind,
                            change,
                            rest.balance,
                            rest.aside,
                            at,
                            cause,
                            actor,
                            changes(kind, change, at),
                            rest.marks);
                });
    }

    private record Rest(long balance, PointsAside aside, EntryMarks marks) {}

    private static final Set<EntryKind> WITHOUT_LOTS = Set.of(EntryKind.OWE, EntryKind.DEBT_IN, EntryKind.DEBT_OUT);

    private static List<LotChange> changes(EntryKind kind, long change, Instant at) {
        if (WITHOUT_LOTS.contains(kind)) {
            return List.of();
        }
        if (kind == EntryKind.FOLD) {
            return List.of(new LotChange(1, -change, at, at), new LotChange(2, change, at, null));
        }
        return Math.abs(change) == 1
                ? List.of(new LotChange(1, change, at, null))
                : List.of(new LotChange(1, change - change / 2), new LotChange(2, change / 2, at, at));
    }

    static Arbitrary<PointsAside> asides() {
        Arbitrary<Long> points = Arbitraries.longs().between(0, PointsAccount.MAX_POINTS);
        return Combinators.combine(points, points, points).as(PointsAside::new);
    }

    private static Arbitrary<EntryMarks> marks() {
        return Combinators.combine(
                        code(120).injectNull(0.3),
                        Samples.versions().injectNull(0.3),
                        instants().injectNull(0.3),
                        code(200).map(IdempotencyKey::new).injectNull(0.3))
                .as(EntryMarks::new);
    }

    private static Arbitrary<PointsLot> lots() {
        return Combinators.combine(
                        Samples.versions(),
                        instants().filter(at -> at.isBefore(LAST_EARNED)),
                        Arbitraries.of(Duration.ofNanos(1_000), Duration.ofDays(365))
                                .injectNull(0.3),
                        Arbitraries.longs().between(1, PointsAccount.MAX_POINTS / 5))
                .as((entry, earned, life, remaining) ->
                        new PointsLot(entry, earned, life == null ? null : earned.plus(life), remaining));
    }
}
