package dev.aftercare.crm.knowledge;

/**
 * An article as customers see it.
 *
 * @param article the published version
 * @param version its number, from 1
 * @param helpful how many found the article helpful, in all its versions
 * @param unhelpful how many did not
 */
public record PublishedArticle(Article article, long version, long helpful, long unhelpful) {}
