/**
 * A {@link dev.aftercare.crm.persistence.CrmStorage} on an ordered key-value store, Xodus.
 *
 * <p>Read {@code Keyspace} first: it lists every key that is ever written, and so explains the whole adapter. {@code Key} and
 * {@code Range} build keys and ranges of them. {@code Engine} holds the folder, {@code Transaction} is one transaction on its
 * keys, and {@code Records} keeps records of one kind together with their index keys. On these stand the eight stores, one
 * class each. {@link dev.aftercare.crm.examples.adapter.KeyValueStorage} is the entry.
 */
@NullMarked
package dev.aftercare.crm.examples.adapter;

import org.jspecify.annotations.NullMarked;
