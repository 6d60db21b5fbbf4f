/**
 * Documents as records: {@code TypedDocuments} reads and writes one kind of them as one type, {@code VersionedDocuments} keeps every
 * definition there ever was beside the one in force, {@code DefinitionLog} tells when another one comes into force.
 */
@NullMarked
package dev.aftercare.crm.document;

import org.jspecify.annotations.NullMarked;
