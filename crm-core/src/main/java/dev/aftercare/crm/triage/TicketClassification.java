package dev.aftercare.crm.triage;

import dev.aftercare.crm.classification.CategoryTree;
import dev.aftercare.crm.classification.Classification;
import dev.aftercare.crm.classification.ClassificationPolicy;
import dev.aftercare.crm.classification.ClassifierSaid;
import dev.aftercare.crm.classification.DefinedCategories;
import dev.aftercare.crm.classification.LabelledText;
import dev.aftercare.crm.classification.TicketClassifier;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.TenantId;
import dev.aftercare.crm.model.ticket.Category;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.model.ticket.TicketId;
import dev.aftercare.crm.persistence.UnitOfWork;
import dev.aftercare.crm.ticket.NoSuchCategory;
import dev.aftercare.crm.ticket.TicketCommand;
import dev.aftercare.crm.ticket.TicketNotes;
import dev.aftercare.crm.ticket.TicketSteps;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the tickets of one tenant stand in its tree of categories 分类: a classifier proposes or sets, a person decides, and what people
 * decided is what the classifier learns from. Safe for use by several threads.
 *
 * <p>The classifier is asked by {@link #classify}; or about every new ticket by itself, with the sweep that follows its receipt, if the
 * shop's {@link dev.aftercare.crm.ticket.TicketPolicy#withClassificationOnReceipt ticket policy} says so.
 */
public final class TicketClassification {

    private static final VersionedDocuments<ClassificationPolicy> POLICIES =
            new VersionedDocuments<>("classification-policy", ClassificationPolicy.class);
    private static final String IN_FORCE = "default";
    private static final By ASKING = By.system("classification");

    private final TenantId tenant;
    private final CommandRunner runner;
    private final LoadedModels models;
    private final @Nullable HostClassifier own;

    /**
     * Creates the service.
     *
     * @param tenant whose
     * @param runner runs its commands
     * @param models what the built-in classifiers have learnt, shared by the services of all tenants
     * @param own the host's classifier, or null for the built-in one
     */
    public TicketClassification(
            TenantId tenant, CommandRunner runner, LoadedModels models, @Nullable HostClassifier own) {
        this.tenant = tenant;
        this.runner = runner;
        this.models = models;
        this.own = own;
    }

    private record Question(String text, String classifier, TicketClassifier answering) {}

    /**
     * Asks the classifier about a ticket, by what the customer said first, and records nothing.
     *
     * @param id which ticket
     * @return what it says: the first {@value Classified#CANDIDATES} candidates
     * @throws NotFoundException if there is no such ticket
     * @throws RejectedException with {@link NothingLearnt} if the built-in classifier was never trained
     */
    public ClassifierSaid propose(TicketId id) {
        Input.present("id", id);
        // Run as a command is, and so once more if a model was replaced between finding and reading it.
        Question question = runner.run(
                "classification.ask", ASKING, List.of(id), Question.class, context -> question(context.unit(), id));
        Classification said = question.answering().classify(question.text());
        return new ClassifierSaid(question.classifier(), said.top(Classified.CANDIDATES));
    }

    /**
     * Asks the classifier about a ticket and lets what it says count: at the shop's threshold or above, its first candidate is set, below
     * it is proposed; either is an event of the classifier. What a person has chosen stays. The classifier is asked before the command's
     * transaction, so that a slow one holds up nobody.
     *
     * @param id which ticket
     * @param by who asks it
     * @return the ticket after it, and what was said
     * @throws NotFoundException if there is no such ticket
     * @throws RejectedException with {@link NothingLearnt} if the built-in classifier was never trained
     */
    public Classified classify(TicketId id, By by) {
        ClassifierSaid said = propose(id);
        return runner.run("classification.classify", by, List.of(id), Classified.class, context -> {
            Ticket before = TicketNotes.load(context.unit(), id);
            return new Classified(
                    TicketSteps.classify(context, before, said, policy(context.unit()), by.actor()), said);
        });
    }

    /**
     * Sets a ticket's category by hand: the one that a classifier proposed or set accepts that, another overrules it.
     *
     * @param id which ticket
     * @param category a path in the shop's tree
     * @param by who
     * @return the ticket after it
     * @throws NotFoundException if there is no such ticket
     * @throws RejectedException with {@link NoSuchCategory} if the tree does not have it open, or as every step of a ticket
     */
    public Ticket choose(TicketId id, String category, By by) {
        Input.present("id", id);
        TicketCommand command = new TicketCommand.Categorize(new Category(category));
        return runner.run(
                "classification.choose",
                by,
                List.of(id, command),
                Ticket.class,
                context -> TicketSteps.take(context, TicketNotes.load(context.unit(), id), command, by.actor()));
    }

    /**
     * Trains the built-in classifier from the shop's own closed tickets. It reads them page by page, each in a transaction of its own, and
     * learns outside of any; only the result is stored in the command's. That takes seconds for ten thousand tickets: not for the inside of
     * a host's transaction.
     *
     * @param scope from which tickets, and how
     * @param by who asks for it
     * @return what came of it; what is in force already, if the same was learnt again
     * @throws RejectedException with {@link NothingLearnt} if no ticket teaches anything, with {@link HostClassifierInUse} if the host
     *     brought its own
     */
    public TrainedModel train(TrainingScope scope, By by) {
        Input.present("scope", scope);
        if (own != null) {
            throw new RejectedException(new HostClassifierInUse(own.name()));
        }
        List<LabelledText> texts = TrainingTexts.read(runner, scope);
        if (texts.isEmpty()) {
            throw new RejectedException(new NothingLearnt(0));
        }
        FittingTrainer trained = FittingTrainer.train(texts, scope.options(), TrainedModel.MAX_CHARACTERS);
        return runner.run(
                "classification.train",
                by,
                scope,
                TrainedModel.class,
                context -> ModelShelf.put(context, trained.training(), trained.shortened()));
    }

    /**
     * The training whose model answers now.
     *
     * @return it; empty if there was none
     */
    public Optional<TrainedModel> trained() {
        return runner.inTransaction(ModelShelf::last);
    }

    /**
     * The shop's tree of categories.
     *
     * @return the tree; empty if none was defined, and any category can be set
     */
    public Optional<CategoryTree> tree() {
        return runner.inTransaction(DefinedCategories::inForce);
    }

    /**
     * Decides which categories can be set from now on. What is set already stays as it is.
     *
     * @param tree the tree
     * @param by who decides
     * @return the tree
     */
    public CategoryTree define(CategoryTree tree, By by) {
        Input.present("tree", tree);
        return runner.run(
                "classification.tree",
                by,
                tree,
                CategoryTree.class,
                context -> DefinedCategories.define(context, tree));
    }

    /**
     * What the shop decided about its classifier.
     *
     * @return the policy; {@link ClassificationPolicy#DEFAULT} if none was defined
     */
    public ClassificationPolicy policy() {
        return runner.inTransaction(TicketClassification::policy);
    }

    /**
     * Decides about the classifier from now on.
     *
     * @param policy the policy
     * @param by who decides
     * @return the policy
     */
    public ClassificationPolicy define(ClassificationPolicy policy, By by) {
        Input.present("policy", policy);
        return runner.run("classification.policy", by, policy, ClassificationPolicy.class, context -> {
            POLICIES.define(context, IN_FORCE, policy);
            return policy;
        });
    }

    private Question question(UnitOfWork unit, TicketId id) {
        String text = TicketNotes.load(unit, id).intake().statement().value();
        if (own != null) {
            return new Question(text, own.name(), own.classifier());
        }
        TrainedModel last = ModelShelf.last(unit).orElseThrow(() -> new RejectedException(new NothingLearnt(0)));
        return new Question(
                text,
                last.classifier(),
                models.get(tenant, last.stamp(), () -> ModelShelf.learnt(unit, last.number())));
    }

    static ClassificationPolicy policy(UnitOfWork unit) {
        return POLICIES.inForce(unit, IN_FORCE)
                .map(VersionedDocuments.Version::value)
                .orElse(ClassificationPolicy.DEFAULT);
    }
}
