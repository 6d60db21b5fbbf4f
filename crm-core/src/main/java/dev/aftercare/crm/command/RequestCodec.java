package dev.aftercare.crm.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Turns requests into fingerprints, and results into the text kept beside an idempotency key and back. */
public final class RequestCodec {

    /** No component of a record is called so, so that no result looks like a refusal. */
    private static final String REFUSED = "@refused";

    private final JsonMapper mapper;

    /**
     * Creates a codec.
     *
     * @param mapper writes equal requests as equal texts
     */
    public RequestCodec(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * What stands for a request.
     *
     * @param name the command's name
     * @param request the request
     * @return 64 hexadecimal digits: SHA-256 of name and request
     */
    String fingerprint(String name, Object request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(mapper.writeValueAsBytes(request));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    String write(Object result) {
        return mapper.writeValueAsString(result);
    }

    <R> R read(String json, Class<R> type) {
        return mapper.readValue(json, type);
    }

    String writeRefusal(Rejection rejection) {
        return mapper.writeValueAsString(Map.of(REFUSED, rejection.message()));
    }

    /** The words of a refusal; empty if the text is a result. */
    Optional<String> refusal(String json) {
        return json.startsWith("{\"" + REFUSED)
                ? Optional.of(mapper.readTree(json).get(REFUSED).asString())
                : Optional.empty();
    }
}
