package io.ticketledger.server.incident;

import static io.ticketledger.server.testing.Client.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.incident.IncidentWorld.Person;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Files come in three ways and come back as they were. */
class IncidentAttachmentsTest {

    private final IncidentWorld world = new IncidentWorld(RunningDesk.shared());

    private static final byte[] PICTURE = bytes(3_000);

    @Test
    void json_a_form_field_and_a_file_part_are_all_taken_and_given_back_byte_for_byte() {
        Person client = world.client();
        long id = world.ticket(client);
        String base64 = Base64.getEncoder().encodeToString(PICTURE);

        Answer json = client.client().post(path(id), body("file_data", base64, "file_name", "C:\\shots\\one.png", "file_type", "image/png")).must(200);
        assertThat(json.at("message").stringValue()).isEqualTo("Attachment added successfully");
        JsonNode attachment = json.at("attachment");
        assertThat(attachment.path("ticket").longValue()).isEqualTo(id);
        assertThat(attachment.path("uploaded_by").longValue()).isEqualTo(client.id());
        assertThat(attachment.path("uploaded_by_name").stringValue()).isEqualTo(client.fullName());
        assertThat(attachment.path("file_name").stringValue()).isEqualTo("one.png");
        assertThat(Instant.parse(attachment.path("uploaded_at").stringValue())).isBefore(Instant.now());

        multipart(client, id, "Content-Disposition: form-data; name=\"file_data\"", base64.getBytes(java.nio.charset.StandardCharsets.US_ASCII)).must(200);
        multipart(client, id, "Content-Disposition: form-data; name=\"file_data\"; filename=\"two.bin\"\r\nContent-Type: application/octet-stream", PICTURE).must(200);
        client.client().post(path(id), body("file_data", "data:image/gif;base64," + base64)).must(200);

        List<JsonNode> kept = client.client().get("/tickets/" + id + "/").must(200).at("attachments").valueStream().toList();
        assertThat(kept).hasSize(4).allSatisfy(a -> assertThat(Base64.getDecoder().decode(a.path("file_data").stringValue())).isEqualTo(PICTURE));
        assertThat(kept.get(0).path("id").longValue()).isEqualTo(attachment.path("id").longValue());
        assertThat(kept.get(2).path("file_name").stringValue()).isEqualTo("two.bin");
        assertThat(kept.get(3).path("file_type").stringValue()).isEqualTo("image/gif");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"file_data\": \"\"}", "{\"file_data\": \"***\"}", "{\"file_data\": \"aGk\\u0000=\"}", "{\"file_data\": 5}", "{\"file_data\": \"a\"}"})
    void what_is_no_file_is_400(String body) {
        Person client = world.client();
        long id = world.ticket(client);
        assertThat(client.client().post(path(id), body).must(400).at("error").stringValue()).isNotBlank();
    }

    @Test
    void ten_megabytes_are_taken_and_more_is_413() {
        Person client = world.client();
        long id = world.ticket(client);
        byte[] largest = bytes(10 * 1024 * 1024);
        client.client().post(path(id), body("file_data", Base64.getEncoder().encodeToString(largest))).must(200);
        multipart(client, id, "Content-Disposition: form-data; name=\"file_data\"; filename=\"big\"", largest).must(200);
        byte[] tooLarge = bytes(10 * 1024 * 1024 + 1);
        assertThat(client.client().post(path(id), body("file_data", Base64.getEncoder().encodeToString(tooLarge))).must(413).at("error").stringValue()).isNotBlank();
        assertThat(multipart(client, id, "Content-Disposition: form-data; name=\"file_data\"; filename=\"big\"", tooLarge).must(413).at("error").stringValue()).isNotBlank();
        assertThat(client.client().get("/tickets/").must(200).json().get(0).path("attachments").size()).isEqualTo(2);
    }

    private static Answer multipart(Person by, long ticket, String headers, byte[] content) {
        byte[] head = ("--limit\r\n" + headers + "\r\n\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] tail = "\r\n--limit--\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] body = new byte[head.length + content.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(content, 0, body, head.length, content.length);
        System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
        return by.client().send("POST", path(ticket), body, "multipart/form-data; boundary=limit");
    }

    private static String path(long ticket) {
        return "/tickets/" + ticket + "/add_attachment/";
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new java.util.Random(length).nextBytes(bytes);
        return bytes;
    }
}
