package dev.aftercare.crm.queue;

import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandContext;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.command.NotFoundException;
import dev.aftercare.crm.command.RejectedException;
import dev.aftercare.crm.document.TypedDocuments;
import dev.aftercare.crm.document.TypedDocuments.Stored;
import dev.aftercare.crm.model.Input;
import dev.aftercare.crm.model.ticket.Stage;
import dev.aftercare.crm.model.ticket.Ticket;
import dev.aftercare.crm.persistence.Page;
import dev.aftercare.crm.persistence.PageRequest;
import dev.aftercare.crm.persistence.TicketFacet;
import dev.aftercare.crm.persistence.TicketQuery;
import dev.aftercare.crm.persistence.UnitOfWork;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Queries for tickets that a shop, a team or an agent keeps under a name. Every command is one transaction. Safe for use by several
 * threads. Who may change whose view is for the host to say.
 */
public final class SavedViews {

    private static final TypedDocuments<SavedView> VIEWS = TypedDocuments.definitions("ticket-view", SavedView.class);

    private final CommandRunner runner;

    SavedViews(CommandRunner runner) {
        this.runner = runner;
    }

    /**
     * Keeps a new view.
     *
     * @param view the view
     * @param by who
     * @return the view, version 1
     * @throws RejectedException with {@link ViewExists} if there is one of this id
     */
    public StoredView create(SavedView view, By by) {
        Input.present("view", view);
        return runner.run("view.create", by, view, StoredView.class, context -> {
            VIEWS.stored(context.unit(), view.id()).ifPresent(there -> {
                throw new RejectedException(new ViewExists(view.id(), there.version()));
            });
            return save(context, 0, view);
        });
    }

    /**
     * Puts a view in the place of the one of the same id.
     *
     * @param view the view from now on
     * @param expectedVersion the version that the caller has seen
     * @param by who
     * @return the view, one version higher
     * @throws NotFoundException if there is none of this id
     * @throws RejectedException with {@link ViewWasChanged} if another version is stored
     */
    public StoredView update(SavedView view, long expectedVersion, By by) {
        Input.present("view", view);
        return runner.run("view.update", by, List.of(view, expectedVersion), StoredView.class, context -> {
            expect(context.unit(), view.id(), expectedVersion);
            return save(context, expectedVersion, view);
        });
    }

    /**
     * Forgets a view.
     *
     * @param id which
     * @param expectedVersion the version that the caller has seen
     * @param by who
     * @return the view as it was
     * @throws NotFoundException if there is none of this id
     * @throws RejectedException with {@link ViewWasChanged} if another version is stored
     */
    public StoredView delete(String id, long expectedVersion, By by) {
        Input.code("view.id", id, 100);
        return runner.run("view.delete", by, List.of(id, expectedVersion), StoredView.class, context -> {
            Stored<SavedView> before = expect(context.unit(), id, expectedVersion);
            VIEWS.remove(context, before);
            return new StoredView(before.value(), before.version(), before.at());
        });
    }

    /**
     * Reads a view.
     *
     * @param id which
     * @return the view, or empty
     */
    public Optional<StoredView> find(String id) {
        Input.code("view.id", id, 100);
        return runner.inTransaction(unit -> VIEWS.stored(unit, id))
                .map(stored -> new StoredView(stored.value(), stored.version(), stored.at()));
    }

    /**
     * The views of an owner, the last changed first.
     *
     * @param owner whose: those of everybody, or of a team or an agent alone
     * @param request which part
     * @return the page
     */
    public Page<SavedView> page(ViewOwner owner, PageRequest request) {
        Input.present("owner", owner);
        return runner.inTransaction(unit -> VIEWS.page(unit, owner.key(), request));
    }

    /**
     * What a view shows now.
     *
     * @param id which view
     * @param request which part; keys are places in the order of its query. The times of a view move with the clock between two pages
     * @return the page
     * @throws NotFoundException if there is no such view
     */
    public Page<Ticket> tickets(String id, PageRequest request) {
        return runner.inTransaction(unit -> unit.tickets().page(now(unit, id), request));
    }

    /**
     * How many tickets of a view stand at each stage now.
     *
     * @param id which view
     * @return as {@link #board(TicketQuery)}
     * @throws NotFoundException if there is no such view
     */
    public Map<Stage, Long> board(String id) {
        return runner.inTransaction(unit -> board(unit, now(unit, id)));
    }

    /**
     * How many open tickets stand at each stage. Closed ones are not counted, since they only grow in number: what a board costs follows
     * the open tickets that it shows, however many there ever were. {@code Tickets.countBy} counts closed ones, too.
     *
     * @param query which tickets
     * @return the counts of the query's open stages, or of all if it names none; zeros included, in the order of the stages; empty if it
     *     asks for closed ones only
     */
    public Map<Stage, Long> board(TicketQuery query) {
        Input.present("query", query);
        return runner.inTransaction(unit -> board(unit, query));
    }

    private TicketQuery now(UnitOfWork unit, String id) {
        return load(unit, Input.code("view.id", id, 100)).value().at(runner.now());
    }

    private static Map<Stage, Long> board(UnitOfWork unit, TicketQuery query) {
        Map<Stage, Long> board = new EnumMap<>(Stage.class);
        Stage.open().stream()
                .filter(stage -> query.stages().isEmpty() || query.stages().contains(stage))
                .forEach(stage -> board.put(stage, 0L));
        if (!board.isEmpty()) {
            TicketQuery open = query.toBuilder()
                    .stages(board.keySet().toArray(Stage[]::new))
                    .build();
            unit.tickets()
                    .count(open, TicketFacet.STAGE)
                    .forEach((stage, count) -> board.put(Stage.valueOf(stage), count));
        }
        return board;
    }

    private static StoredView save(CommandContext context, long version, SavedView view) {
        VIEWS.save(context, view.id(), view.owner().key(), version, view);
        return new StoredView(view, version + 1, context.now());
    }

    private static Stored<SavedView> expect(UnitOfWork unit, String id, long expected) {
        Stored<SavedView> stored = load(unit, id);
        if (stored.version() != expected) {
            throw new RejectedException(new ViewWasChanged(id, expected, stored.version()));
        }
        return stored;
    }

    private static Stored<SavedView> load(UnitOfWork unit, String id) {
        return VIEWS.stored(unit, id).orElseThrow(() -> new NotFoundException("view", id));
    }
}
