package dev.aftercare.crm.persistence.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.aftercare.crm.model.UnknownFields;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.introspect.VisibilityChecker;

/** Says of the library's records what annotations would say, so that the model knows nothing of Jackson. */
final class ModelIntrospector extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    /** Components only: {@code isOnHold()} and its like are no fields. */
    @Override
    public VisibilityChecker findAutoDetectVisibility(
            MapperConfig<?> config, AnnotatedClass type, VisibilityChecker checker) {
        return isOurs(type.getRawType()) ? checker.withIsGetterVisibility(Visibility.NONE) : checker;
    }

    @Override
    public @Nullable Boolean findSerializationSortAlphabetically(MapperConfig<?> config, Annotated type) {
        return isOurs(type.getRawType()) ? Boolean.FALSE : null;
    }

    @Override
    public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated annotated) {
        if (!isComponent(annotated)) {
            return JsonInclude.Value.empty();
        }
        Class<?> type = annotated.getRawType();
        boolean leftOutIfEmpty = isContainer(type) || type == UnknownFields.class;
        return JsonInclude.Value.construct(leftOutIfEmpty ? Include.NON_EMPTY : Include.NON_NULL, Include.ALWAYS);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        boolean emptyIfAbsent = isComponent(annotated) && isContainer(annotated.getRawType());
        return emptyIfAbsent ? JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY) : JsonSetter.Value.empty();
    }

    /** Made here, not by Jackson: it may not look into a package that is not open to it. */
    @Override
    public @Nullable Object findSerializer(MapperConfig<?> config, Annotated annotated) {
        if (!isComponent(annotated)) {
            return null;
        }
        if (annotated.getRawType() == Locale.class) {
            return new BareText.Writer<>(Locale.class, Locale::toLanguageTag);
        }
        return annotated.getRawType() == ZoneId.class ? new BareText.Writer<>(ZoneId.class, ZoneId::getId) : null;
    }

    @Override
    public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
        if (!isComponent(annotated)) {
            return null;
        }
        if (annotated.getRawType() == Locale.class) {
            return new BareText.Reader<>(Locale.class, Locale::forLanguageTag);
        }
        return annotated.getRawType() == ZoneId.class ? new BareText.Reader<>(ZoneId.class, ZoneId::of) : null;
    }

    private static boolean isComponent(Annotated annotated) {
        return annotated instanceof AnnotatedMember member && isOurs(member.getDeclaringClass());
    }

    private static boolean isContainer(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    private static boolean isOurs(Class<?> type) {
        return type.isRecord() && type.getName().startsWith("dev.aftercare.crm.");
    }
}
