package io.ticketledger.server.security;

import io.ticketledger.server.settings.Settings;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tomcat counts form bodies itself, and would stop at 2 MB, which Base64 in a form field reaches with a file of 1.5 MB. It measures a part that is a file
 * as it measures one that is Base64, so both may have the larger size, and the room that has the file at last looks at how large it is.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class TomcatLimits {

    private static final int IN_MEMORY = 64 * 1024;

    @Bean
    MultipartConfigElement multipartLimits(Settings settings) {
        long largest = BodyLimits.largestBody(settings.attachments().maxSize().toBytes());
        return new MultipartConfigElement("", largest, largest, IN_MEMORY);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> formLimits(Settings settings) {
        int largest = Math.toIntExact(BodyLimits.largestBody(settings.attachments().maxSize().toBytes()));
        return tomcat -> tomcat.addConnectorCustomizers(connector -> connector.setMaxPostSize(largest));
    }
}
