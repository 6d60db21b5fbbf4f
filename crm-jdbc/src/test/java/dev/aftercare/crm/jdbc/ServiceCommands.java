package dev.aftercare.crm.jdbc;

import dev.aftercare.crm.Shop;
import dev.aftercare.crm.aftersales.AfterSales;
import dev.aftercare.crm.command.By;
import dev.aftercare.crm.command.CommandRunner;
import dev.aftercare.crm.due.DueReport;
import dev.aftercare.crm.escalation.Escalations;
import dev.aftercare.crm.intake.MessageIntake;
import dev.aftercare.crm.knowledge.Knowledge;
import dev.aftercare.crm.queue.Queues;
import dev.aftercare.crm.relation.Relations;
import dev.aftercare.crm.team.Team;
import dev.aftercare.crm.ticket.Tickets;
import dev.aftercare.crm.triage.TicketClassification;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands that a shop can give: what the services reached from {@link Shop} offer to change something. */
final class ServiceCommands {

    private static final Set<Class<?>> NO_ANSWER_TO_READ =
            Set.of(void.class, int.class, long.class, boolean.class, DueReport.class);

    /** Where the services are that work on tickets. */
    private static final Set<String> DESK = Stream.of(
                    Tickets.class,
                    MessageIntake.class,
                    Relations.class,
                    Team.class,
                    AfterSales.class,
                    Knowledge.class,
                    Queues.class,
                    TicketClassification.class,
                    Escalations.class)
            .map(Class::getPackageName)
            .collect(Collectors.toUnmodifiableSet());

    private ServiceCommands() {}

    /** A command takes who gives it, or, like a sweep, tells no more than how much was done. */
    static Set<String> all() {
        Set<String> all = new TreeSet<>();
        for (Class<?> service : services()) {
            for (Method method : service.getDeclaredMethods()) {
                if (isOffered(method) && isCommand(method)) {
                    all.add(name(service, method.getName(), method.getParameterTypes()));
                }
            }
        }
        return all;
    }

    /** What the services of the desk offer to read: whatever is no command and leads to no other service. */
    static Set<String> readsOfTheDesk() {
        Set<String> reads = new TreeSet<>();
        for (Class<?> service : services()) {
            for (Method method : service.getDeclaredMethods()) {
                String name = name(service, method.getName(), method.getParameterTypes());
                if (DESK.contains(service.getPackageName())
                        && isOffered(method)
                        && !isCommand(method)
                        && !isService(method.getReturnType())) {
                    reads.add(name);
                }
            }
        }
        return reads;
    }

    /** The commands that are being worked on by this thread, the one that was called first last. */
    static List<String> atWork() {
        Set<Class<?>> services = services();
        List<String> found = new ArrayList<>();
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).forEach(frame -> {
            if (services.contains(frame.getDeclaringClass())) {
                MethodType type = frame.getMethodType();
                found.add(name(frame.getDeclaringClass(), frame.getMethodName(), type.parameterArray()));
            }
        });
        return found;
    }

    private static Set<Class<?>> services() {
        Set<Class<?>> services = new LinkedHashSet<>();
        addServices(Shop.class, services);
        return services;
    }

    private static void addServices(Class<?> service, Set<Class<?>> services) {
        if (services.add(service)) {
            for (Method method : service.getDeclaredMethods()) {
                if (isOffered(method) && method.getParameterCount() == 0 && isService(method.getReturnType())) {
                    addServices(method.getReturnType(), services);
                }
            }
        }
    }

    private static boolean isOffered(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic();
    }

    private static boolean isCommand(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(By.class)
                || NO_ANSWER_TO_READ.contains(method.getReturnType());
    }

    /** Every service works through a runner. */
    private static boolean isService(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).anyMatch(field -> field.getType() == CommandRunner.class);
    }

    private static String name(Class<?> service, String method, Class<?>... parameters) {
        StringBuilder name = new StringBuilder(service.getSimpleName())
                .append('.')
                .append(method)
                .append('(');
        for (Class<?> parameter : parameters) {
            name.append(name.charAt(name.length() - 1) == '(' ? "" : ", ").append(parameter.getSimpleName());
        }
        return name.append(')').toString();
    }
}
