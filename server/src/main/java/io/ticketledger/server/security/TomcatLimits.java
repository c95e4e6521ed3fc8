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
 * Tomcat counts form bodies itself, and would stop at 2 MB, which Base64 in a form field reaches with a file of 1.5 MB. All of it follows from
 * one setting.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class TomcatLimits {

    private static final int IN_MEMORY = 64 * 1024;

    @Bean
    MultipartConfigElement multipartLimits(Settings settings) {
        long largestFile = settings.attachments().maxSize().toBytes();
        return new MultipartConfigElement("", largestFile, BodyLimits.largestBody(largestFile), IN_MEMORY);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> formLimits(Settings settings) {
        int largest = Math.toIntExact(BodyLimits.largestBody(settings.attachments().maxSize().toBytes()));
        return tomcat -> tomcat.addConnectorCustomizers(connector -> connector.setMaxPostSize(largest));
    }
}
