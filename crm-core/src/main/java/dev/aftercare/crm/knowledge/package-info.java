/**
 * What an agent answers with, and what customers find themselves.
 *
 * <p>{@code Templates} keeps quick replies: a {@code AnswerTemplate} has one text per language and typed variables. {@code Knowledge}
 * keeps articles: {@code ArticleRules} decides what may happen to one, {@code ArticleIndex} finds the fitting ones.
 */
@NullMarked
package dev.aftercare.crm.knowledge;

import org.jspecify.annotations.NullMarked;
