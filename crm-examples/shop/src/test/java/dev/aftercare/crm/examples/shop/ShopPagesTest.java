package dev.aftercare.crm.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aftercare.crm.HandTurnedClock;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the shop answers over HTTP, and what the desk sees. */
class ShopPagesTest {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private static RunningShop shop;

    @BeforeAll
    static void open() {
        shop = RunningShop.withPages();
    }

    @AfterAll
    static void close() throws IOException {
        shop.close();
    }

    @Test
    void anOrderIsPlacedOnceAndTellsItsPoints() throws Exception {
        HttpResponse<String> first = put("/orders/1001", TEA);
        HttpResponse<String> second = put("/orders/1001", TEA);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(JSON.readTree(first.body()).get("points").asInt()).isEqualTo(37);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(shop.points("mei")).isEqualTo(37);
    }

    @Test
    void aMalformedOrderIsAnsweredWithItsField() throws Exception {
        HttpResponse<String> answer = put("/orders/1002", TEA.replace(": 2", ": -2"));

        JsonNode problem = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem.get("field").asString()).contains("quantity");
        assertThat(problem.get("detail").asString()).contains("quantity");
        assertThat(shop.isOrdered("1002")).isFalse();
    }

    @Test
    void theDeskShowsOpenTicketsByWhenTheyAreDueAndEscapesWhatCustomersWrite() throws Exception {
        String calm = "{\"customer\": \"ann\", \"type\": \"inquiry\", \"text\": \"When is <b>it</b> here?\"}";
        String urgent =
                "{\"customer\": \"bob\", \"type\": \"complaint\", \"priority\": \"URGENT\", \"text\": \"Leaking 茶\"}";

        HttpResponse<String> first = post("/tickets", calm);
        HttpResponse<String> second = post("/tickets", urgent);
        String page = get("/").body();

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(page)
                .contains("When is &lt;b&gt;it&lt;/b&gt; here?")
                .contains("Leaking 茶")
                .contains("<time datetime=\"2026-03-02T11:00:00Z\">Mon 2 Mar 12:00</time>")
                .contains("<time datetime=\"2026-03-02T14:00:00Z\">Mon 2 Mar 15:00</time>")
                .doesNotContain("<b>it")
                .doesNotContain("late</td>");
        assertThat(page.indexOf(id(second))).isPositive().isLessThan(page.indexOf(id(first)));

        shop.part(HandTurnedClock.class).turnBy(Duration.ofHours(2));

        assertThat(get("/").body()).contains("class=\"late\">Mon 2 Mar 12:00</time><br>first response, late</td>");
    }

    @Test
    void aMailIsOneTicketHoweverOftenItComesAndItsAnswerJoinsIt() throws Exception {
        HttpResponse<String> first = post("/messages", MAIL);
        HttpResponse<String> second = post("/messages", MAIL);
        String reply = "{\"id\": \"<2@mail.example.com>\", \"from\": \"mei@example.com\", \"text\": \"Any news?\", "
                + "\"inReplyTo\": \"<1@mail.example.com>\"}";
        HttpResponse<String> answer = post("/messages", reply);
        HttpResponse<String> robot = post(
                "/messages",
                "{\"id\": \"<3@mail.example.com>\", \"from\": \"bot@example.com\", \"text\": \"I am away\", "
                        + "\"headers\": {\"Auto-Submitted\": \"auto-replied\"}}");
        HttpResponse<String> malformed = post("/messages", MAIL.replace("<1@mail.example.com>", " "));

        assertThat(List.of(first, second, answer, robot, malformed))
                .extracting(HttpResponse::statusCode)
                .containsExactly(201, 200, 201, 201, 400);
        assertThat(List.of(ticket(second), ticket(answer))).containsOnly(ticket(first));
        assertThat(JSON.readTree(second.body()).get("repeated").asBoolean()).isTrue();
        assertThat(JSON.readTree(robot.body()).get("placement").get("kind").asString())
                .isEqualTo("SET_ASIDE");
        assertThat(JSON.readTree(malformed.body()).get("field").asString()).isEqualTo("messageId.value");
        assertThat(get("/").body()).contains(ticket(first));
        assertThat(Path.of("README.md")).content().contains("-d '" + MAIL + "'");
    }

    @Test
    void theShopListensOnThisMachineOnly() throws SocketException {
        List<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();

        assertThat(outside).allSatisfy(address -> {
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, shop.port()), 2_000))
                        .isInstanceOf(IOException.class);
            }
        });
    }

    private static final String TEA = "{\"customer\": \"mei\", \"sku\": \"TEA\", \"quantity\": 2, \"price\": 18.90}";

    private static final String MAIL = "{\"id\": \"<1@mail.example.com>\", \"from\": \"mei@example.com\", "
            + "\"subject\": \"Wet tea\", \"text\": \"The tea is wet.\"}";

    private static String ticket(HttpResponse<String> receipt) {
        return JSON.readTree(receipt.body()).get("ticket").asString();
    }

    private static String id(HttpResponse<String> ticket) {
        return JSON.readTree(ticket.body()).get("id").asString();
    }

    private static HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send(json(path).PUT(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(json(path).POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private static HttpRequest.Builder json(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json");
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + shop.port() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return BROWSER.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
