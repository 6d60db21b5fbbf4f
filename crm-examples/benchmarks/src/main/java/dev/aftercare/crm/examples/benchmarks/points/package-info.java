/**
 * Earning and redeeming on PostgreSQL: {@link dev.aftercare.crm.examples.benchmarks.points.PointsOnPostgres} runs it, the module's
 * README.md has the command.
 */
@NullMarked
package dev.aftercare.crm.examples.benchmarks.points;

import org.jspecify.annotations.NullMarked;
