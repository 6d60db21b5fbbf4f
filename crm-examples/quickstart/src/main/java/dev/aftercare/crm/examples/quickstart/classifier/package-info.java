/** Trains a ticket classifier from a file of labelled texts, and says how well one does. */
@NullMarked
package dev.aftercare.crm.examples.quickstart.classifier;

import org.jspecify.annotations.NullMarked;
