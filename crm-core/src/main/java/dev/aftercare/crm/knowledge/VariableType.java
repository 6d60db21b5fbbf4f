package dev.aftercare.crm.knowledge;

import dev.aftercare.crm.model.Money;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** What a variable of a template stands for, and how it is written in a language. */
public enum VariableType {
    /** A {@link String}, written as it is. */
    TEXT(String.class) {
        @Override
        String write(Object value, Locale locale, ZoneId zone) {
            return (String) value;
        }
    },
    /** A {@link Number}, grouped as the language does, with at most ten decimals. */
    NUMBER(Number.class) {
        @Override
        String write(Object value, Locale locale, ZoneId zone) {
            NumberFormat format = NumberFormat.getNumberInstance(locale);
            format.setMaximumFractionDigits(10);
            return format.format(value);
        }
    },
    /** A {@link Money}, with the sign of its currency as the language places it. */
    MONEY(Money.class) {
        @Override
        String write(Object value, Locale locale, ZoneId zone) {
            Money money = (Money) value;
            NumberFormat format = NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(money.currency());
            format.setMinimumFractionDigits(money.amount().scale());
            format.setMaximumFractionDigits(money.amount().scale());
            return format.format(money.amount());
        }
    },
    /** A {@link LocalDate}, in the language's medium style. */
    DATE(LocalDate.class) {
        @Override
        String write(Object value, Locale locale, ZoneId zone) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                    .withLocale(locale)
                    .format((LocalDate) value);
        }
    },
    /** An {@link Instant}, in the reader's time zone, to the minute. */
    DATE_TIME(Instant.class) {
        @Override
        String write(Object value, Locale locale, ZoneId zone) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(locale)
                    .withZone(zone)
                    .format((Instant) value);
        }
    };

    private final Class<?> accepted;

    VariableType(Class<?> accepted) {
        this.accepted = accepted;
    }

    boolean accepts(Object value) {
        return accepted.isInstance(value);
    }

    String acceptedType() {
        return accepted.getSimpleName();
    }

    abstract String write(Object value, Locale locale, ZoneId zone);
}
