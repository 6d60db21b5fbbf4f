package dev.aftercare.crm.jdbc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Skips a class unless a {@link NamedServer} is named, in JUnit and in jqwik, which does not know JUnit's conditions. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Inherited
@EnabledIfSystemProperty(named = NamedServer.URL, matches = ".+")
@AddLifecycleHook(OnNamedServer.Skip.class)
@interface OnNamedServer {

    /** For the properties that jqwik runs. */
    final class Skip implements SkipExecutionHook {

        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return NamedServer.isNamed() ? SkipResult.doNotSkip() : SkipResult.skip("no server is named");
        }

        @Override
        public PropagationMode propagateTo() {
            return PropagationMode.ALL_DESCENDANTS;
        }
    }
}
