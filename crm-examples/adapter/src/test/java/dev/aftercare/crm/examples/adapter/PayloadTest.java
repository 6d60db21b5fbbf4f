package dev.aftercare.crm.examples.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aftercare.crm.model.customer.Customer;
import dev.aftercare.crm.model.purchase.Purchase;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.StorageException.Reason;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

    private static final Payload<Customer> WITH_CODEC = Payload.of(CrmJson.customers());
    private static final Payload<Purchase> WITHOUT_CODEC = Payload.of(Purchase.class);

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "secret", "{\"id\":\"secret\"}", "{\"lines\":[]}", "[1"})
    void whatCannotBeReadIsCorruptAndNothingOfItIsTold(String stored) {
        for (Payload<?> payload : new Payload<?>[] {WITH_CODEC, WITHOUT_CODEC}) {
            StorageException refusal = catchThrowableOfType(
                    StorageException.class, () -> payload.read(stored.getBytes(StandardCharsets.UTF_8)));

            assertThat(refusal.reason()).isEqualTo(Reason.CORRUPT);
            assertThat(refusal).hasMessageNotContaining("secret");
            assertThat(refusal.getCause() == null ? "" : refusal.getCause().toString())
                    .doesNotContain("secret");
        }
    }
}
