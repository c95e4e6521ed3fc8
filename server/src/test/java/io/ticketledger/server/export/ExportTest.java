package io.ticketledger.server.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.ticketledger.command.company.CompanyCommand.CreateCompany;
import io.ticketledger.command.company.CompanyCommand.Member;
import io.ticketledger.command.contact.ContactCommand.AddContact;
import io.ticketledger.command.project.ProjectCommand.AddTagContact;
import io.ticketledger.command.project.ProjectCommand.CreateProject;
import io.ticketledger.command.project.ProjectCommand.CreateTag;
import io.ticketledger.command.project.ProjectCommand.GiveRole;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.ChangeType;
import io.ticketledger.command.ticket.TicketCommand.FileTicket;
import io.ticketledger.command.ticket.TicketCommand.InOneGo;
import io.ticketledger.command.ticket.TicketCommand.ScheduleTicket;
import io.ticketledger.command.ticket.TicketCommand.TagTicket;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.ContactId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketType;
import io.ticketledger.events.Visibility;
import io.ticketledger.eventstore.CanonicalJson;
import io.ticketledger.eventstore.StoredLine;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.imports.ImportedHistory;
import io.ticketledger.server.testing.Await;
import io.ticketledger.server.testing.RunningDesk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/** The small file, 2,192 incidents, imported into a real desk and taken away again in all formats. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportTest {

    private static Exported exported;
    private static List<StoredLine> log;
    private static long head;
    private static Map<String, List<StoredLine>> tickets;

    @BeforeAll
    static void import_the_small_file() {
        RunningDesk desk = RunningDesk.fresh();
        ImportedHistory.small(desk);
        withABoard(desk);
        exported = Exported.from(desk);
        log = exported.lines();
        head = log.size();
        tickets = log.stream().filter(line -> line.streamType().equals("ticket")).collect(groupingBy(StoredLine::stream));
    }

    /** Events of every family, some of them about things that nothing else in the log is about. */
    private static void withABoard(RunningDesk desk) {
        ProjectId project = Ids.project();
        TagId tag = Ids.tag();
        ContactId contact = Ids.contact();
        CompanyId company = Ids.company();
        AccountId member = Practice.person(desk, "pat-Passw0rd", Role.REQUESTER).id();
        TicketId ticket = TicketId.of(Exported.from(desk).lines().stream().filter(line -> line.streamType().equals("ticket")).findFirst().orElseThrow().stream());
        Numbers numbers = desk.part(Numbers.class);
        for (Object command : List.of(
                new CreateProject(project, numbers.next(Numbers.Kind.PROJECT), "EXP", "Export", "", List.of(), null),
                new GiveRole(project, member, ProjectRole.USER, numbers.next(Numbers.Kind.MEMBERSHIP)),
                new AddContact(contact, numbers.next(Numbers.Kind.CONTACT), "Kim", "", "", "", "", ""),
                new CreateTag(project, tag, numbers.next(Numbers.Kind.TAG), "urgent", "", "#ff0000"),
                new AddTagContact(project, tag, contact, numbers.next(Numbers.Kind.TAG_CONTACT), "owner"),
                new CreateCompany(company, numbers.next(Numbers.Kind.COMPANY), "Acme", "", null, null, Set.of(new Member(member, CompanyRole.USER)), Set.of(project)),
                new InOneGo(ticket, List.of(new FileTicket(ticket, project), new TagTicket(ticket, List.of(tag)), new ScheduleTicket(ticket, LocalDate.of(2026, 3, 9), null),
                        new ChangeType(ticket, TicketType.BUG))))) {
            Practice.ask(desk, command);
        }
    }

    @AfterAll
    static void close() {
        if (exported != null) exported.desk().close();
    }

    private static String all(String format) {
        return "?format=" + format + "&from=1&to=" + head;
    }

    @Test
    void ndjson_is_the_log_line_by_line_without_a_gap() {
        var answer = exported.answer("?to=" + head).must(200);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(answer.raw().headers().firstValue("Ledger-Range")).hasValue("1-" + head);
        assertThat(answer.raw().headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"ledger-1-" + head + ".ndjson\"");
        assertThat(answer.text()).endsWith("\n");
        assertThat(answer.text().lines()).containsExactlyElementsOf(log.stream().map(StoredLine::canonical).toList());
        assertThat(answer.text().lines().map(line -> CanonicalJson.parse(line).get("position").longValue())).containsExactlyElementsOf(LongStream.rangeClosed(1, head).boxed().toList());
    }

    @Test
    void csv_parses_back_to_as_many_rows() {
        List<String[]> rows = csv(exported.bytes(all("csv")));
        assertThat(rows.removeFirst()).containsExactlyElementsOf(CsvExport.COLUMNS);
        assertThat(rows).hasSize((int) head);
        Map<String, Set<String>> numbers = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i);
            StoredLine line = log.get(i);
            assertThat(row).hasSize(CsvExport.COLUMNS.size());
            assertThat(row[0]).isEqualTo(Long.toString(line.position()));
            assertThat(Instant.parse(row[2])).isEqualTo(line.occurred());
            assertThat(row[4]).isEqualTo(line.stream());
            assertThat(CanonicalJson.parse(row[16])).isEqualTo(CanonicalJson.parse(line.payload()));
            assertThat(CanonicalJson.parse(row[17])).isEqualTo(CanonicalJson.parse(line.metadata()));
            if (line.streamType().equals("ticket")) numbers.computeIfAbsent(row[4], _ -> new HashSet<>()).add(row[5]);
            else assertThat(row[5]).isNull();
        }
        assertThat(numbers.keySet()).isEqualTo(tickets.keySet());
        TicketList list = exported.desk().part(TicketList.class);
        numbers.forEach((ticket, number) -> assertThat(number).containsExactly(Long.toString(list.byIds(List.of(TicketId.of(ticket))).get(TicketId.of(ticket)).number())));
    }

    private static List<String[]> csv(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setLineSeparator("\r\n");
        settings.setNormalizeLineEndingsWithinQuotes(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setMaxCharsPerColumn(-1);
        return new ArrayList<>(new CsvParser(settings).parseAll(new StringReader(text)));
    }

    @Test
    void xes_is_valid_and_has_a_trace_for_each_ticket_as_it_is_at_the_end() throws Exception {
        byte[] bytes = exported.bytes(all("xes"));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(Exported.schema("xes-2.2.xsd").toFile()).newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes)));
        List<Element> traces = children(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes)).getDocumentElement(), "trace");
        assertThat(traces).extracting(trace -> value(trace, "identity:id")).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(tickets.keySet());
        TicketList list = exported.desk().part(TicketList.class);
        for (Element trace : traces) {
            TicketId id = TicketId.of(value(trace, "identity:id"));
            var row = list.byIds(List.of(id)).get(id);
            assertThat(value(trace, "concept:name")).isEqualTo(Long.toString(row.number()));
            assertThat(value(trace, "title")).isEqualTo(row.title());
            assertThat(value(trace, "status")).isEqualTo(TicketFacts.word(row.status()));
            assertThat(value(trace, "priority")).isEqualTo(TicketFacts.word(row.priority()));
            assertThat(value(trace, "team")).isEqualTo(row.team());
            List<Element> events = children(trace, "event");
            assertThat(events).extracting(event -> Long.valueOf(value(event, "position"))).isSorted().isEqualTo(tickets.get(id.toString()).stream().map(StoredLine::position).sorted().toList());
            for (Element event : events) assertThat(keys(event)).contains("concept:name", "time:timestamp", "org:resource", "lifecycle:transition").doesNotHaveDuplicates();
        }
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        List<Element> found = new ArrayList<>();
        for (var node = nodes.getLength() == 0 ? null : nodes.item(0); node != null; node = node.getNextSibling()) if (node instanceof Element e && (name.isEmpty() || e.getTagName().equals(name))) found.add(e);
        return found;
    }

    private static List<String> keys(Element element) {
        return children(element, "").stream().map(each -> each.getAttribute("key")).toList();
    }

    private static String value(Element element, String key) {
        return children(element, "").stream().filter(each -> each.getAttribute("key").equals(key)).map(each -> each.getAttribute("value")).findFirst().orElse(null);
    }

    @Test
    void ocel_is_valid_and_every_object_that_is_named_is_there() throws Exception {
        String text = new String(exported.bytes(all("ocel")), UTF_8);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(Files.readString(Exported.schema("ocel20-schema-json.json")));
        assertThat(schema.validate(text, InputFormat.JSON, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))).isEmpty();
        assertThat(schema.validate(text.replace("\"time\":", "\"tame\":"), InputFormat.JSON)).as("a validator that finds nothing at all").isNotEmpty();

        JsonNode ocel = CanonicalJson.parse(text);
        assertThat(ocel.get("events")).hasSize((int) head);
        List<String> ids = Stream.concat(ocel.get("objects").valueStream(), ocel.get("events").valueStream()).map(each -> each.get("id").stringValue()).toList();
        assertThat(ids).doesNotHaveDuplicates();
        Map<String, JsonNode> objects = ocel.get("objects").valueStream().collect(Collectors.toMap(object -> object.get("id").stringValue(), object -> object));
        assertThat(Stream.concat(ocel.get("objects").valueStream(), ocel.get("events").valueStream()).flatMap(each -> each.path("relationships").valueStream())
                .map(relation -> relation.get("objectId").stringValue())).isNotEmpty().allSatisfy(id -> assertThat(objects).containsKey(id));
        assertThat(objects.values().stream().filter(object -> object.get("type").stringValue().equals("ticket"))).hasSize(tickets.size())
                .allSatisfy(ticket -> assertThat(ticket.get("relationships").valueStream().map(relation -> relation.get("qualifier").stringValue())).contains("requester", "project"));
        assertThat(objects.values()).extracting(object -> object.get("type").stringValue()).contains("person", "team", "project", "board", "company", "contact");
        assertThat(ocel.get("events").valueStream()).allSatisfy(event -> assertThat(event.get("relationships")).isNotEmpty());
        JsonNode filed = ocel.get("events").valueStream().filter(event -> event.get("type").stringValue().equals("ticket-filed")).findFirst().orElseThrow();
        assertThat(filed.get("relationships").valueStream().map(relation -> relation.get("qualifier").stringValue())).containsExactly("ticket", "board");
        JsonNode bearer = objects.get(filed.get("relationships").get(0).get("objectId").stringValue());
        assertThat(attributeNames(bearer)).contains("type", "start_date", "tags", "project_id").doesNotContain("due_date", "standing");
        declared(ocel, "eventTypes", "events");
        declared(ocel, "objectTypes", "objects");
    }

    private static void declared(JsonNode ocel, String types, String things) {
        Map<String, List<String>> declared = ocel.get(types).valueStream().collect(Collectors.toMap(type -> type.get("name").stringValue(), ExportTest::attributeNames));
        assertThat(declared.values()).allSatisfy(names -> assertThat(names).doesNotHaveDuplicates());
        for (JsonNode thing : ocel.get(things)) {
            assertThat(declared.get(thing.get("type").stringValue())).containsAll(attributeNames(thing));
            List<String> atATime = thing.get("attributes").valueStream().map(a -> a.get("name").stringValue() + a.path("time").asString("")).toList();
            assertThat(atATime).doesNotHaveDuplicates();
            assertThat(thing.get("attributes").valueStream().map(a -> a.path("time").asString(""))).isSorted();
        }
    }

    private static List<String> attributeNames(JsonNode thing) {
        return thing.get("attributes").valueStream().map(attribute -> attribute.get("name").stringValue()).toList();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void the_same_range_is_the_same_bytes_also_while_others_write(Format format) throws Exception {
        byte[] before = exported.bytes(all(format.word()));
        var stop = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().daemon().start(() -> {
            while (!stop.get()) {
                long number = exported.desk().part(Numbers.class).next(Numbers.Kind.COMMENT);
                String touched = log.get((int) (head - 1 - number % 1_000)).stream();
                if (tickets.containsKey(touched)) Practice.ask(exported.desk(), new AddComment(TicketId.of(touched),
                        Ids.comment(), number, "meanwhile", Visibility.PUBLIC));
            }
        });
        byte[] meanwhile = exported.bytes(all(format.word()));
        long grown = exported.log().head();
        stop.set(true);
        writer.join();
        assertThat(grown).isGreaterThan(head);
        assertThat(meanwhile).isEqualTo(before);
    }

    @Test
    void positions_are_included_at_both_ends_and_times_are_of_the_recorded_clock() {
        assertThat(positions("?from=17&to=23")).containsExactly(17L, 18L, 19L, 20L, 21L, 22L, 23L);
        assertThat(positions("?from=5&to=5")).containsExactly(5L);
        Instant from = log.get((int) head / 3).recorded();
        Instant to = log.get((int) head / 2).recorded();
        List<Long> between = log.stream().filter(line -> !line.recorded().isBefore(from) && line.recorded().isBefore(to)).map(StoredLine::position).toList();
        assertThat(positions("?from=" + from + "&to=" + to)).isNotEmpty().isEqualTo(between);
        var nothing = exported.answer("?from=1999-01-01&to=1999-12-31T23:59:59").must(200);
        assertThat(nothing.text()).isEmpty();
        assertThat(nothing.raw().headers().firstValue("Ledger-Range")).hasValue("none");
    }

    private static List<Long> positions(String query) {
        return new String(exported.bytes(query), UTF_8).lines().map(line -> CanonicalJson.parse(line).get("position").longValue()).toList();
    }

    @Test
    void tickets_are_chosen_by_number_or_id_and_nothing_else_is_in_the_file() throws Exception {
        List<String> two = tickets.keySet().stream().sorted().limit(2).toList();
        long number = exported.desk().part(TicketList.class).byIds(List.of(TicketId.of(two.getFirst()))).get(TicketId.of(two.getFirst())).number();
        String query = "&to=" + head + "&tickets=" + number + "," + two.getLast().toUpperCase(Locale.ROOT);
        List<Long> theirs = log.stream().filter(line -> two.contains(line.stream())).map(StoredLine::position).toList();
        assertThat(positions("?format=ndjson" + query)).isEqualTo(theirs);
        assertThat(csv(exported.bytes("?format=csv" + query))).hasSize(theirs.size() + 1);
        Element xes = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(exported.bytes("?format=xes" + query))).getDocumentElement();
        assertThat(children(xes, "trace")).extracting(trace -> value(trace, "identity:id")).isEqualTo(two);
        JsonNode ocel = CanonicalJson.parse(new String(exported.bytes("?format=ocel" + query), UTF_8));
        assertThat(ocel.get("events")).hasSize(theirs.size());
        assertThat(ocel.get("objects").valueStream().filter(object -> object.get("type").stringValue().equals("ticket"))).hasSize(2);
    }

    @Test
    void a_client_who_hangs_up_frees_his_place() throws Exception {
        ExportSlots slots = exported.desk().part(ExportSlots.class);
        URI url = URI.create(exported.desk().url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(("GET /ledger/export HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + exported.auditor().token() + "\r\n\r\n").getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readNBytes(15), UTF_8)).isEqualTo("HTTP/1.1 200 \r\n");
            assertThat(slots.free()).isEqualTo(ExportSlots.PER_NODE - 1);
        }
        Await.until(() -> slots.free() == ExportSlots.PER_NODE);
    }

    @Test
    void the_command_writes_the_same_file_under_its_name_only_when_it_is_whole(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("log.csv"), "older");
        assertThat(command(OutputStream.nullOutputStream(), "--format", "csv", "--from=1", "--to", "" + head, "--out", file.toString())).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(exported.bytes(all("csv")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(command(out, "-o", "-", "--to=100")).isZero();
        assertThat(out.toByteArray()).isEqualTo(exported.bytes("?to=100"));
        assertThat(command(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        }, "--out", "-")).isEqualTo(1);
        for (String[] wrong : new String[][] {{}, {"--format", "csv"}, {"--out"}, {"--out", "x", "--out", "y"}, {"--out", "x", "--nonsense", "1"}, {"--out", directory.resolve("x").toString(), "--format=pdf"},
                {"--out", directory.resolve("x").toString(), "--tickets=999999999"}, {"--out", directory.toString()}, {"--out", directory.resolve("none/x").toString()}}) {
            assertThat(command(OutputStream.nullOutputStream(), wrong)).as(String.join(" ", wrong)).isEqualTo(2);
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(file);
        }
    }

    private static int command(OutputStream out, String... arguments) {
        return new ExportCommand(exported.desk().part(Exports.class), out, new PrintStream(OutputStream.nullOutputStream())).run(List.of(arguments));
    }
}
