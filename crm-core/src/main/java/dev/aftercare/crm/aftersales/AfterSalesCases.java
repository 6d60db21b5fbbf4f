package dev.aftercare.crm.aftersales;

/**
 * One answer for each sort of command.
 *
 * @param <R> the answer
 */
public interface AfterSalesCases<R> {

    /**
     * For an approval.
     *
     * @param command the command
     * @return the answer
     */
    R approve(AfterSalesCommand.Approve command);

    /**
     * For a refusal.
     *
     * @param command the command
     * @return the answer
     */
    R reject(AfterSalesCommand.Reject command);

    /**
     * For goods that are sent.
     *
     * @param command the command
     * @return the answer
     */
    R send(AfterSalesCommand.Send command);

    /**
     * For goods that are back.
     *
     * @param command the command
     * @return the answer
     */
    R receive(AfterSalesCommand.Receive command);

    /**
     * For an inspection.
     *
     * @param command the command
     * @return the answer
     */
    R inspect(AfterSalesCommand.Inspect command);

    /**
     * For a refund.
     *
     * @param command the command
     * @return the answer
     */
    R refund(AfterSalesCommand.Refund command);

    /**
     * For a replacement.
     *
     * @param command the command
     * @return the answer
     */
    R replace(AfterSalesCommand.Replace command);

    /**
     * For a repair.
     *
     * @param command the command
     * @return the answer
     */
    R repair(AfterSalesCommand.Repair command);

    /**
     * For putting it away.
     *
     * @param command the command
     * @return the answer
     */
    R close(AfterSalesCommand.Close command);

    /**
     * For a withdrawal.
     *
     * @param command the command
     * @return the answer
     */
    R withdraw(AfterSalesCommand.Withdraw command);
}
