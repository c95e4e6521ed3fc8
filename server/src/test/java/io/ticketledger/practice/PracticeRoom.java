package io.ticketledger.practice;

import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Occasions;
import io.ticketledger.server.security.Room;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A room with nothing in it but a door. Outside the scanned packages: only tests that ask for it have it. */
public class PracticeRoom {

    @Bean
    Room practiceDoor() {
        return Room.at("/practice").open(HttpMethod.POST, "/login").files(HttpMethod.POST, "/things/{id}/files").refusing((request, response, reason) -> {
            response.setContentType("application/json");
            response.getWriter().write("{\"practice\":\"" + reason + "\"}");
        });
    }

    @Bean
    PracticeApi practiceApi() {
        return new PracticeApi();
    }

    @RestController
    @RequestMapping("/practice")
    static class PracticeApi {

        @PostMapping("/login")
        Map<String, Object> login(@RequestBody(required = false) byte[] body) {
            return Map.of("bytes", body == null ? 0 : body.length);
        }

        @PostMapping("/things")
        Map<String, Object> thing(@RequestBody byte[] body) {
            return Map.of("bytes", body.length);
        }

        @PostMapping("/things/{id}/files")
        Map<String, Object> file(HttpServletRequest request) throws Exception {
            long bytes = 0;
            if (request.getContentType().startsWith("multipart/")) for (Part part : request.getParts()) bytes += part.getInputStream().readAllBytes().length;
            else bytes = request.getInputStream().readAllBytes().length;
            return Map.of("bytes", bytes);
        }

        @GetMapping("/me")
        Map<String, Object> me(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
            Occasion occasion = Occasions.of(request, caller, "practice");
            return Map.of("username", caller.username(), "number", caller.number(), "roles", caller.roles(), "request", occasion.requestId(), "address", occasion.address());
        }

        @GetMapping("/fault")
        void fault(HttpServletResponse response) throws IOException {
            throw new IllegalStateException("secret insides");
        }
    }
}
