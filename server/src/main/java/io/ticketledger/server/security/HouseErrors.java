package io.ticketledger.server.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Where a request ends that no controller answered: an unknown path, a wrong method, a body of a wrong kind, a fault. Said in the words of the room the
 * request was for. Never what went wrong inside; that is in the log, under the request's name.
 */
@Controller
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class HouseErrors implements ErrorController {

    private final Rooms rooms;

    HouseErrors(Rooms rooms) {
        this.rooms = rooms;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
            rooms.refuse(request, response, Reason.NO_SUCH_PLACE);
            return;
        }
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        rooms.refuseAfter(path == null ? "" : path.toString(), request, response, Reason.of(status));
    }

    /** The framework has no status for a multipart body that is no such thing, and would take the blame. */
    @ExceptionHandler(MultipartException.class)
    void notMultipart(MultipartException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        rooms.refuse(request, response, e instanceof MaxUploadSizeExceededException ? Reason.TOO_LARGE : Reason.MALFORMED);
    }
}
