package dev.aftercare.crm.aftersales;

import dev.aftercare.crm.model.FreeText;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import dev.aftercare.crm.model.Money;
import dev.aftercare.crm.model.aftersales.GoodsCondition;
import dev.aftercare.crm.model.aftersales.RefundMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of a request that exists. */
public sealed interface AfterSalesCommand {

    /**
     * The step that the command asks for.
     *
     * @return the step
     */
    AfterSalesStep step();

    /**
     * The answer for this sort of command.
     *
     * @param <R> the answer
     * @param cases one for each sort
     * @return the answer
     */
    <R> R match(AfterSalesCases<R> cases);

    /**
     * The shop agrees.
     *
     * @param exception why it agrees although its policy does not; null if nothing stands against it
     */
    record Approve(@Nullable FreeText exception) implements AfterSalesCommand {
        @Override
        public AfterSalesStep step() {
            return AfterSalesStep.APPROVE;
        }

        @Override
        public <R> R match(AfterSalesCases<R> cases) {
            return cases.approve(this);
        }
    }

    /**
     * The shop refuses. Goods that are with it go back to the customer.
     *
     * @param reason why
     */
    record Reject(FreeText reason) implements AfterSalesCommand {
        /** Checks the part. */
        public Reject {
            Input.present("reject.reason", reason);
        }

        @Override
        public AfterSalesStep step() {
            return AfterSalesStep.REJECT;
        }

        @Override
        public <R> R match(AfterSalesCases<R> cases) {
            return cases.reject(this);
        }
    }

    /**
     * The customer sends the goods.
     *
     * @param carrier who carries them, at most 100 characters, or null
     * @param tracking the carrier's number, 1 to 100 printable ASCII characters without spaces, or null
     */
    record Send(@Nullable String carrier, @Nullable String tracking) implements AfterSalesCommand {
        /** Checks the parts. */
        public Send {
            Input.textOrNull("send.carrier", carrier, 100);
            if (tracking != null) {
                Input.code("send.tracking", tracking, 100);
            }
        }

        @Override
        public AfterSalesStep step() {
            return AfterSalesStep.SEND;
        }

        @Override
        public <R> R match(AfterSalesCases<R> cases) {
            return cases.send(this);
        }
    }

    /** The goods are back. */
    record Receive() implements AfterSalesCommand {
        @Override
        public AfterSalesStep step() {
            return AfterSalesStep.RECEIVE;
        }

        @Override
        public <R> R match(AfterSalesCases<R> cases) {
            return cases.receive(this);
        }
    }

    /**
     * The shop looks at the goods.
     *
     * @param lines what it found, for every line of the request
     * @param exception why it takes goods that its policy does not take; null if there are none
     */
    record Inspect(List<Line> lines, @Nullable FreeText exception) implements AfterSalesCommand {
        /** Checks and copies the list. */
        public Inspect {
            lines = List.copyOf(Input.atMost("inspect.lines", lines, NewAfterSales.MAX_LINES));
            Set<Integer> numbers = new HashSet<>();
            if (!lines.stream().map(Line::number).allMatch(numbers::add)) {
                throw new InvalidInputException("inspect.lines", "has a line twice", "each line once");
            }
        }

        /**
         * What the shop found of one line.
         *
         * @param number the line's number in the order
         * @param accepted how many pieces it takes; the others go back to the customer
         * @param condition what state they are in
         * @param deduction what it keeps of the money for those that it takes, or null for nothing
         */
        public record Line(
                int number,
                long accepted,
                GoodsCondition condition,
                @Nullable Money deduction) {
            /** Checks the parts. */
            public Line {
                Input.within("inspect.number", number, 1, 10_000);
                Input.within("inspect.accepted", accepted, 0, 1_000_000_000);
                Input.present("inspect.condition", condition);
                if (deduction != null && deduction.isNegative()) {
                    throw new InvalidInputException("inspect.deduction", "is negative", "zero or more");
                }
            }

            /**
             * Pieces that it takes without a deduction.
             *
             * @param number the line's number in the order
             * @param accepted how many
             * @param condition what state they are in
             * @return the line
             */
            public static Line of(int number, long accepted, GoodsCondition condition) {
                return new Line(number, accepted, condition, null);
            }

            /**
             * The same line with a deduction.
             *
             * @param value what it keeps of the money
             * @return the line
             */
            public Line keeping(Money value) {
                return new Line(number, accepted, condition, value);
            }
        }

        @Override
        public AfterSalesStep step() {
            return AfterSalesStep.INSPECT;
        }

        @Override
        public <R> R match(AfterSalesCases<R> cases) {
            return cases.inspect(this);
        }
    }

    /**
     * The money is paid back.
     *
     * @param method by which way
     * @param reference the payment's own number, at most 200 characters, or null
     */
    record Refund(RefundMethod method, @Nullable String reference) implements AfterSalesCommand {
        /** Checks the parts. */
        public Refund {
            Input.present("refund.method", method);
            Input.textOrNull("refund.reference", reference, 200);
        }

        @Override
        public AfterSalesStep step() {
            return AfterSalesStep.REFUND;
        }

        @Override
        public <R> R match(AfterSalesCases<R> cases) {
            return cases.refund(this);
        }
    }

    /**
     * Other goods are sent.
     *
     * @param reference the number of the order or parcel that carries them, at most 200 characters, or null
     */
    record Replace(@Nullable String reference) implements AfterSalesCommand {
        /** Checks the part. */
        public Replace {
            Input.textOrNull("replace.reference", reference, 200);
        }

        @Override
        public AfterSalesStep step() {
            return AfterSalesStep.REPLACE;
        }

        @Override
        public <R> R match(AfterSalesCases<R> cases) {
            return cases.replace(this);
        }
    }

    /**
     * The goods are mended and sent back.
     *
     * @param reference the number of the parcel that carries them, at most 200 characters, or null
     */
    record Repair(@Nullable String reference) implements AfterSalesCommand {
        /** Checks the part. */
        public Repair {
            Input.textOrNull("repair.reference", reference, 200);
        }

        @Override
        public AfterSalesStep step() {
            return AfterSalesStep.REPAIR;
        }

        @Override
        public <R> R match(AfterSalesCases<R> cases) {
            return cases.repair(this);
        }
    }

    /** The request is put away. */
    record Close() implements AfterSalesCommand {
        @Override
        public AfterSalesStep step() {
            return AfterSalesStep.CLOSE;
        }

        @Override
        public <R> R match(AfterSalesCases<R> cases) {
            return cases.close(this);
        }
    }

    /**
     * The customer no longer asks for it.
     *
     * @param reason why, or null
     */
    record Withdraw(@Nullable FreeText reason) implements AfterSalesCommand {
        @Override
        public AfterSalesStep step() {
            return AfterSalesStep.WITHDRAW;
        }

        @Override
        public <R> R match(AfterSalesCases<R> cases) {
            return cases.withdraw(this);
        }
    }
}
