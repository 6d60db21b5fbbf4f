/** Benchmarks, each with the figure that it is to reach; the module's README.md has what was measured. */
@NullMarked
package dev.aftercare.crm.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
