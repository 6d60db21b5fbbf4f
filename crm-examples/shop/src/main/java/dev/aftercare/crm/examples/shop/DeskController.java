package dev.aftercare.crm.examples.shop;

import dev.aftercare.crm.model.ticket.Ticket;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The desk's page at {@code /}, and {@code POST /tickets} with a {@link NewMatter}. */
@Controller
class DeskController {

    private final Desk desk;

    DeskController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/")
    String page(Model model) {
        List<DeskRow> rows = desk.open();
        model.addAttribute("rows", rows);
        model.addAttribute("empty", rows.isEmpty());
        model.addAttribute("zone", ShopRules.ZONE.getId());
        return "desk";
    }

    @PostMapping("/tickets")
    @ResponseBody
    @ResponseStatus(HttpStatus.CREATED)
    Ticket receive(@RequestBody NewMatter matter) {
        return desk.receive(matter);
    }
}
