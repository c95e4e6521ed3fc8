package io.ticketledger.server.kanban;

import static io.ticketledger.server.testing.Client.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Role;
import io.ticketledger.server.kanban.AtTheBoard.Team;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files of tickets come back as they were sent, for those who see the ticket. */
class KanbanAttachmentsTest {

    private static final AtTheBoard BOARD = AtTheBoard.shared();
    private static final Team TEAM = BOARD.usualTeam();
    private static final byte[] PNG = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final Client user = TEAM.user().client();
    private final long ticket = user.post("/tickets/", body("name", "With files", "column", TEAM.column(0))).must(201).at("id").longValue();

    private static Answer upload(Client client, Map<String, Object> fields, String fileName, byte[] content) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((name, value) -> form.writeBytes(("--X\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n").getBytes(UTF_8)));
        if (fileName != null) {
            form.writeBytes(("--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: text/html\r\n\r\n").getBytes(UTF_8));
            form.writeBytes(content);
            form.writeBytes("\r\n".getBytes(UTF_8));
        }
        form.writeBytes("--X--\r\n".getBytes(UTF_8));
        return client.send("POST", "/attachments/", form.toByteArray(), "multipart/form-data; boundary=X");
    }

    private static Answer at(Client client, String address) {
        return new Client("", client.token()).get(address);
    }

    private static String header(Answer answer, String name) {
        return answer.raw().headers().firstValue(name).orElse("");
    }

    @Test
    void a_file_comes_back_as_it_was_sent_and_is_what_its_content_is() {
        Answer made = upload(user, body("ticket", ticket, "filename", "screen; shot/ü 100%.png"), "x.html", PNG).must(201);
        assertThat(made.json().propertyNames()).startsWith("id", "ticket", "file", "filename", "uploaded_by", "uploaded_at");
        assertThat(made.at("filename").stringValue()).isEqualTo("ü 100%.png");
        assertThat(made.at("uploaded_by").path("username").stringValue()).isEqualTo(TEAM.user().username());
        Answer bytes = at(user, made.at("file").stringValue()).must(200);
        assertThat(bytes.raw().body()).isEqualTo(PNG);
        assertThat(header(bytes, "Content-Type")).isEqualTo("image/png");
        assertThat(header(bytes, "Content-Disposition")).startsWith("inline");
        assertThat(header(bytes, "X-Content-Type-Options")).isEqualTo("nosniff");

        Answer page = upload(TEAM.superadmin().client(), body("ticket", ticket), "../../evil.png", "<html><script>alert(1)</script></html>".getBytes(UTF_8)).must(201);
        assertThat(page.at("filename").stringValue()).isEqualTo("evil.png");
        Answer kept = at(user, page.at("file").stringValue()).must(200);
        assertThat(header(kept, "Content-Type")).startsWith("text/html");
        assertThat(header(kept, "Content-Disposition")).startsWith("attachment");

        assertThat(user.get("/attachments/?ticket=" + ticket).must(200).json().valueStream().map(one -> one.path("id").longValue()))
                .containsExactly(made.at("id").longValue(), page.at("id").longValue());
        Client stranger = BOARD.somebody(Role.REQUESTER).client();
        at(stranger, made.at("file").stringValue()).must(404);
        at(Client.stranger(""), made.at("file").stringValue()).must(401);
        stranger.get("/attachments/" + made.at("id").longValue() + "/").must(404);
        String path = "/attachments/" + made.at("id").longValue() + "/";
        Answer renamed = user.patch(path, body("filename", "../b.html")).must(200);
        assertThat(List.of(renamed.at("filename").stringValue(), renamed.at("id"), renamed.at("content_type"))).containsExactly("b.html", made.at("id"), made.at("content_type"));
        assertThat(user.get(path).must(200).json()).isEqualTo(renamed.json());
        assertThat(at(user, renamed.at("file").stringValue()).must(200).raw().body()).isEqualTo(PNG);
        assertThat(user.patch(path, body("filename", " ")).must(400).json().propertyNames()).containsExactly("filename");
        TEAM.admin().client().patch(path, body()).must(403);
        stranger.patch(path, body("filename", "c")).must(404);
        assertThat(user.get("/attachments/").must(200).json().valueStream().map(one -> one.path("filename").stringValue())).contains("b.html", "evil.png");
        assertThat(stranger.get("/attachments/").must(200).text()).isEqualTo("[]");
        user.delete("/attachments/" + page.at("id").longValue() + "/").must(403);
        user.delete("/attachments/" + made.at("id").longValue() + "/").must(204);
        at(user, made.at("file").stringValue()).must(404);
        user.get("/attachments/" + made.at("id").longValue() + "/").must(404);
    }

    @Test
    void what_is_no_upload_is_told_field_by_field() {
        assertThat(upload(user, Map.of(), null, new byte[0]).must(400).text())
                .isEqualTo("{\"ticket\":[\"This field is required.\"],\"file\":[\"No file was submitted.\"]}");
        assertThat(upload(user, body("ticket", 999_999_999, "filename", "x".repeat(256)), "a", new byte[0]).must(400).json().propertyNames()).containsExactly("ticket", "file", "filename");
        assertThat(upload(user, body("ticket", ticket, "file", "text"), null, new byte[0]).must(400).json().propertyNames()).containsExactly("file");
        upload(TEAM.manager().client(), body("ticket", ticket), "a.txt", "a".getBytes(UTF_8)).must(403);
        user.post("/attachments/", body("ticket", ticket)).must(415);
        assertThat(upload(user, body("ticket", ""), "a.txt", "a".getBytes(UTF_8)).must(400).text()).isEqualTo("{\"ticket\":[\"This field may not be null.\"]}");
        user.get("/attachments/?ticket=x").must(400);
        user.get("/attachments/?ticket=999999999").must(404);
    }
}
