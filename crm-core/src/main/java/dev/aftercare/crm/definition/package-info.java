/**
 * What changed of all that a shop defines: {@link dev.aftercare.crm.definition.Definitions} reads it, one definition's
 * {@link dev.aftercare.crm.definition.DefinitionHistory} is a document for the archive.
 */
@NullMarked
package dev.aftercare.crm.definition;

import org.jspecify.annotations.NullMarked;
