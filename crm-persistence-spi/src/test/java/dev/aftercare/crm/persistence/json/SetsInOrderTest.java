package dev.aftercare.crm.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.ticket.TicketType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SetsInOrderTest {

    @Test
    void setsAndMapsAreWrittenInOrder() {
        assertThat(CrmJson.mapper().writeValueAsString(shuffled(7))).isEqualTo("""
                {"words":["a","b","c","d"],"channels":["PHONE","EMAIL","APP"],"types":["inquiry","own","suggestion"],\
                "weights":{"a":1,"b":2,"c":3}}""");
    }

    @Property(tries = 50)
    void equalSetsAndMapsAreEqualTexts(@ForAll long seed) {
        assertThat(CrmJson.mapper().writeValueAsString(shuffled(seed)))
                .isEqualTo(CrmJson.mapper().writeValueAsString(shuffled(0)));
    }

    private static Parts shuffled(long seed) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (String key : shuffled(seed, List.of("a", "b", "c"))) {
            weights.put(key, key.charAt(0) - 'a' + 1);
        }
        return new Parts(
                shuffled(seed, List.of("b", "d", "a", "c")),
                shuffled(seed, List.of(Channel.APP, Channel.PHONE, Channel.EMAIL)),
                shuffled(seed, List.of(TicketType.SUGGESTION, new TicketType("own"), TicketType.INQUIRY)),
                weights);
    }

    private static <E> Set<E> shuffled(long seed, List<E> elements) {
        List<E> list = new ArrayList<>(elements);
        Collections.shuffle(list, new Random(seed));
        return new LinkedHashSet<>(list);
    }

    record Parts(Set<String> words, Set<Channel> channels, Set<TicketType> types, Map<String, Integer> weights) {}
}
