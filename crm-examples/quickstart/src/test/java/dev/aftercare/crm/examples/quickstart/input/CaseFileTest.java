package dev.aftercare.crm.examples.quickstart.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.examples.quickstart.input.Texts.Collected;
import dev.aftercare.crm.model.Channel;
import dev.aftercare.crm.ticket.TicketStep;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFileTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Collected rejected = new Collected();

    @TempDir
    Path directory;

    @Test
    void aHelpDeskLogBecomesStepsInTheOrderOfTime() {
        CaseFile file = read("""
                case_id;activity;timestamp
                0;0;2010-01-13 08:57:16
                0;3;2010-05-13 09:36:47
                1;0;2010-02-14 09:16:17
                """, false);

        assertThat(file.steps()).extracting(CaseStep::line).containsExactly(2L, 4L, 3L);
        assertThat(file.steps()).extracting(step -> step.receipt() != null).containsExactly(true, true, false);
        assertThat(steps(file.steps().get(2))).containsExactly(TicketStep.FEEDBACK, TicketStep.FOLLOW_UP);
        assertThat(file.steps().get(2).at())
                .as("London keeps summer time in May")
                .isEqualTo("2010-05-13T08:36:47Z");
        assertThat(file.lines()).isEqualTo(3);
    }

    @Test
    void swappedDaysArePutBackBeforeTheStepsAreSorted() {
        CaseFile file = read("""
                case_id;activity;timestamp
                0;0;2010-01-04 08:57:16
                0;5;2010-02-04 07:26:11
                0;1;2010-04-26 13:13:55
                0;2;2010-04-26 13:13:59
                0;3;2010-10-05 09:36:47
                """, true);

        assertThat(file.steps())
                .extracting(step -> step.at().toString())
                .containsExactly(
                        "2010-04-01T07:57:16Z",
                        "2010-04-02T06:26:11Z",
                        "2010-04-26T12:13:55Z",
                        "2010-04-26T12:13:59Z",
                        "2010-05-10T08:36:47Z");
    }

    @Test
    void theLogShowsByItselfWhetherDaysAreSwapped() {
        CaseFile file = read("""
                case_id;activity;timestamp
                0;0;2010-12-01 09:00:00
                0;3;2010-01-02 09:00:00
                1;0;2010-03-13 09:00:00
                1;3;2010-03-14 09:00:00
                """, false);

        assertThat(file.assumptions())
                .anyMatch(line -> line.contains("1 of 2 with dates as stated, 2 with day and month put back"));
    }

    @ParameterizedTest
    @CsvSource({
        "2010-01-04T08:57, 2010-04-01T08:57",
        "2010-12-12T00:00, 2010-12-12T00:00",
        "2010-12-13T00:00, 2010-12-13T00:00",
        "2012-12-02T00:00, 2012-02-12T00:00",
    })
    void dayAndMonthChangePlacesWhereverTheDayIsAtMostTwelve(LocalDateTime stated, LocalDateTime meant) {
        assertThat(DayMonth.swapped(stated)).isEqualTo(meant);
        assertThat(DayMonth.swapped(DayMonth.swapped(stated))).isEqualTo(stated);
    }

    @Test
    void aListOfComplaintsBecomesReceiptsAndCommands() {
        CaseFile file = read("""
                case,at,step,customer,value,text
                A1,2025-01-06 09:00,receive,10001,LIVE_CHAT,茶壶裂了 😢
                A1,2025-01-06 09:30,confirm,,HIGH logistics/damage,Cracked
                A1,2025-01-06 10:00,close-action,,1,
                """, false);

        assertThat(file.steps().get(0).receipt()).isNotNull().satisfies(receipt -> {
            assertThat(receipt.customer()).isEqualTo("10001");
            assertThat(receipt.channel()).isEqualTo(Channel.LIVE_CHAT);
            assertThat(receipt.statement()).isEqualTo("茶壶裂了 😢");
        });
        assertThat(file.steps().subList(1, 3).stream().map(CaseFileTest::steps))
                .containsExactly(List.of(TicketStep.CONFIRM), List.of(TicketStep.CLOSE_ACTION));
        assertThat(rejected.lines).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    A1,2025-01-06 09:30,dance,,,x                   | STEP
                    A1,2025-01-06 09:30,confirm,,HIGH,x             | VALUE
                    A1,2025-01-06 09:30,confirm,,HUGE a/b,x         | VALUE
                    A1,2025-01-06 09:30,feedback,,6,x               | VALUE
                    A1,2025-01-06 09:30,resolve,,,                  | VALUE
                    A1,2025-01-06 09:30,close-action,,one,          | VALUE
                    A1,2025-13-06 09:30,resolve,,,x                 | TIME
                    ,2025-01-06 09:30,resolve,,,x                   | CASE
                    B9,2025-01-06 09:30,resolve,,,x                 | OUT_OF_CASE
                    A1,2025-01-06 09:30,receive,10001,EMAIL,x       | OUT_OF_CASE
                    B9,2025-01-06 09:30,receive,,EMAIL,x            | NO_CUSTOMER
                    A1,2025-01-06 09:30,resolve                     | COLUMNS
                    """)
    void aBadComplaintLineIsRejectedWithItsNumberAndReason(String bad, RejectReason reason) {
        CaseFile file = read(
                "case,at,step,customer,value,text\nA1,2025-01-06 09:00,receive,10001,EMAIL,Hello\n" + bad + "\n",
                false);

        assertThat(rejected.lines).containsExactly("3: " + reason);
        assertThat(file.steps()).hasSize(1);
        assertThat(file.lines()).isEqualTo(2);
    }

    @Test
    void aBadLogLineIsRejectedWithItsNumberAndReason() {
        CaseFile file = read("""
                case_id;activity;timestamp
                0;14;2010-01-13 08:57:16
                0;x;2010-01-13 08:57:16
                ;0;2010-01-13 08:57:16
                0;0;yesterday
                0;0
                """, false);

        assertThat(rejected.lines).containsExactly("2: STEP", "3: STEP", "4: CASE", "5: TIME", "6: COLUMNS");
        assertThat(file.steps()).isEmpty();
        assertThat(file.lines()).isEqualTo(5);
    }

    @Test
    void everyCodeHasOneMeaning() {
        for (int code = 0; code <= 13; code++) {
            int wanted = code;
            assertThat(HelpdeskCode.values())
                    .as("code %d", code)
                    .filteredOn(meaning -> meaning.codes().contains(wanted))
                    .hasSize(1);
        }
        assertThat(HelpdeskCode.of(14)).isEmpty();
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> read("a,b,c\n", false))
                .isInstanceOf(InputFileException.class)
                .hasMessageContaining("has neither the columns case_id, activity, timestamp nor");
        assertThatThrownBy(() -> read("case,at,step,customer,value,text\n", true))
                .isInstanceOf(InputFileException.class)
                .hasMessageContaining("--swapped-days");
    }

    private CaseFile read(String text, boolean swappedDays) {
        return CaseFile.read(Texts.plain(directory, text), LONDON, swappedDays, rejected);
    }

    private static List<TicketStep> steps(CaseStep step) {
        return step.commands().stream().map(command -> command.step()).toList();
    }
}
