package io.ticketledger.server.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the postmaster is started with. On the command line, because that overrules postgresql.conf and ALTER SYSTEM: nobody
 * switches durability off by accident. Values need no quoting.
 */
final class Settings {

    private Settings() {
    }

    static String commandLine(int port) {
        return of(port).entrySet().stream().map(setting -> "-c " + setting.getKey() + "=" + setting.getValue()).collect(Collectors.joining(" "));
    }

    private static Map<String, String> of(int port) {
        var memory = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize() >> 20;
        var settings = new LinkedHashMap<String, String>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", ""); // a socket's path may not exceed 107 bytes, and homes lie deep
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("max_connections", "100");
        // A sixteenth of the memory: the server and whatever else lives on the machine want the rest.
        settings.put("shared_buffers", Math.clamp(memory / 16, 64, 1024) + "MB");
        settings.put("effective_cache_size", Math.clamp(memory / 3, 256, 65_536) + "MB");
        settings.put("work_mem", "8MB");
        settings.put("maintenance_work_mem", "128MB");
        // Fewer checkpoints: after each, the first touch of a page writes the whole page to the log.
        settings.put("max_wal_size", "2GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("random_page_cost", "1.1");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        // A week of files by weekday, so that logs do not grow for ever.
        settings.put("logging_collector", "on");
        settings.put("log_directory", "../log");
        settings.put("log_filename", "postgresql-%a.log");
        settings.put("log_truncate_on_rotation", "on");
        settings.put("log_rotation_age", "1d");
        settings.put("log_rotation_size", "0");
        settings.put("cluster_name", "ticketledger");
        return settings;
    }
}
