package dev.aftercare.crm.team;

import dev.aftercare.crm.model.Input;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A person of the shop who works on tickets. Begin with {@link #of}.
 *
 * @param login the agent's login, 1 to 100 printable ASCII characters without spaces
 * @param departments where the agent works, such as {@code logistics}; at most 50
 * @param skills what the agent can do, such as {@code coffee-machines}; at most 500
 * @param languages the languages the agent speaks, as ISO 639 codes in lower case; at most 50
 * @param shifts the calendar of the agent's shifts, one of {@code ServiceLevels.define}; null if the agent always works
 * @param capacity how much the agent carries at once, in the weights of the policy, 1 to 1,000,000
 * @param availability whether the agent takes tickets
 */
public record Agent(
        String login,
        Set<String> departments,
        Set<String> skills,
        Set<String> languages,
        @Nullable String shifts,
        long capacity,
        Availability availability) {

    /** Checks and copies the parts; languages are brought to lower case. */
    public Agent {
        Input.code("agent.login", login, 100);
        departments = names("agent.departments", departments, 50);
        skills = names("agent.skills", skills, 500);
        languages = names("agent.languages", languages, 50).stream()
                .map(language -> language.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        if (shifts != null) {
            Input.code("agent.shifts", shifts, 80);
        }
        Input.within("agent.capacity", capacity, 1, 1_000_000);
        Input.present("agent.availability", availability);
    }

    /**
     * An agent of no department who always works, with room for ten.
     *
     * @param login the agent's login
     * @return the agent
     */
    public static Agent of(String login) {
        return new Agent(login, Set.of(), Set.of(), Set.of(), null, 10, Availability.AVAILABLE);
    }

    /**
     * The same agent in other departments.
     *
     * @param values where
     * @return the agent
     */
    public Agent in(String... values) {
        return new Agent(login, Set.of(values), skills, languages, shifts, capacity, availability);
    }

    /**
     * The same agent with other skills.
     *
     * @param values which
     * @return the agent
     */
    public Agent able(String... values) {
        return new Agent(login, departments, Set.of(values), languages, shifts, capacity, availability);
    }

    /**
     * The same agent with other languages.
     *
     * @param values ISO 639 codes
     * @return the agent
     */
    public Agent speaking(String... values) {
        return new Agent(login, departments, skills, Set.of(values), shifts, capacity, availability);
    }

    /**
     * The same agent with other shifts.
     *
     * @param calendar the id of a calendar, or null for always
     * @return the agent
     */
    public Agent working(@Nullable String calendar) {
        return new Agent(login, departments, skills, languages, calendar, capacity, availability);
    }

    /**
     * The same agent with other room.
     *
     * @param value how much the agent carries at once
     * @return the agent
     */
    public Agent carrying(long value) {
        return new Agent(login, departments, skills, languages, shifts, value, availability);
    }

    /**
     * The same agent, available or not.
     *
     * @param value whether
     * @return the agent
     */
    public Agent being(Availability value) {
        return new Agent(login, departments, skills, languages, shifts, capacity, value);
    }

    static Set<String> names(String field, Set<String> values, int max) {
        Set<String> copy = Set.copyOf(Input.atMost(field, values, max));
        copy.forEach(value -> Input.text(field, value, 100));
        return copy;
    }
}
