-- A tree over the log: which event stands at which position, in hashes. All of it can be computed again from event_log, except the signature.
create table merkle_tile (
    level  smallint not null,
    index  bigint   not null,
    hashes bytea    not null,
    constraint merkle_tile_place primary key (level, index),
    constraint merkle_tile_holds_hashes check (level >= 0 and index >= 0 and octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0)
);
comment on table merkle_tile is 'RFC 6962 subtree hashes in tiles of height 8 (c2sp.org/tlog-tiles); the last of each level grows until it holds 256';
-- Hashes do not get smaller by compressing.
alter table merkle_tile alter column hashes set storage external;

create table checkpoint (
    single boolean     not null default true,
    origin text        not null,
    size   bigint      not null default 0,
    root   bytea,
    note   text,
    made   timestamptz,
    constraint checkpoint_only_one primary key (single),
    constraint checkpoint_there_is_no_second check (single),
    constraint checkpoint_whole check ((note is null) = (root is null) and (note is null) = (made is null) and (note is not null or size = 0))
);
comment on table checkpoint is 'the newest: size and root of the tree, and the signed note that says so; changes in one transaction with the tiles';
comment on column checkpoint.origin is 'the name of this log and of its keys; stays once there is a note';
insert into checkpoint (origin) values ('ticketledger/' || gen_random_uuid());
