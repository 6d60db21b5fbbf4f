package dev.aftercare.crm.examples.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** None of several threads on two storages on one file may overwrite what another one counted. */
class LostUpdateTest {

    /** How many files are tried, because a race shows now and then only; a soak sets more. */
    private static final int FILES = Integer.getInteger("aftercare.race.files", 10);

    private static final int STEPS = 25;

    @TempDir
    Path folder;

    @Test
    void noneOfManyIncrementsOnTwoStoragesIsLost() throws Exception {
        for (int i = 0; i < FILES; i++) {
            Path file = folder.resolve("crm-" + i);
            Set<Long> stored = Collections.synchronizedSet(new HashSet<>());

            Counting.count(file, STEPS, stored::add);

            try (KeyValueStorage again = KeyValueStorage.open(file)) {
                assertThat(Counting.counted(again)).isEqualTo(Counting.THREADS * STEPS);
            }
            assertThat(stored).as("numbers that were given once").hasSize(Counting.THREADS * STEPS);
        }
    }
}
