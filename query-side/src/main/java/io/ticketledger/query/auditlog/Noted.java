package io.ticketledger.query.auditlog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the audit log keeps of an event: fields that have a value of their own from now on, whose old value is looked up, and remarks that were made
 * once and replace nothing.
 */
record Noted(Map<String, @Nullable Object> fields, Map<String, @Nullable Object> remarks) {

    private static final JsonMapper JSON = JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    static Noted nothing() {
        return new Noted(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    Noted field(String name, @Nullable Object value) {
        fields.put(name, value);
        return this;
    }

    Noted remark(String name, @Nullable Object value) {
        if (value != null && !"".equals(value)) remarks.put(name, value);
        return this;
    }

    String fieldsJson() {
        return JSON.writeValueAsString(fields);
    }

    String remarksJson() {
        return JSON.writeValueAsString(remarks);
    }
}
