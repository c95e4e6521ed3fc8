package io.ticketledger.server.wiring;

import io.ticketledger.eventstore.LogEventStore;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.ReadModels;
import io.ticketledger.query.auditlog.AuditLog;
import io.ticketledger.query.clocks.DueClocks;
import io.ticketledger.query.companies.Companies;
import io.ticketledger.query.contacts.Contacts;
import io.ticketledger.query.dashboard.Dashboard;
import io.ticketledger.query.figures.CompanyFigures;
import io.ticketledger.query.figures.ProjectFigures;
import io.ticketledger.query.notifications.ConfiguredChannel;
import io.ticketledger.query.notifications.Notifications;
import io.ticketledger.query.notifications.Outbox;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.projecting.ProjectionProcessors;
import io.ticketledger.query.projecting.ProjectionTokens;
import io.ticketledger.query.projects.Columns;
import io.ticketledger.query.projects.Projects;
import io.ticketledger.query.projects.Tags;
import io.ticketledger.query.ticketdetails.ReadAhead;
import io.ticketledger.query.ticketdetails.TicketDetails;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.timeline.Timeline;
import io.ticketledger.query.workload.Workload;
import java.time.Clock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The read models and what keeps them up to date. What asks for the log is made after the migrations, because the log is. */
@Configuration(proxyBeanMethods = false)
class ProjectionWiring {

    @Bean
    ProjectionTokens projectionTokens(DataSource dataSource) {
        return new ProjectionTokens(dataSource, ProjectionProcessors.Settings.CLAIM_TIMEOUT);
    }

    @Bean
    Progress progress(ProjectionTokens tokens, PostgresEventStorageEngine log, Clock clock) {
        return new Progress(ReadModels.names(), ReadModels.awaited(), tokens::positions, log::head, clock);
    }

    @Bean(destroyMethod = "close")
    ProjectionProcessors projectionProcessors(
            LogEventStore log, DataSource dataSource, ProjectionTokens tokens, Progress progress,
            ObjectProvider<ConfiguredChannel> configured) {
        var channels = configured.stream().map(ConfiguredChannel::channel).collect(Collectors.toUnmodifiableSet());
        return new ProjectionProcessors(ReadModels.all(channels), log, dataSource, tokens, progress, ProjectionProcessors.Settings.USUAL);
    }

    /** Running before the doors open, and still running while the last requests are answered. */
    @Bean
    SmartLifecycle projecting(ProjectionProcessors processors) {
        return new Phase(Phase.PROJECTIONS, processors::start, processors::stop);
    }

    @Bean
    TicketList ticketList(DataSource dataSource) {
        return new TicketList(dataSource);
    }

    @Bean
    TicketDetails ticketDetails(DataSource dataSource) {
        return new TicketDetails(dataSource);
    }

    @Bean
    ReadAhead readAhead(DataSource dataSource, PlatformTransactionManager transactions, ProjectionTokens tokens) {
        return new ReadAhead(dataSource, transactions, tokens);
    }

    @Bean
    Dashboard dashboard(DataSource dataSource) {
        return new Dashboard(dataSource);
    }

    @Bean
    Workload workload(DataSource dataSource) {
        return new Workload(dataSource);
    }

    @Bean
    AuditLog auditLog(DataSource dataSource) {
        return new AuditLog(dataSource);
    }

    @Bean
    Notifications notifications(DataSource dataSource) {
        return new Notifications(dataSource);
    }

    @Bean
    Timeline timeline(DataSource dataSource, PlatformTransactionManager transactions, ProjectionTokens tokens) {
        return new Timeline(dataSource, transactions, tokens);
    }

    @Bean
    DueClocks dueClocks(DataSource dataSource) {
        return new DueClocks(dataSource);
    }

    @Bean
    Outbox outbox(DataSource dataSource) {
        return new Outbox(dataSource);
    }

    @Bean
    Projects projects(DataSource dataSource) {
        return new Projects(dataSource);
    }

    @Bean
    Columns boardColumns(DataSource dataSource) {
        return new Columns(dataSource);
    }

    @Bean
    Tags tags(DataSource dataSource) {
        return new Tags(dataSource);
    }

    @Bean
    Companies companies(DataSource dataSource) {
        return new Companies(dataSource);
    }

    @Bean
    Contacts contacts(DataSource dataSource) {
        return new Contacts(dataSource);
    }

    @Bean
    CompanyFigures companyFigures(DataSource dataSource) {
        return new CompanyFigures(dataSource);
    }

    @Bean
    ProjectFigures projectFigures(DataSource dataSource) {
        return new ProjectFigures(dataSource);
    }
}
