package dev.aftercare.crm.loyalty.partner;

import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.Happened;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.document.VersionedDocuments.Version;
import dev.aftercare.crm.loyalty.PointsPayment;
import dev.aftercare.crm.loyalty.partner.PartnerRefused.Reason;
import dev.aftercare.crm.loyalty.store.CustomerLinks;
import dev.aftercare.crm.loyalty.store.Tally;
import dev.aftercare.crm.loyalty.store.Together;
import dev.aftercare.crm.loyalty.store.UseCount;
import dev.aftercare.crm.model.Actor;
import dev.aftercare.crm.model.customer.CustomerId;
import dev.aftercare.crm.model.event.AggregateRef;
import dev.aftercare.crm.model.loyalty.Cause;
import dev.aftercare.crm.model.loyalty.PartnerEvent.PartnerBenefitClaimed;
import dev.aftercare.crm.model.loyalty.PartnerEvent.PartnerBenefitWithdrawn;
import dev.aftercare.crm.model.loyalty.PartnerEvent.PartnerCodesImported;
import dev.aftercare.crm.model.loyalty.ProgrammeId;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.time.Instant;
import java.util.List;

/** Takes limit, points and code in the transaction of one command. */
final class PartnerDesk {

    static final VersionedDocuments<PartnerBenefit> BENEFITS =
            new VersionedDocuments<>("partner-benefit", PartnerBenefit.class);

    /** By customer. */
    static final TypedDocuments<PartnerClaim> CLAIMS = new TypedDocuments<>("partner-claim", PartnerClaim.class);

    /** The same claims by benefit, in the order of time. */
    private static final TypedDocuments<PartnerClaim> FULFILMENT =
            new TypedDocuments<>("partner-fulfilment", PartnerClaim.class);

    private static final TypedDocuments<WithdrawnBenefit> WITHDRAWN =
            new TypedDocuments<>("partner-withdrawn", WithdrawnBenefit.class);
    private static final Tally CLAIMED = new Tally("partner-customer");

    private PartnerDesk() {}

    static CodeImport importCodes(CommandContext context, String id, List<PartnerCode> codes, Actor actor) {
        BENEFITS.named(context.unit(), id);
        CodeImport report = new CodePool(id).put(context, codes);
        PartnerCodesImported body =
                new PartnerCodesImported(id, report.added(), report.duplicates().size());
        AggregateRef batch = new AggregateRef("partner-codes", context.newId().toString());
        context.happened(batch, null, 1, List.of(new Happened(body, actor)));
        return report;
    }

    static PartnerClaim claim(CommandContext context, CustomerId who, String id, Actor actor) {
        UnitOfWork unit = context.unit();
        Version<PartnerBenefit> definition = BENEFITS.named(unit, id);
        PartnerBenefit benefit = definition.value();
        if (unit.customers().find(who).isEmpty()) {
            throw new NotFoundException("customer", who.value().toString());
        }
        Together together = CustomerLinks.together(unit, who);
        CustomerId customer = together.customer();
        boolean hasTier = benefit.tier() == null || benefit.tier().isMet(unit, customer, context.now());
        boolean withdrawn = WITHDRAWN.find(unit, id).isPresent();
        Stored<UseCount> before = CLAIMED.of(unit, tally(id, customer));
        long had = before.value().used() + CLAIMED.ofOthers(unit, together, other -> tally(id, other));
        PartnerRules.refusal(benefit, withdrawn, hasTier, had, context.now()).ifPresent(PartnerDesk::refuse);
        CLAIMED.count(context, before, 1);
        String claim = context.newId().toString();
        ProgrammeId programme = benefit.programme();
        if (programme != null) {
            Cause cause = new Cause("partner", id);
            PointsPayment.spend(context, customer, programme, "partner/" + claim, benefit.price(), cause, actor);
        }
        if (benefit.perCustomer() != null) {
            CustomerLinks.keep(context, together);
        }
        // All who claim meet at the codes, so they come last.
        PartnerCode code = benefit.coded() ? new CodePool(id).take(context).orElse(null) : null;
        if (benefit.coded() && code == null) {
            refuse(new PartnerRefused(Reason.NO_CODE_LEFT, "another benefit, or once there are more codes"));
        }
        PartnerClaim made =
                new PartnerClaim(claim, id, definition.number(), customer, code, benefit.price(), context.now());
        CLAIMS.insert(context, claim, customer.value().toString(), made);
        FULFILMENT.insert(context, claim, id, made);
        PartnerBenefitClaimed body = new PartnerBenefitClaimed(id, benefit.price());
        AggregateRef aggregate = new AggregateRef("partner-claim", claim);
        context.happened(aggregate, customer, 1, List.of(new Happened(body, actor)));
        return made;
    }

    static boolean withdraw(CommandContext context, String id, Actor actor) {
        Version<PartnerBenefit> last = BENEFITS.named(context.unit(), id);
        if (WITHDRAWN.find(context.unit(), id).isPresent()) {
            return false;
        }
        WITHDRAWN.insert(context, id, null, new WithdrawnBenefit(context.now()));
        BENEFITS.retire(context, last);
        AggregateRef aggregate = new AggregateRef("partner-benefit", id);
        context.happened(aggregate, null, 1, List.of(new Happened(new PartnerBenefitWithdrawn(id), actor)));
        return true;
    }

    /** The last claim first; a page begins before the end of the period, and ends at its beginning. */
    static Page<PartnerClaim> fulfilment(UnitOfWork unit, String id, Instant from, Instant to, PageRequest request) {
        BENEFITS.named(unit, id);
        PageKey after = request.after();
        // No id is before "!", so nothing of the end's instant itself follows the key.
        PageKey begin = after != null && after.at().isBefore(to) ? after : new PageKey(to, "!");
        Page<PartnerClaim> page = FULFILMENT.page(unit, id, request.after(begin));
        List<PartnerClaim> within =
                page.items().stream().filter(one -> !one.at().isBefore(from)).toList();
        boolean ends = within.size() < page.items().size();
        return ends ? new Page<>(within, null) : page;
    }

    private static void refuse(PartnerRefused refusal) {
        throw new RejectedException(refusal);
    }

    private static String tally(String benefit, CustomerId customer) {
        return benefit + "/" + customer.value();
    }
}
