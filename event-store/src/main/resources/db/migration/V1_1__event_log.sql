-- The log. Positions are given by the writer that holds the log's lock, never by a sequence: a sequence hands out numbers in the order
-- of asking, and a reader needs the order of commit.
create table event_log (
    position    bigint      not null,
    stream_id   text        not null,
    stream_type text        not null,
    version     bigint      not null,
    event_id    uuid        not null,
    name        text        not null,
    revision    int         not null,
    occurred    timestamptz not null,
    recorded    timestamptz not null,
    payload     jsonb       not null,
    metadata    jsonb       not null,
    constraint event_log_position primary key (position),
    constraint event_log_stream unique (stream_id, version),
    constraint event_log_counts_from_one check (position > 0 and version >= 0)
);
comment on column event_log.occurred is 'when it happened; an import carries the original time';
comment on column event_log.recorded is 'when the log learned of it, by this server''s clock; never decreases with position';

-- Two indexes, both written by every append, and no third: event_id is random and would cost a scattered page per event to guard what
-- (stream_id, version) guards already, and recorded rises with position, so the primary key answers for it (see the function below).

create table claim (
    kind      text   not null,
    key       text   not null,
    stream_id text   not null,
    position  bigint not null,
    constraint claim_once primary key (kind, key)
);
comment on table claim is 'what only one stream may hold at a time; changes in the transaction of the event at that position';

-- Statement-level, so that it costs an insert nothing.
create function event_log_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'event_log is append-only: % is refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger event_log_append_only before update or delete or truncate on event_log
    for each statement execute function event_log_is_append_only();

-- The position of the last event recorded before a time, 0 if there is none: a binary search, which gap-free positions and never
-- decreasing recorded times allow, so that recorded needs no index.
create function event_log_position_before(moment timestamptz) returns bigint language plpgsql stable as $$
declare
    low    bigint := 0;
    high   bigint := (select coalesce(max(position), 0) from event_log);
    middle bigint;
begin
    while low < high loop
        middle := (low + high + 1) / 2;
        if (select recorded from event_log where position = middle) < moment then
            low := middle;
        else
            high := middle - 1;
        end if;
    end loop;
    return low;
end $$;
