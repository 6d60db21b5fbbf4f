package dev.aftercare.crm.ticket;

/**
 * One case per {@link TicketCommand}.
 *
 * @param <R> what the cases give
 */
public interface TicketCases<R> {

    /**
     * The case of {@link TicketCommand.Confirm}.
     *
     * @param command the command
     * @return what this case gives
     */
    R confirm(TicketCommand.Confirm command);

    /**
     * The case of {@link TicketCommand.Analyze}.
     *
     * @param command the command
     * @return what this case gives
     */
    R analyze(TicketCommand.Analyze command);

    /**
     * The case of {@link TicketCommand.Plan}.
     *
     * @param command the command
     * @return what this case gives
     */
    R plan(TicketCommand.Plan command);

    /**
     * The case of {@link TicketCommand.CloseAction}.
     *
     * @param command the command
     * @return what this case gives
     */
    R closeAction(TicketCommand.CloseAction command);

    /**
     * The case of {@link TicketCommand.CheckAction}.
     *
     * @param command the command
     * @return what this case gives
     */
    R checkAction(TicketCommand.CheckAction command);

    /**
     * The case of {@link TicketCommand.Resolve}.
     *
     * @param command the command
     * @return what this case gives
     */
    R resolve(TicketCommand.Resolve command);

    /**
     * The case of {@link TicketCommand.GiveFeedback}.
     *
     * @param command the command
     * @return what this case gives
     */
    R giveFeedback(TicketCommand.GiveFeedback command);

    /**
     * The case of {@link TicketCommand.FollowUpCheck}.
     *
     * @param command the command
     * @return what this case gives
     */
    R followUp(TicketCommand.FollowUpCheck command);

    /**
     * The case of {@link TicketCommand.Reopen}.
     *
     * @param command the command
     * @return what this case gives
     */
    R reopen(TicketCommand.Reopen command);

    /**
     * The case of {@link TicketCommand.PutOnHold}.
     *
     * @param command the command
     * @return what this case gives
     */
    R putOnHold(TicketCommand.PutOnHold command);

    /**
     * The case of {@link TicketCommand.Resume}.
     *
     * @param command the command
     * @return what this case gives
     */
    R resume(TicketCommand.Resume command);

    /**
     * The case of {@link TicketCommand.Escalate}.
     *
     * @param command the command
     * @return what this case gives
     */
    R escalate(TicketCommand.Escalate command);

    /**
     * The case of {@link TicketCommand.Cancel}.
     *
     * @param command the command
     * @return what this case gives
     */
    R cancel(TicketCommand.Cancel command);

    /**
     * The case of {@link TicketCommand.Answer}.
     *
     * @param command the command
     * @return what this case gives
     */
    R answer(TicketCommand.Answer command);

    /**
     * The case of {@link TicketCommand.Assign}.
     *
     * @param command the command
     * @return what this case gives
     */
    R assign(TicketCommand.Assign command);

    /**
     * The case of {@link TicketCommand.ChangePriority}.
     *
     * @param command the command
     * @return what this case gives
     */
    R changePriority(TicketCommand.ChangePriority command);

    /**
     * The case of {@link TicketCommand.Categorize}.
     *
     * @param command the command
     * @return what this case gives
     */
    R categorize(TicketCommand.Categorize command);

    /**
     * The case of {@link TicketCommand.Move}.
     *
     * @param command the command
     * @return what this case gives
     */
    R move(TicketCommand.Move command);

    /**
     * The case of {@link TicketCommand.RecordFact}.
     *
     * @param command the command
     * @return what this case gives
     */
    R recordFact(TicketCommand.RecordFact command);

    /**
     * The case of {@link TicketCommand.AddCause}.
     *
     * @param command the command
     * @return what this case gives
     */
    R addCause(TicketCommand.AddCause command);
}
