/**
 * The storage adapter on plain JDBC.
 *
 * <p>Read {@link dev.aftercare.crm.jdbc.JdbcStorage} first: it says how a storage is made and what its two modes promise.
 * {@link dev.aftercare.crm.jdbc.HostTransactions} is what a shop implements to let the library join its transactions,
 * {@link dev.aftercare.crm.jdbc.Migration} and {@link dev.aftercare.crm.jdbc.MigrationScript} are about the tables.
 *
 * <p>Inside, from the top down: {@code Transactions} (own and joined) bracket the work, {@code JdbcUnit} hands out the
 * stores, a store is SQL and little else, {@code Sql} runs statements, {@code Parameters} and {@code Row} turn values into
 * columns and back, {@code Dialect} holds what differs between engines, and {@code Failures} says what an error means.
 */
@NullMarked
package dev.aftercare.crm.jdbc;

import org.jspecify.annotations.NullMarked;
