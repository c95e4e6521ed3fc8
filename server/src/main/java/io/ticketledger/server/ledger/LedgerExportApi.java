package io.ticketledger.server.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.export.ExportSlots;
import io.ticketledger.server.export.Exports;
import io.ticketledger.server.export.NotExportable;
import io.ticketledger.server.export.Outlet;
import io.ticketledger.server.export.Selection;
import io.ticketledger.server.export.Wanted;
import io.ticketledger.server.ledger.LedgerProblems.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** The log as a file to take away. */
@RestController
@RequestMapping("/ledger/export")
class LedgerExportApi {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerExportApi.class);
    private static final int BUFFER = 1 << 16;
    private static final String RANGE = "Ledger-Range";

    private final Exports exports;
    private final ExportSlots slots;

    LedgerExportApi(Exports exports, ExportSlots slots) {
        this.exports = exports;
        this.slots = slots;
    }

    @GetMapping
    @Operation(summary = "A range of the log as a file", description = """
            format is ndjson (the default), csv, xes or ocel. from and to are positions, both included, or instants of the recorded clock, from included and to \
            excluded; without them it is everything up to the head, and the header Ledger-Range says which positions those were. tickets are UUIDs or numbers, \
            separated by commas, at most 1,000. proof=true, for ndjson alone, adds what is needed to recompute the root of the tree. The same range gives the \
            same bytes. A file that ends without the connection being closed properly is not whole.""")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE, schema = @Schema(type = "string", format = "binary")))
    void export(@RequestParam(required = false) @Nullable String format, @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to, @RequestParam(required = false) @Nullable String tickets,
            @RequestParam(required = false) @Nullable String proof, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Wanted wanted = judged(() -> Wanted.judge(format, from, to, tickets, proof));
        if (!slots.take()) throw Refused.unavailable("As many files are being exported as this server exports at once (" + ExportSlots.PER_NODE + "). Try again later.");
        try {
            Selection selection = judged(() -> exports.select(wanted));
            headers(selection, response);
            // It would be held as a whole, for a tag.
            ShallowEtagHeaderFilter.disableContentCaching(request);
            if (!request.getMethod().equals("HEAD")) write(selection, response);
        } finally {
            slots.giveBack();
        }
    }

    private static void headers(Selection selection, HttpServletResponse response) {
        response.setContentType(selection.format().mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + selection.fileName() + "\"");
        response.setHeader(RANGE, selection.range());
        response.setHeader("X-Accel-Buffering", "no");
    }

    /** By this thread, as slowly as the client reads: who takes nothing for as long as the server waits for anybody has hung up. */
    private void write(Selection selection, HttpServletResponse response) throws IOException {
        Outlet outlet = new Outlet(response.getOutputStream());
        try {
            BufferedOutputStream buffered = new BufferedOutputStream(outlet, BUFFER);
            exports.write(selection, buffered, null);
            buffered.flush();
        } catch (IOException | RuntimeException e) {
            if (outlet.isBroken()) {
                LOG.debug("Hung up in the middle of an export: {}", e.getMessage());
                return;
            }
            // Nothing is with the client yet, so he can be told in words.
            if (!response.isCommitted()) {
                response.resetBuffer();
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
                response.setHeader(RANGE, null);
                throw e;
            }
            LOG.error("The export of {} broke off", selection.fileName(), e);
            throw new BrokenOff(e);
        }
    }

    /** A part of the file is with the client already. Only a connection that breaks tells him that the rest is missing. */
    private static final class BrokenOff extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        BrokenOff(Exception cause) {
            super(cause);
        }
    }

    /** Thrown on, past everybody who would end the answer politely, to the web server, which then cuts the connection. */
    @ExceptionHandler
    void brokenOff(BrokenOff e) {
        throw e;
    }

    /** What is refused is refused in the room's own way. */
    private static <T> T judged(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (NotExportable e) {
            throw switch (e.why()) {
                case UNINTELLIGIBLE -> new InvalidRequest(e.sentence(), e.errors());
                case NOT_THERE -> Refused.notThere(e.sentence());
                case NOT_YET -> Refused.unavailable(e.sentence());
            };
        }
    }
}
