package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.RefusedKeys;
import dev.aftercare.crm.command.RequestCodec;
import dev.aftercare.crm.command.RetryPolicy;
import dev.aftercare.crm.persistence.json.CrmJson;
import java.time.InstantSource;

/** Runs bare commands of {@link Shop#TENANT}, with ids that are counted. */
final class Runner {

    private Runner() {}

    static CommandRunner on(JdbcStorage storage) {
        return new CommandRunner(
                storage,
                Shop.TENANT,
                InstantSource.system(),
                new CountedIds(),
                new RequestCodec(CrmJson.mapper()),
                RetryPolicy.DEFAULT,
                RefusedKeys.FREE,
                events -> {});
    }
}
