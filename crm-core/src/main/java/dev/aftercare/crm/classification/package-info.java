/**
 * Which category a matter belongs to 分类: the shop's tree, and what proposes a place in it.
 *
 * <p>{@code TicketClassifier} is the port. Behind it stands, unless the shop brings its own, a naive Bayes classifier:
 * {@code NaiveBayesTrainer} counts, {@code Calibration} makes its confidence honest,
 * {@code NaiveBayesModel} is what is saved, {@code NaiveBayesClassifier} is what answers, and {@code Evaluation} says how well.
 */
@NullMarked
package dev.aftercare.crm.classification;

import org.jspecify.annotations.NullMarked;
