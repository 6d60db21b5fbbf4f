package dev.aftercare.crm.examples.shop;

import dev.aftercare.crm.loyalty.Receipt;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /orders/1001} with a {@link NewOrder}. */
@RestController
class OrderController {

    private final Orders orders;

    OrderController(Orders orders) {
        this.orders = orders;
    }

    @PutMapping("/orders/{number}")
    @ResponseStatus(HttpStatus.CREATED)
    Receipt place(@PathVariable String number, @RequestBody NewOrder order) {
        return orders.place(number, order);
    }
}
