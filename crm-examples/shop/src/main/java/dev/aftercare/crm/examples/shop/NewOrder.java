package dev.aftercare.crm.examples.shop;

import java.math.BigDecimal;

/**
 * What a customer orders.
 *
 * @param customer the customer's login
 * @param sku the article
 * @param quantity how many, from 1
 * @param price of one, in the shop's currency
 */
record NewOrder(String customer, String sku, long quantity, BigDecimal price) {}
