package dev.aftercare.crm.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.command.Decision;
import dev.aftercare.crm.model.Actor;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ArticleRulesTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final ArticleState THREE = new ArticleState("a", 3, null, 0, 0);

    @Test
    void aVersionThatIsNotThereCannotBePublished() {
        assertThat(ArticleRules.publish(THREE, 4, ANN)).isEqualTo(Decision.reject(new NoSuchVersion("a", 4, 3)));
        assertThat(ArticleRules.publish(THREE, 0, ANN)).isEqualTo(Decision.reject(new NoSuchVersion("a", 0, 3)));
        assertThat(ArticleRules.publish(THREE, 3, ANN).isAccepted()).isTrue();
    }

    @Test
    void publishingWhatIsPublishedChangesNothing() {
        ArticleState shown = THREE.showing(2L);

        assertThat(ArticleRules.publish(shown, 2, ANN).orThrow().events()).isEmpty();
    }

    @Test
    void writingAnotherVersionDoesNotShowIt() {
        ArticleState after = ArticleRules.save(THREE.showing(3L), Article.of("a", "en", "T", "Text"), ANN)
                .orThrow()
                .state();

        assertThat(after.latest()).isEqualTo(4);
        assertThat(after.published()).isEqualTo(3);
    }

    @Test
    void whatNobodySeesIsNeitherWithdrawnNorVotedOn() {
        assertThat(ArticleRules.withdraw(THREE, ANN)).isEqualTo(Decision.reject(new NotPublished("a")));
        assertThat(ArticleRules.vote(THREE, null, true, ANN)).isEqualTo(Decision.reject(new NotPublished("a")));
    }

    @Property(tries = 200)
    void votesAreThoseOfTheVoters(@ForAll long seed) {
        Random random = new Random(seed);
        ArticleState state = THREE.showing(1L);
        Map<Integer, Boolean> votes = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            int voter = random.nextInt(6);
            boolean helpful = random.nextBoolean();
            state = ArticleRules.vote(state, votes.get(voter), helpful, ANN)
                    .orThrow()
                    .state();
            votes.put(voter, helpful);

            assertThat(state.helpful())
                    .isEqualTo(votes.values().stream().filter(vote -> vote).count());
            assertThat(state.unhelpful())
                    .isEqualTo(votes.values().stream().filter(vote -> !vote).count());
        }
    }
}
