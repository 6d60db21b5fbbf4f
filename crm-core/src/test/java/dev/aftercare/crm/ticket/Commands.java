package dev.aftercare.crm.ticket;

import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.ticket.ActionStatus;
import dev.aftercare.crm.model.ticket.CancelReason;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.CauseDimension;
import dev.aftercare.crm.model.ticket.Priority;
import dev.aftercare.crm.model.ticket.Rating;
import dev.aftercare.crm.model.ticket.WaitingFor;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Any command, the ones that lead onwards more often, so that random sequences get somewhere. */
final class Commands {

    private Commands() {}

    static Arbitrary<TicketCommand> any() {
        Arbitrary<Priority> priority = Arbitraries.of(Priority.class);
        Arbitrary<Rating> rating = Arbitraries.of(Rating.class).injectNull(0.2);
        return Arbitraries.frequencyOf(
                Tuple.of(4, priority.map(p -> TicketCommands.confirm("The lid is cracked", "logistics/damage", p))),
                Tuple.of(4, Arbitraries.of(CauseDimension.class).map(d -> TicketCommands.analyze(d, "packing", null))),
                Tuple.of(
                        1,
                        Arbitraries.of("packing", "haste")
                                .map(c -> TicketCommands.addCause(CauseDimension.METHOD, c, null))),
                Tuple.of(
                        3,
                        Arbitraries.of(true, false)
                                .map(mandatory ->
                                        TicketCommands.plan(mandatory ? action().required() : action(), action()))),
                Tuple.of(
                        4,
                        Combinators.combine(
                                        Arbitraries.integers().between(1, 6),
                                        Arbitraries.of(ActionStatus.DONE, ActionStatus.VOID))
                                .as((number, status) ->
                                        new TicketCommand.CloseAction(number, status, new FreeText("So it is")))),
                Tuple.of(
                        2,
                        Combinators.combine(Arbitraries.integers().between(1, 6), Arbitraries.of(true, false))
                                .as((number, effective) -> TicketCommands.checkAction(number, effective, "So it is"))),
                Tuple.of(6, Arbitraries.just(TicketCommands.resolve("A new lid was sent"))),
                Tuple.of(6, rating.map(r -> TicketCommands.feedback("Told", r, null))),
                Tuple.of(5, Arbitraries.of(true, false).map(lasting -> TicketCommands.followUp("Looked", lasting))),
                Tuple.of(2, Arbitraries.just(TicketCommands.reopen("Again"))),
                Tuple.of(2, Arbitraries.of(WaitingFor.class).map(who -> TicketCommands.hold(who, "A photo"))),
                Tuple.of(4, Arbitraries.just(new TicketCommand.Resume())),
                Tuple.of(1, Arbitraries.just(TicketCommands.escalate("Urgent"))),
                Tuple.of(
                        1,
                        Arbitraries.of(CancelReason.WITHDRAWN, CancelReason.NOT_VALID)
                                .map(reason -> TicketCommands.cancel(reason, null))),
                Tuple.of(2, Arbitraries.of(Channel.class).map(channel -> TicketCommands.answer(channel, "Hello"))),
                Tuple.of(1, Arbitraries.of("li.na", "wang.wei").map(TicketCommand.Assign::new)),
                Tuple.of(
                        1,
                        Arbitraries.of("logistics/damage", "logistics/late")
                                .map(path -> new TicketCommand.Categorize(new Category(path)))),
                Tuple.of(2, priority.map(TicketCommand.ChangePriority::new)));
    }

    private static ActionRequest action() {
        return ActionRequest.corrective("Send a new lid", "logistics");
    }
}
