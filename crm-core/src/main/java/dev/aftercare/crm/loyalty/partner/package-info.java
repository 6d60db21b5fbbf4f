/**
 * Benefits given by partners 跨界合作: a {@link dev.aftercare.crm.loyalty.partner.PartnerBenefit} says who gives what, to whom and for how many
 * points; {@link dev.aftercare.crm.loyalty.partner.PartnerRules} decide, pure; and
 * {@link dev.aftercare.crm.loyalty.partner.PartnerBenefits} hands out each of the partner's codes once.
 */
@NullMarked
package dev.aftercare.crm.loyalty.partner;

import org.jspecify.annotations.NullMarked;
