-- The last time each read model was made anew beside the one that serves. The copy's position and rows change in one transaction, so whoever takes it up
-- again, on whatever node, goes on from where the copy stands.
CREATE TABLE projection_rebuild (
    projection        text PRIMARY KEY,
    id                uuid             NOT NULL,
    kind              text             NOT NULL,
    phase             text             NOT NULL,
    if_different      text             NOT NULL,
    requested_by      text             NOT NULL,
    requested         timestamptz      NOT NULL,
    started           timestamptz,
    ended             timestamptz,
    -- Where the copy began, where it stands, and where the serving one stood when it was last looked at.
    first_position    bigint           NOT NULL,
    position          bigint           NOT NULL,
    target            bigint           NOT NULL DEFAULT 0,
    events_per_second double precision NOT NULL DEFAULT 0,
    compared_position bigint,
    -- Why it failed, or what it waits for.
    problem           text,
    swap_micros       bigint,
    -- What served before, as long as it is kept.
    previous_position bigint,
    previous_made     timestamptz
) WITH (fillfactor = 50);

CREATE TABLE projection_comparison (
    projection   text    NOT NULL,
    name         text    NOT NULL,
    serving_rows bigint  NOT NULL,
    serving_sum  numeric NOT NULL,
    copy_rows    bigint  NOT NULL,
    copy_sum     numeric NOT NULL,
    PRIMARY KEY (projection, name)
);
