package dev.aftercare.crm.persistence.tck;

import static dev.aftercare.crm.persistence.tck.Given.T;
import static dev.aftercare.crm.persistence.tck.Given.document;
import static dev.aftercare.crm.persistence.tck.Given.micros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.crm.model.document.Document;
import dev.aftercare.crm.model.document.DocumentKey;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageKey;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.StorageException.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@link dev.aftercare.crm.persistence.DocumentStore}, sentence by sentence. */
abstract class DocumentContract extends StorageRules {

    private static final PageRequest ALL = PageRequest.first(100);
    private static final Document FIRST = document("policy", "p", T);
    private static final Document SECOND = FIRST.changed("{\"id\":2}", T.plusSeconds(1));
    private static final Document THIRD = SECOND.changed("{\"id\":3}", T.plusSeconds(2));

    DocumentContract(Storages storages) {
        super(storages);
    }

    @Test
    void anInsertedDocumentIsFoundAsItWas() {
        Document owned = Document.created(new DocumentKey("survey", "s/1"), "owner-1", T, "{ \"spaces\" : [ ] }");

        run(unit -> unit.documents().insert(FIRST));
        run(unit -> unit.documents().insert(owned));

        assertThat(find(FIRST.key())).isEqualTo(FIRST);
        assertThat(find(owned.key())).isEqualTo(owned);
    }

    @Test
    void aDocumentThatWasNeverStoredIsNotFound() {
        run(unit -> unit.documents().insert(FIRST));

        assertThat(find(new DocumentKey("policy", "q"))).isNull();
        assertThat(find(new DocumentKey("calendar", "p"))).isNull();
    }

    @Test
    void documentsOfSomeIdsAreFoundByAscendingIdEachOnceAndNoOthers() {
        List<Document> stored = Stream.of("~", "a", "_", "Z", "10", "1", "-")
                .map(id -> document("policy", id, T))
                .toList();
        run(unit -> {
            stored.forEach(unit.documents()::insert);
            unit.documents().insert(document("other", "a", T));
        });

        assertThat(found("a", "10", "gone", "~", "a", "-", "A"))
                .containsExactly(stored.get(6), stored.get(4), stored.get(1), stored.get(0));
        assertThat(found()).isEmpty();
        assertThat(found("gone")).isEmpty();
    }

    @Test
    void asManyDocumentsAsAPageHoldsAreFoundAtOnce() {
        List<String> ids =
                IntStream.range(0, PageRequest.MAX_LIMIT).mapToObj(i -> "p" + i).toList();
        run(unit -> {
            unit.documents().insert(document("policy", "p7", T));
            unit.documents().insert(document("policy", "p999", T));
        });

        assertThat(found(ids.toArray(String[]::new)))
                .extracting(one -> one.key().id())
                .containsExactly("p7", "p999");
    }

    @Test
    void whatIsAskedForIsWhatWasThereWhenItWasAskedFor() {
        run(unit -> unit.documents().insert(FIRST));

        run(unit -> {
            Supplier<Optional<Document>> first = unit.documents().ask(FIRST.key());
            unit.documents().update(SECOND, 1);
            Supplier<Optional<Document>> second = unit.documents().ask(FIRST.key());
            unit.documents().delete(FIRST.key(), 2);
            Supplier<Optional<Document>> gone = unit.documents().ask(FIRST.key());
            unit.documents().insert(FIRST);

            assertThat(gone.get()).isEmpty();
            assertThat(second.get()).contains(SECOND);
            assertThat(first.get()).contains(FIRST);
            assertThat(second.get()).as("asked for again").contains(SECOND);
        });
    }

    @Test
    void whatIsAskedForAndNeverNeededChangesNothing() {
        run(unit -> {
            unit.documents().ask(FIRST.key());
            unit.documents().insert(FIRST);
            unit.documents().ask(FIRST.key());
        });

        assertThat(find(FIRST.key())).isEqualTo(FIRST);
    }

    @Test
    void kindsAndIdsThatDifferInCaseAreDifferent() {
        run(unit -> {
            unit.documents().insert(document("policy", "p", T));
            unit.documents().insert(document("policy", "P", T));
            unit.documents().insert(document("Policy", "p", T));
        });

        assertThat(page("policy", null, ALL).items()).hasSize(2);
        assertThat(page("Policy", null, ALL).items()).hasSize(1);
    }

    @Test
    void aKeyThatExistsIsADuplicateAndTheTransactionGoesOn() {
        run(unit -> unit.documents().insert(FIRST));

        run(unit -> {
            assertRefused(Reason.DUPLICATE, () -> unit.documents().insert(document("policy", "p", T.plusSeconds(9))));
            unit.documents().insert(document("policy", "q", T));
        });

        assertThat(find(FIRST.key())).isEqualTo(FIRST);
        assertThat(find(new DocumentKey("policy", "q"))).isNotNull();
    }

    @Test
    void anUpdateReplacesTheDocument() {
        run(unit -> unit.documents().insert(FIRST));

        run(unit -> unit.documents().update(SECOND, 1));

        assertThat(find(FIRST.key())).isEqualTo(SECOND);
        assertThat(page("policy", null, ALL).items()).containsExactly(SECOND);
    }

    @Test
    void anUpdateMaySkipVersions() {
        run(unit -> unit.documents().insert(FIRST));

        run(unit -> unit.documents().update(THIRD, 1));

        assertThat(find(FIRST.key())).isEqualTo(THIRD);
    }

