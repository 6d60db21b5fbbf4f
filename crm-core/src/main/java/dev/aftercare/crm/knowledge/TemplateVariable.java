package dev.aftercare.crm.knowledge;

import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.regex.Pattern;

/**
 * A variable of a template.
 *
 * @param name 1 to 60 letters, digits, dots and underscores of ASCII, a letter first, such as {@code customer.name}
 * @param type what it stands for
 */
public record TemplateVariable(String name, VariableType type) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._]{0,59}");

    /** Checks the parts. */
    public TemplateVariable {
        if (!isName(Input.present("variable.name", name))) {
            throw new InvalidInputException(
                    "variable.name", "is no name", "a letter, then at most 59 letters, digits, dots and underscores");
        }
        Input.present("variable.type", type);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
