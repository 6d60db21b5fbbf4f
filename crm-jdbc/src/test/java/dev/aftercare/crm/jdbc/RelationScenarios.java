package dev.aftercare.crm.jdbc;

import static dev.aftercare.crm.jdbc.Scenario.once;

import dev.aftercare.crm.model.purchase.PurchaseId;
import dev.aftercare.crm.model.ticket.DuplicateVerdict;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.PurchaseRole;
import dev.aftercare.crm.model.ticket.TicketType;
import dev.aftercare.crm.relation.DuplicatePolicy;
import dev.aftercare.crm.ticket.RelationPolicy;
import java.util.List;

/** The commands that relate tickets to each other and to purchases. */
final class RelationScenarios {

    private static final PurchaseId ORDER = new PurchaseId("1001");

    static final List<Scenario> COMMANDS = List.of(
            once(w -> w.shop.relations().define(RelationPolicy.DEFAULT.withLevels(3), w.by())),
            once(w -> w.shop.relations().duplicates().define(DuplicatePolicy.DEFAULT, w.by())),
            once(w ->
                    w.shop.relations().duplicates().judge(w.troubled, w.twin, DuplicateVerdict.CONFIRMED, "x", w.by())),
            once(w -> w.shop.relations().mergers().merge(w.troubled, w.twin, "the same", w.by())),
            once(w -> w.shop.relations().mergers().undo(w.troubled, "not the same", w.by()))
                    .after(w -> w.shop.relations().mergers().merge(w.troubled, w.twin, "the same", ShopAtWork.CLERK)),
            once(w -> w.shop.relations().families().link(w.troubled, w.twin, "part of it", w.by())),
            once(w -> w.shop.relations().families().unlink(w.troubled, "not part of it", w.by()))
                    .after(w -> w.shop.relations().families().link(w.troubled, w.twin, null, ShopAtWork.CLERK)),
            once(w -> w.shop.relations()
                    .splits()
                    .split(w.twin, List.of(1L), TicketType.INQUIRY, Priority.LOW, "two matters", w.by())),
            once(w -> w.shop.relations()
                    .purchases()
                    .link(w.troubled, ORDER, PurchaseRole.SUBJECT, List.of(1), "as he says", w.by())),
            once(w -> w.shop.relations().purchases().unlink(w.troubled, ORDER, PurchaseRole.SUBJECT, "another", w.by()))
                    .after(w -> w.shop.relations()
                            .purchases()
                            .link(w.troubled, ORDER, PurchaseRole.SUBJECT, List.of(), null, ShopAtWork.CLERK)));

    private RelationScenarios() {}
}
