package dev.aftercare.crm.examples.shop;

import dev.aftercare.crm.command.ConflictException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.model.InvalidInputException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the library refuses, as answers over HTTP; its messages hold no personal data. */
@RestControllerAdvice
class Refusals {

    @ExceptionHandler
    ProblemDetail malformed(InvalidInputException refusal) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, message(refusal));
        problem.setProperty("field", refusal.field());
        problem.setProperty("allowed", refusal.allowed());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notAllowed(RejectedException refusal) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, message(refusal));
    }

    @ExceptionHandler
    ProblemDetail thereAlready(DuplicateKeyException refusal) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "an order of this number exists already");
    }

    @ExceptionHandler
    ProblemDetail busy(ConflictException refusal) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, message(refusal));
    }

    private static String message(RuntimeException refusal) {
        String message = refusal.getMessage();
        return message == null ? refusal.getClass().getSimpleName() : message;
    }
}
