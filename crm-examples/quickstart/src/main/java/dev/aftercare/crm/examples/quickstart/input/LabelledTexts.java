package dev.aftercare.crm.examples.quickstart.input;

import dev.aftercare.crm.classification.LabelledText;
import dev.aftercare.crm.model.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/** Reads texts whose category is known: the columns text and category, in any order and among others. */
public final class LabelledTexts {

    private final int text;
    private final int category;

    private LabelledTexts(CsvRecords records) {
        text = records.column("text");
        category = records.column("category");
    }

    /**
     * Reads a file.
     *
     * @param source the file
     * @param rejects told of the lines that cannot be used
     * @return the others, in their order
     * @throws InputFileException if the file cannot be used
     */
    public static List<LabelledText> read(TextSource source, Rejects rejects) {
        List<LabelledText> texts = new ArrayList<>();
        try (CsvRecords records = new CsvRecords(source)) {
            LabelledTexts columns = new LabelledTexts(records);
            for (LabelledText line = records.next(columns::parse, rejects);
                    line != null;
                    line = records.next(columns::parse, rejects)) {
                texts.add(line);
            }
        }
        return texts;
    }

    private LabelledText parse(CsvRow row) throws RefusedLine {
        try {
            return LabelledText.of(row.get(text), row.get(category));
        } catch (InvalidInputException e) {
            throw new RefusedLine(RejectReason.LABEL);
        }
    }
}
