package io.ticketledger.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page puts its token when it cannot set a header. */
public final class BrowserTokens {

    /** The subprotocol that is answered to whoever sent his token as the next one. */
    public static final String SUBPROTOCOL = "access_token";

    private static final String PARAMETER = "token";

    private BrowserTokens() {}

    static @Nullable String token(HttpServletRequest request) {
        String inQuery = inQuery(request);
        if (inQuery != null) return inQuery;
        List<String> offered = subprotocols(request);
        int marker = offered.indexOf(SUBPROTOCOL);
        return marker < 0 || marker + 1 >= offered.size() ? null : offered.get(marker + 1);
    }

    /** A query that cannot be read has no token in it. */
    private static @Nullable String inQuery(HttpServletRequest request) {
        try {
            return request.getParameter(PARAMETER);
        } catch (IllegalStateException e) {
            return null;
        }
    }

    private static List<String> subprotocols(HttpServletRequest request) {
        List<String> offered = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders("Sec-WebSocket-Protocol"))) {
            for (String each : header.split(",")) offered.add(each.strip());
        }
        return offered;
    }
}
