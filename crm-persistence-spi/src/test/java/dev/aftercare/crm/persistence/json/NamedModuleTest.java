package dev.aftercare.crm.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** On the module path Jackson may look only into what is exported; tests run on the class path and would not notice. */
class NamedModuleTest {

    private static final String MODULE = "dev.aftercare.crm.persistence.spi";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            customers | {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":1,"identities":[{"scheme":"shop","value":"u-1"}],"profile":{"locale":"en-GB","zone":"Europe/London","contactPoints":[{"channel":"APP","address":"a"}],"later":7},"registeredAt":"2026-01-01T00:00:00Z"}
            tickets | {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":1,"type":"complaint","customer":"01890000-0000-7000-8000-000000000002","stage":"RECEIVED","priority":"LOW","intake":{"channel":"APP","statement":"hi","at":"2026-01-01T00:00:00Z","by":{"kind":"AGENT","id":"ann"}},"handling":{"escalationLevel":0,"reopened":0},"clocks":[{"metric":"resolution","policy":"p@1","calendar":"c@1","target":"PT8H","startedAt":"2026-01-01T00:00:00Z","elapsed":"PT0S","cycle":1}]}
            pointsAccounts | {"schema":1,"id":"01890000-0000-7000-8000-000000000001","version":1,"customer":"01890000-0000-7000-8000-000000000002","programme":"bonus","balance":5,"lots":[{"entry":1,"earnedAt":"2026-01-01T00:00:00Z","remaining":5}],"aside":{"held":0,"pending":0,"debt":0},"openedAt":"2026-01-01T00:00:00Z"}
            purchaseLines | [{"sku":"T-1","quantity":2,"amount":{"amount":"12.50","currency":"EUR"}}]
            """)
    void theCodecsWorkInANamedModule(String codec, String payload) throws Exception {
        Class<?> json = layer().findLoader(MODULE).loadClass(CrmJson.class.getName());
        Class<?> type = json.getClassLoader().loadClass(JsonCodec.class.getName());
        Object named = json.getMethod(codec).invoke(null);

        Object value = type.getMethod("decode", String.class).invoke(named, payload);
        Object written = type.getMethod("encode", Object.class).invoke(named, value);

        assertThat(json.getModule().getName()).isEqualTo(MODULE);
        assertThat(written).isEqualTo(payload);
    }

    private static ModuleLayer layer() {
        ModuleLayer parent = ModuleLayer.boot();
        Path[] modules = Stream.of(CrmJson.class, JsonMapper.class, JsonParser.class, JsonProperty.class)
                .map(NamedModuleTest::location)
                .toArray(Path[]::new);
        Configuration configuration =
                parent.configuration().resolve(ModuleFinder.of(modules), ModuleFinder.of(), Set.of(MODULE));
        return parent.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
