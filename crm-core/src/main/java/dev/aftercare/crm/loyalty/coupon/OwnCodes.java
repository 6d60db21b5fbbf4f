package dev.aftercare.crm.loyalty.coupon;

import dev.aftercare.crm.loyalty.code.OwnCode;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A list of the shop's own codes, each in it once. Pure. */
record OwnCodes(List<OwnCode> codes) {

    /** Reads a list; of a code that cannot be one, or that comes twice, the exception names the place and not the code. */
    static OwnCodes read(List<String> list) {
        if (Input.atMost("codes", list, Coupons.MAX_CODES).isEmpty()) {
            throw new InvalidInputException("codes", "is empty", "1 to " + Coupons.MAX_CODES);
        }
        List<OwnCode> codes = new ArrayList<>(list.size());
        Set<OwnCode> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String field = "codes[" + i + "]";
            OwnCode code = OwnCode.read(Input.present(field, list.get(i)))
                    .orElseThrow(() -> new InvalidInputException(field, "is no code", OwnCode.ALLOWED));
            if (!seen.add(code)) {
                throw new InvalidInputException(field, "is in the list already", "each code once");
            }
            codes.add(code);
        }
        return new OwnCodes(codes);
    }

    /** What stands for the list, in its order. */
    List<String> fingerprints() {
        return codes.stream().map(OwnCode::fingerprint).toList();
    }

    /** Why the list cannot be issued, if so: some of it is known. */
    Optional<CodesTaken> taken(Set<String> known) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            if (known.contains(codes.get(i).fingerprint())) {
                places.add(i + 1);
            }
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(new CodesTaken(places));
    }
}
