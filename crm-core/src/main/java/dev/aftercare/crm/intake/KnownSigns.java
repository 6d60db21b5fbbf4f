package dev.aftercare.crm.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The signs of automatic messages that the library knows. */
final class KnownSigns {

    /** By RFC 3834, and by what mailing lists, mail servers and autoresponders write beside it. */
    static final List<HeaderSign> HEADERS = List.of(
            new HeaderSign("auto-submitted", Set.of(), Set.of("no"), true),
            new HeaderSign("precedence", Set.of("bulk", "junk", "list", "auto_reply"), Set.of(), true),
            HeaderSign.present("list-id"),
            HeaderSign.present("x-autoreply"),
            HeaderSign.present("x-autorespond"),
            HeaderSign.present("x-auto-reply"),
            HeaderSign.present("x-failed-recipients"),
            // People write through servers that ask for no answers by programs, so this alone does not make a message
            // automatic.
            new HeaderSign("x-auto-response-suppress", Set.of("all", "oof", "autoreply"), Set.of(), false));

    static final List<SubjectSign> SUBJECTS = Map.ofEntries(
                    Map.entry(
                            "en",
                            List.of(
                                    "automatic reply",
                                    "autoreply",
                                    "auto-reply",
                                    "auto reply",
                                    "out of office",
                                    "out of the office",
                                    "undeliverable",
                                    "undelivered mail",
                                    "delivery status notification",
                                    "mail delivery failed",
                                    "returned mail",
                                    "failure notice")),
                    Map.entry("zh", List.of("自动回复", "自動回覆", "自動回復", "自动答复", "系统退信", "退信通知")),
                    Map.entry("ja", List.of("自動返信", "自動応答", "不在通知")),
                    Map.entry("ko", List.of("자동 응답", "자동 회신", "부재중")),
                    Map.entry("de", List.of("automatische antwort", "abwesenheitsnotiz", "unzustellbar")),
                    Map.entry("fr", List.of("réponse automatique", "absence du bureau", "non remis")),
                    Map.entry("es", List.of("respuesta automática", "fuera de la oficina", "no se puede entregar")),
                    Map.entry("it", List.of("risposta automatica", "fuori sede", "fuori ufficio")),
                    Map.entry("pt", List.of("resposta automática", "fora do escritório")),
                    Map.entry("nl", List.of("automatisch antwoord", "afwezigheidsmelding")),
                    Map.entry("sv", List.of("autosvar", "automatiskt svar", "frånvaromeddelande")),
                    Map.entry("da", List.of("automatisk svar", "autosvar")),
                    Map.entry("fi", List.of("automaattinen vastaus", "poissaoloilmoitus")),
                    Map.entry("pl", List.of("odpowiedź automatyczna", "automatyczna odpowiedź")),
                    Map.entry("ru", List.of("автоматический ответ", "автоответ")),
                    Map.entry("tr", List.of("otomatik yanıt", "otomatik cevap")))
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .<SubjectSign>mapMulti((entry, all) -> entry.getValue().stream()
                    .map(phrase -> new SubjectSign(entry.getKey(), phrase))
                    .forEach(all))
            .toList();

    private KnownSigns() {}
}
