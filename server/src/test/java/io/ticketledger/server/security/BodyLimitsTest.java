package io.ticketledger.server.security;

import static io.ticketledger.practice.Practice.LARGEST_FILE;
import static io.ticketledger.practice.Practice.person;
import static io.ticketledger.practice.Practice.post;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.events.Role;
import io.ticketledger.practice.Practice;
import io.ticketledger.server.testing.RunningDesk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitsTest {

    private static final int MEGABYTE = 1 << 20;
    private static final String TOO_LARGE = "{\"practice\":\"TOO_LARGE\"}";

    private final RunningDesk desk = Practice.desk();
    private final String bearer = "Bearer " + desk.part(Tokens.class)
            .issue(person(desk, "pat-Passw0rd", Role.AGENT), new TokenLife(Duration.ofHours(1), Duration.ofHours(1))).access();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_body_of_exactly_a_megabyte_is_taken(boolean chunked) {
        HttpResponse<String> answer = send("/practice/things", MEGABYTE, chunked, "application/json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"bytes\":" + MEGABYTE + "}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void one_byte_more_is_refused_in_the_words_of_the_room(boolean chunked) {
        HttpResponse<String> answer = send("/practice/things", MEGABYTE + 1, chunked, "application/json");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo(TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_limit_holds_where_no_token_is_needed(boolean chunked) {
        assertThat(send("/practice/login/", 3 * MEGABYTE, chunked, "application/json").statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_file_of_the_largest_size_may_come_as_base64(boolean chunked) {
        int base64 = (LARGEST_FILE + 2) / 3 * 4;
        assertThat(send("/practice/things/7/files", base64, chunked, "application/json").statusCode()).isEqualTo(200);
        assertThat(send("/practice/things/7/files/", (int) BodyLimits.largestBody(LARGEST_FILE) + 1, chunked, "application/json").body()).isEqualTo(TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_file_of_the_largest_size_may_come_as_multipart_and_a_body_that_could_not_be_one_may_not(boolean chunked) {
        assertThat(multipart("file\"; filename=\"a.bin", LARGEST_FILE, chunked).body()).isEqualTo("{\"bytes\":" + LARGEST_FILE + "}");
        HttpResponse<String> answer = multipart("file\"; filename=\"a.bin", (int) BodyLimits.largestBody(LARGEST_FILE), chunked);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo(TOO_LARGE);
    }

    @Test
    void base64_may_come_in_a_form_field_which_tomcat_counts_by_another_limit() {
        int base64 = (LARGEST_FILE + 2) / 3 * 4;
        assertThat(multipart("file_data", base64, false).body()).isEqualTo("{\"bytes\":" + base64 + "}");
    }

    @Test
    void a_multipart_body_that_is_none_is_the_fault_of_the_client() {
        HttpResponse<String> answer = post(desk, "/practice/things/7/files", BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc"),
                "Authorization", bearer, "Content-Type", "multipart/form-data; boundary=x");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"practice\":\"MALFORMED\"}");
    }

    /** A client that sends all of it before it listens must not find the line cut. */
    @Test
    void whoever_sends_thirty_megabytes_before_listening_hears_the_refusal() throws IOException {
        byte[] body = new byte[30 * MEGABYTE];
        String answer = raw("Content-Length: " + body.length + "\r\n", body);
        assertThat(answer).startsWith("HTTP/1.1 413").endsWith(TOO_LARGE);
    }

    @Test
    void a_body_longer_than_its_length_says_is_cut_there_and_what_follows_is_no_part_of_it() throws IOException {
        String answer = raw("Content-Length: 2\r\nConnection: close\r\n", "{}{}{}".getBytes(ISO_8859_1));
        assertThat(answer).startsWith("HTTP/1.1 200").contains("{\"bytes\":2}").doesNotContain("{\"bytes\":6}");
    }

    @Test
    void a_length_beside_chunks_does_not_pass_for_the_length() throws IOException {
        byte[] chunk = new byte[2 * MEGABYTE];
        byte[] head = (Integer.toHexString(chunk.length) + "\r\n").getBytes(ISO_8859_1);
        byte[] body = Arrays.copyOf(head, head.length + chunk.length);
        System.arraycopy(chunk, 0, body, head.length, chunk.length);
        String answer = raw("Content-Length: 10\r\nTransfer-Encoding: chunked\r\n", body);
        assertThat(answer).matches("(?s)HTTP/1.1 4(00|13) .*");
    }

    @Test
    void crooked_chunks_are_the_fault_of_the_client() throws IOException {
        assertThat(raw("Transfer-Encoding: chunked\r\n", "zz\r\n{}".getBytes(ISO_8859_1))).startsWith("HTTP/1.1 400");
    }

    private HttpResponse<String> send(String path, int bytes, boolean chunked, String type) {
        return post(desk, path, body(new byte[bytes], chunked), "Authorization", bearer, "Content-Type", type);
    }

    private HttpResponse<String> multipart(String name, int bytes, boolean chunked) {
        byte[] content = new byte[bytes];
        Arrays.fill(content, (byte) 'A');
        byte[] head = ("--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n").getBytes(ISO_8859_1);
        byte[] tail = "\r\n--x--\r\n".getBytes(ISO_8859_1);
        byte[] all = Arrays.copyOf(head, head.length + bytes + tail.length);
        System.arraycopy(content, 0, all, head.length, bytes);
        System.arraycopy(tail, 0, all, head.length + bytes, tail.length);
        return post(desk, "/practice/things/7/files", body(all, chunked), "Authorization", bearer, "Content-Type", "multipart/form-data; boundary=x");
    }

    private static BodyPublisher body(byte[] bytes, boolean chunked) {
        return chunked ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)) : BodyPublishers.ofByteArray(bytes);
    }

    private String raw(String headers, byte[] body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(desk.url()).getPort())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /practice/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers + "\r\n").getBytes(ISO_8859_1));
            out.write(body);
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
