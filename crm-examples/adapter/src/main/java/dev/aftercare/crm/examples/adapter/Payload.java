package dev.aftercare.crm.examples.adapter;

import dev.aftercare.crm.model.CrmException;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.json.CrmJson;
import dev.aftercare.crm.persistence.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/**
 * The whole of a record as the bytes that stand behind its key: its JSON.
 *
 * @param <T> the record
 */
record Payload<T>(Function<T, String> encode, Function<String, T> decode) {

    /** Of an aggregate. It keeps what a newer version of the library wrote and this one does not know. */
    static <T> Payload<T> of(JsonCodec<T> codec) {
        return new Payload<>(codec::encode, codec::decode);
    }

    /** Of a record that has no codec of its own. */
    static <T> Payload<T> of(Class<T> type) {
        return new Payload<>(CrmJson.mapper()::writeValueAsString, json -> readAs(type, json));
    }

    /** Of what is stored in the form of this payload's record. */
    <U> Payload<U> as(Function<U, T> toStored, Function<T, U> fromStored) {
        return new Payload<>(toStored.andThen(encode), decode.andThen(fromStored));
    }

    byte[] bytes(T value) {
        return encode.apply(value).getBytes(StandardCharsets.UTF_8);
    }

    T read(byte[] bytes) {
        return decode.apply(new String(bytes, StandardCharsets.UTF_8));
    }

    private static <T> T readAs(Class<T> type, String json) {
        try {
            T value = CrmJson.mapper().readValue(json, type);
            if (value != null) {
                return value;
            }
        } catch (JacksonException | CrmException unreadable) {
            // Not kept as the cause: its message may quote the payload, which is personal.
        }
        throw new StorageException(Reason.CORRUPT, "a stored " + type.getSimpleName() + " cannot be read");
    }
}
