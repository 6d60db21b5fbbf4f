package dev.aftercare.crm.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What always holds of who is at a ticket, whatever agents say in whatever order. */
class PresenceProperties {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private enum Kind {
        LOOK,
        TYPE,
        TAKE_OVER,
        LEAVE
    }

    record Word(Kind kind, String agent, Duration lease, Duration pause) {}

    @Provide
    Arbitrary<List<Word>> words() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.of("ann", "bob", "cai"),
                        Arbitraries.integers().between(1, 90).map(Duration::ofSeconds),
                        Arbitraries.integers().between(0, 60).map(Duration::ofSeconds))
                .as(Word::new)
                .list()
                .ofMaxSize(30);
    }

    @Property
    void atMostOneWritesNobodyIsThereTwiceAndWhoSpokeLastIsThereUntilTheEndOfTheLease(
            @ForAll("words") List<Word> words) {
        Attendance here = Attendance.NOBODY;
        Instant now = START;
        for (Word word : words) {
            now = now.plus(word.pause());
            Attendance before = here.at(now);
            Decision<Attendance> decision = decide(here, word, now);
            boolean othersType = before.typing()
                    .filter(it -> !it.agent().equals(word.agent()))
                    .isPresent();
            assertThat(decision.isAccepted()).isEqualTo(!(word.kind() == Kind.TYPE && othersType));
            if (!decision.isAccepted()) {
                continue;
            }
            here = decision.orThrow().state();
            Instant end = now.plus(word.lease());
            assertThat(here.present().stream().filter(it -> it.activity() == Activity.TYPING))
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(here.present().stream().map(Present::agent)).doesNotHaveDuplicates();
            Instant present = now;
            assertThat(here.present())
                    .allMatch(it -> it.counts(present) && !it.since().isAfter(present));
            assertThat(here.present().stream().filter(it -> it.agent().equals(word.agent())))
                    .hasSize(word.kind() == Kind.LEAVE ? 0 : 1)
                    .allMatch(it -> it.until().equals(end));
            assertThat(here.present().stream().map(Present::agent).filter(agent -> !agent.equals(word.agent())))
                    .containsExactlyInAnyOrderElementsOf(before.present().stream()
                            .map(Present::agent)
                            .filter(agent -> !agent.equals(word.agent()))
                            .toList());
        }
    }

    private static Decision<Attendance> decide(Attendance here, Word word, Instant now) {
        return switch (word.kind()) {
            case LOOK -> PresenceRules.enter(here, word.agent(), Activity.LOOKING, word.lease(), now);
            case TYPE -> PresenceRules.enter(here, word.agent(), Activity.TYPING, word.lease(), now);
            case TAKE_OVER -> PresenceRules.takeOver(here, word.agent(), word.lease(), now);
            case LEAVE -> PresenceRules.leave(here, word.agent(), now);
        };
    }
}
