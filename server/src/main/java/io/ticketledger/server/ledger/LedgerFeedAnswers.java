package io.ticketledger.server.ledger;

import io.ticketledger.server.live.LoggedLine;
import io.ticketledger.server.live.LogReading.Piece;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/** Answers to one request for a piece of the feed. Holds nothing of the request itself, which may be over before the answer is there. */
final class LedgerFeedAnswers {

    static final String POSITION = "Ledger-Position";

    /** Everything of the address but where it begins, and whose it is. */
    private final String rest;

    private LedgerFeedAnswers(String rest) {
        this.rest = rest;
    }

    static LedgerFeedAnswers to(HttpServletRequest request) {
        Set<String> left = new HashSet<>(LedgerFeedRequests.AFTER);
        left.add("token");
        List<String> rest = new ArrayList<>();
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            if (left.contains(parameter.getKey())) continue;
            for (String value : parameter.getValue()) rest.add("&" + encoded(parameter.getKey()) + "=" + encoded(value));
        }
        return new LedgerFeedAnswers(String.join("", rest));
    }

    ResponseEntity<byte[]> of(Piece piece) {
        String batch = piece.lines().stream().map(LedgerFeedAnswers::words).collect(Collectors.joining(",", "[", "]"));
        return ResponseEntity.ok()
                .header(POSITION, String.valueOf(piece.reached()))
                .header(HttpHeaders.LINK, "</ledger/feed?after=" + piece.reached() + rest + ">; rel=\"next\"")
                .body(batch.getBytes(StandardCharsets.UTF_8));
    }

    private static String words(LoggedLine line) {
        return line.in(LedgerFeedTranslation::words);
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
