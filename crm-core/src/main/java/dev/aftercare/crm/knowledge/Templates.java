package dev.aftercare.crm.knowledge;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.document.VersionedDocuments.Version;
import dev.aftercare.crm.model.Input;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The quick replies of one tenant 快捷回复. Every command is one transaction. Safe for use by several threads.
 */
public final class Templates {

    private static final VersionedDocuments<AnswerTemplate> DOCUMENTS =
            new VersionedDocuments<>("answer-template", AnswerTemplate.class);

    private final CommandRunner runner;

    /**
     * Creates the service.
     *
     * @param runner runs its commands
     */
    public Templates(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Defines a template, or defines it anew; earlier definitions are kept.
     *
     * @param template the template
     * @param by who defines it
     * @return the template
     */
    public AnswerTemplate define(AnswerTemplate template, By by) {
        Input.present("template", template);
        return runner.run("template.define", by, template, AnswerTemplate.class, context -> {
            DOCUMENTS.define(context, template.id(), template);
            return template;
        });
    }

    /**
     * Reads the template in force.
     *
     * @param id which
     * @return the template, or empty
     */
    public Optional<AnswerTemplate> find(String id) {
        Input.code("template.id", id, 60);
        return runner.inTransaction(unit -> DOCUMENTS.inForce(unit, id).map(Version::value));
    }

    /**
     * Writes an answer; see {@link AnswerTemplate#render}.
     *
     * @param id by which template
     * @param reader the reader's locale
     * @param zone the reader's time zone
     * @param values the values of its variables
     * @return the text
     * @throws NotFoundException if there is no such template
     * @throws dev.aftercare.crm.model.InvalidInputException if a value is missing, of the wrong type or for no variable
     */
    public String render(String id, Locale reader, ZoneId zone, Map<String, ?> values) {
        return find(id).orElseThrow(() -> new NotFoundException("template", id)).render(reader, zone, values);
    }
}
