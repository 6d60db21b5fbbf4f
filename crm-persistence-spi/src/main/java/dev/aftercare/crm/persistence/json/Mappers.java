package dev.aftercare.crm.persistence.json;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The mappers behind the codecs. What defaults may change between versions of Jackson is set here by name. */
final class Mappers {

    /** For payloads; it writes event bodies bare, their type stands beside them. */
    static final JsonMapper STORE = build(new CrmModule("store"));

    /** For what leaves the library; it writes event bodies with their type. */
    static final JsonMapper EDGE = build(new CrmModule("edge").withEvents());

    private Mappers() {}

    private static JsonMapper build(CrmModule module) {
        return JsonMapper.builder()
                .addModule(module)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                // As sets, see there.
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                // A number that is not understood is written back digit by digit.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                // What an older payload lacks is zero or false; records check what must be there.
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addHandler(UnknownFieldWatch.HANDLER)
                .build();
    }
}
