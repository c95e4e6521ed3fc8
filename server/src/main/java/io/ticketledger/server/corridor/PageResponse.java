package io.ticketledger.server.corridor;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One page of a list on the wire, with the addresses of its neighbours. */
public record PageResponse<T>(long count, @Nullable String next, @Nullable String previous, List<T> results) {

    /** The neighbours' addresses are the current request's own, with another page. */
    public static <T> PageResponse<T> of(PageRequest page, long total, List<T> results) {
        return new PageResponse<>(total, page.hasNext(total) ? address(page.number() + 1) : null, page.number() > 1 ? address(page.number() - 1) : null, results);
    }

    /** As {@link #of(PageRequest, long, List)}. @throws NoSuchPage if the list ends before that page */
    public static <T> PageResponse<T> within(PageRequest page, long total, List<T> results) {
        page.mustBeWithin(total);
        return of(page, total, results);
    }

    private static String address(int page) {
        return ServletUriComponentsBuilder.fromCurrentRequest().path(endsInASlash() ? "/" : "").replaceQueryParam("page", page).build().toUriString();
    }

    /** Routes are found without the slash at the end of a path, but whoever wrote one reads it again. */
    private static boolean endsInASlash() {
        ServletRequest request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        while (request instanceof ServletRequestWrapper wrapper) request = wrapper.getRequest();
        return request instanceof HttpServletRequest asked && asked.getRequestURI().endsWith("/");
    }
}
