package dev.aftercare.crm.triage;

import dev.aftercare.crm.classification.NaiveBayesModel;
import dev.aftercare.crm.classification.Training;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.VersionedDocuments;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.StorageException;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.Optional;

/**
 * Where models are kept: a small record of each training, for ever, and what was learnt by the last two, which is long. The last but one
 * stays for a node that has just read which one counts.
 */
final class ModelShelf {

    private static final VersionedDocuments<TrainedModel> TRAININGS =
            new VersionedDocuments<>("classifier-training", TrainedModel.class);
    private static final String MODEL_KIND = "classifier-model";
    private static final TypedDocuments<NaiveBayesModel> MODELS =
            new TypedDocuments<>(MODEL_KIND, NaiveBayesModel.class);
    private static final String IN_FORCE = "default";

    private ModelShelf() {}

    static Optional<TrainedModel> last(UnitOfWork unit) {
        return TRAININGS.inForce(unit, IN_FORCE).map(VersionedDocuments.Version::value);
    }

    static NaiveBayesModel learnt(UnitOfWork unit, long number) {
        return MODELS.find(unit, id(number))
                .orElseThrow(() -> new StorageException(
                        StorageException.Reason.CONFLICT, "model " + number + " was replaced while it was looked for"));
    }

    /** Puts a model into force; what is in force already, learnt again, changes nothing. */
    static TrainedModel put(CommandContext context, Training training, boolean shortened) {
        UnitOfWork unit = context.unit();
        NaiveBayesModel model = training.model();
        Optional<TrainedModel> before = last(unit);
        long number = before.map(TrainedModel::number).orElse(0L);
        if (number > 0 && learnt(unit, number).equals(model)) {
            return before.orElseThrow();
        }
        TrainedModel next = new TrainedModel(
                number + 1,
                context.newId(),
                context.now(),
                model.texts(),
                model.categories().size(),
                model.features().size(),
                shortened,
                training.crossValidation());
        TRAININGS.define(context, IN_FORCE, next);
        MODELS.insert(context, id(next.number()), null, model);
        DocumentKey old = new DocumentKey(MODEL_KIND, id(next.number() - 2));
        unit.documents().find(old).ifPresent(document -> unit.documents().delete(old, document.version()));
        return next;
    }

    private static String id(long number) {
        return Long.toString(number);
    }
}
