package dev.aftercare.crm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.ticket.FamilyLine.End;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is part of what, a line comes to an end, and what it tells of families is what one would count. */
class FamilyLineProperties {

    private static final List<TicketId> TICKETS = tickets(9);

    private final Map<TicketId, TicketId> parents = new HashMap<>();
    private final Map<TicketId, Family> families = new HashMap<>();

    @Property(tries = 200)
    void whateverIsSaidOfParentsALineEndsAndSaysHow(@ForAll long seed) {
        Random random = new Random(seed);
        TICKETS.forEach(id -> parents.put(id, any(random)));
        parents.keySet().removeIf(id -> random.nextInt(5) == 0);

        FamilyLine line = line(any(random), any(random));

        assertThat(line.all()).doesNotHaveDuplicates();
        TicketId last = line.above().isEmpty()
                ? line.child()
                : line.above().get(line.above().size() - 1);
        TicketId beyond = parents.get(last);
        switch (line.end()) {
            case ROOT -> assertThat(beyond).isNull();
            case CHILD ->
                assertThat(line.above().isEmpty() || line.child().equals(beyond))
                        .isTrue();
            case CIRCLE -> assertThat(line.above()).contains(beyond);
            case FAR -> throw new AssertionError("there are not so many tickets");
        }
    }

    @Property(tries = 100)
    void whateverIsLinkedAndTakenOutTheLevelsAreThoseThatAreThere(@ForAll long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            TicketId child = any(random);
            TicketId parent = parents.get(child);
            if (parent == null) {
                link(child, any(random));
            } else {
                parents.remove(child);
                families.putAll(line(child, parent).unlinked(families, true));
            }
            TICKETS.forEach(
                    id -> assertThat(families.getOrDefault(id, Family.NONE)).isEqualTo(counted(id)));
        }
    }

    @Example
    void nobodyLooksFartherUpThanAnyPolicyAllows() {
        List<TicketId> chain = tickets(FamilyLine.MOST + 2);
        IntStream.range(1, chain.size()).forEach(i -> parents.put(chain.get(i - 1), chain.get(i)));

        FamilyLine far = line(chain.get(0), chain.get(1));
        FamilyLine near = line(chain.get(1), chain.get(2));

        assertThat(far.end()).isEqualTo(End.FAR);
        assertThat(far.above()).hasSize(FamilyLine.MOST).hasSizeGreaterThan(RelationPolicy.MAX_LEVELS);
        assertThat(near.end()).isEqualTo(End.ROOT);
        assertThat(near.above()).hasSize(FamilyLine.MOST);
        assertThat(near.ancestors()).isEqualTo(chain.subList(3, chain.size()));
    }

    @Example
    void aTicketWouldBePartOfItself() {
        TicketId one = TICKETS.get(0);
        parents.put(TICKETS.get(1), one);

        assertThat(line(one, one)).isEqualTo(new FamilyLine(one, List.of(), End.CHILD));
        assertThat(line(one, TICKETS.get(1)).ancestors()).containsExactly(one);
    }

    /** Every ticket of the line is written, so that whoever changes one of them meanwhile is met. */
    private void link(TicketId child, TicketId parent) {
        FamilyLine line = line(child, parent);
        if (line.end() != End.ROOT) {
            return;
        }
        Map<TicketId, Family> after = line.linked(families, true);
        assertThat(after.keySet()).isEqualTo(new HashSet<>(line.all()));
        families.putAll(after);
        parents.put(child, parent);
    }

    private FamilyLine line(TicketId child, TicketId parent) {
        return FamilyLine.of(child, parent, id -> Optional.ofNullable(parents.get(id)));
    }

    private Family counted(TicketId id) {
        Family family = Family.NONE;
        for (TicketId other : TICKETS) {
            if (id.equals(parents.get(other))) {
                family = family.with(counted(other).height(), true);
            }
        }
        return family;
    }

    private static TicketId any(Random random) {
        return TICKETS.get(random.nextInt(TICKETS.size()));
    }

    private static List<TicketId> tickets(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new TicketId(new UUID(0, i)))
                .toList();
    }
}