    @Test
    void anUpdateOfAStaleVersionChangesNothingAndTheTransactionGoesOn() {
        run(unit -> {
            unit.documents().insert(FIRST);
            unit.documents().update(SECOND, 1);
        });

        run(unit -> {
            assertRefused(Reason.CONFLICT, () -> unit.documents().update(THIRD, 1));
            unit.documents().insert(document("policy", "q", T));
        });

        assertThat(find(FIRST.key())).isEqualTo(SECOND);
        assertThat(find(new DocumentKey("policy", "q"))).isNotNull();
    }

    @Test
    void anUpdateOfNothingIsAConflict() {
        run(unit -> assertRefused(Reason.CONFLICT, () -> unit.documents().update(SECOND, 1)));

        assertThat(find(FIRST.key())).isNull();
    }

    @Test
    void aDeletedDocumentIsGoneAndItsKeyIsFree() {
        run(unit -> unit.documents().insert(FIRST));

        run(unit -> unit.documents().delete(FIRST.key(), 1));

        assertThat(find(FIRST.key())).isNull();
        assertThat(page("policy", null, ALL).items()).isEmpty();
        run(unit -> unit.documents().insert(FIRST));
        assertThat(find(FIRST.key())).isEqualTo(FIRST);
    }

    @Test
    void aDeletionOfAStaleVersionOrOfNothingIsAConflictAndTheTransactionGoesOn() {
        run(unit -> {
            unit.documents().insert(FIRST);
            unit.documents().update(SECOND, 1);
        });

        run(unit -> {
            assertRefused(Reason.CONFLICT, () -> unit.documents().delete(FIRST.key(), 1));
            assertRefused(Reason.CONFLICT, () -> unit.documents().delete(new DocumentKey("policy", "q"), 1));
            unit.documents().insert(document("policy", "r", T));
        });

        assertThat(find(FIRST.key())).isEqualTo(SECOND);
        assertThat(find(new DocumentKey("policy", "r"))).isNotNull();
    }

    @Test
    void aPageListsTheLastFirstAndEqualInstantsByDescendingCharacterCodes() {
        Document late = document("policy", "!", micros(T, 1));
        List<Document> ties = List.of(
                document("policy", "~", T),
                document("policy", "a", T),
                document("policy", "_", T),
                document("policy", "Z", T),
                document("policy", "10", T),
                document("policy", "1", T),
                document("policy", "-", T));
        Document early = document("policy", "zz", micros(T, -1));
        run(unit -> {
            unit.documents().insert(early);
            ties.forEach(unit.documents()::insert);
            unit.documents().insert(late);
            unit.documents().insert(document("other", "p", T));
        });

        List<Document> listed = page("policy", null, ALL).items();

        assertThat(listed).startsWith(late).endsWith(early).hasSize(9);
        assertThat(listed.subList(1, 8)).isEqualTo(ties);
    }

    @Test
    void pagesAreStableWhileOthersInsert() {
        run(unit -> {
            for (int i = 0; i < 6; i++) {
                unit.documents().insert(document("policy", "p" + i, T.plusSeconds(i / 2)));
            }
        });

        Page<Document> first = page("policy", null, PageRequest.first(3));
        run(unit -> {
            unit.documents().insert(document("policy", "p9", T.plusSeconds(9)));
            unit.documents().insert(document("policy", "p33", T.plusSeconds(1)));
            unit.documents().delete(new DocumentKey("policy", "p3"), 1);
        });
        Page<Document> second = page("policy", null, PageRequest.first(3).after(first.next()));

        assertThat(ids(first)).containsExactly("p5", "p4", "p3");
        assertThat(first.next()).isEqualTo(new PageKey(T.plusSeconds(1), "p3"));
        assertThat(ids(second)).containsExactly("p2", "p1", "p0");
        assertThat(second.next()).isNull();
    }

    @Test
    void theOwnersPageHoldsTheOwnersDocumentsOnly() {
        Document mine = owned("a", "me", T);
        run(unit -> {
            unit.documents().insert(mine);
            unit.documents().insert(owned("b", "ME", T));
            unit.documents().insert(document("policy", "c", T));
            unit.documents().insert(Document.created(new DocumentKey("other", "d"), "me", T, "{}"));
        });

        assertThat(page("policy", "me", ALL).items()).containsExactly(mine);
        assertThat(page("policy", "nobody", ALL).items()).isEmpty();
        assertThat(page("policy", null, ALL).items()).hasSize(3);
    }

    @Test
    void aDocumentThatChangesOwnerChangesPages() {
        Document mine = owned("a", "me", T);
        Document yours = new Document(mine.key(), 2, "you", T, "{}");
        Document nobodys = new Document(mine.key(), 3, null, T, "{}");
        run(unit -> unit.documents().insert(mine));

        run(unit -> unit.documents().update(yours, 1));
        assertThat(page("policy", "me", ALL).items()).isEmpty();
        assertThat(page("policy", "you", ALL).items()).containsExactly(yours);

        run(unit -> unit.documents().update(nobodys, 2));
        assertThat(page("policy", "you", ALL).items()).isEmpty();
        assertThat(page("policy", null, ALL).items()).containsExactly(nobodys);
    }

    private static Document owned(String id, String owner, Instant at) {
        return Document.created(new DocumentKey("policy", id), owner, at, "{}");
    }

    private static List<String> ids(Page<Document> page) {
        return page.items().stream().map(document -> document.key().id()).toList();
    }

    private List<Document> found(String... ids) {
        return in(unit -> unit.documents().find("policy", List.of(ids)));
    }

    private Document find(DocumentKey key) {
        return in(unit -> unit.documents().find(key)).orElse(null);
    }

    private Page<Document> page(String kind, String owner, PageRequest request) {
        return in(unit -> unit.documents().page(kind, owner, request));
    }
}
