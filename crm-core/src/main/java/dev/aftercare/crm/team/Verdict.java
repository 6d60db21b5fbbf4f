package dev.aftercare.crm.team;

import dev.aftercare.crm.model.Input;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an assignment says of one agent.
 *
 * @param login who
 * @param grounds everything that stands in the way; or the one reason why the agent, who could have it, gets it or does not
 */
public record Verdict(String login, List<Ground> grounds) {

    /** Checks and copies the parts. */
    public Verdict {
        Input.code("verdict.login", login, 100);
        grounds = List.copyOf(Input.present("verdict.grounds", grounds));
    }

    /**
     * The verdict in words.
     *
     * @return for example {@code ann: HAS_NO_ROOM (carries 9 of 10, it weighs 2)}
     */
    public String sentence() {
        return login + ": "
                + grounds.stream()
                        .map(ground -> ground.kind() + " (" + ground.detail() + ")")
                        .collect(Collectors.joining(", "));
    }
}
