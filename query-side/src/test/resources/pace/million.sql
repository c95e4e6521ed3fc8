-- A million tickets in an empty database with all tables: psql -f million.sql. One in twenty is open, most are the desk's own; then ReadPace.
set synchronous_commit=off; set maintenance_work_mem='512MB'; set max_parallel_maintenance_workers=1;
truncate ticket_row, ticket_agent, ticket_search, ticket_count, dashboard_ticket, dashboard_count, dashboard_flow, workload_ticket, workload_assignment, workload_agent, workload_flow, ticket_history;
create temp table defs as select pg_get_indexdef(indexrelid) d, indexrelid::regclass::text n from pg_index i where indrelid in ('ticket_row'::regclass,'ticket_agent'::regclass,'ticket_search'::regclass,'dashboard_ticket'::regclass,'workload_ticket'::regclass,'workload_assignment'::regclass) and not exists (select from pg_constraint k where k.conindid=i.indexrelid);
select format('drop index %s', n) from defs \gexec
create temp table vocab as select array['homepage','printer','login','password','network','server','mail','invoice','report','database','screen','keyboard','access','license','update','error','slow','crash','backup','router','phone','contract','payment','order','portal','vpn','disk','memory','browser','certificate'] w;
insert into ticket_row (id, number, version, status, priority, requester, title, description, category, project, response_minutes, response_due, created_at, updated_at, acknowledged_at, started_at, resolved_at, closed_at, agents, rank, project_id, type, due_day, archived)
select (lpad(to_hex(1700000000000 + n*60000::bigint),12,'0') || '7000' || '8' || substr(md5(n::text),1,15))::uuid, n, 9, st,
  (case when p < 1 then 'CRITICAL' when p < 5 then 'HIGH' when p < 94 then 'MEDIUM' when p < 99 then 'LOW' else 'LOWEST' end)::ticket_priority,
  ('00000000-0000-7000-9000-' || lpad(to_hex((1+ h1*h1/1000 % 5000)::int),12,'0'))::uuid,
  w[1+h2%30] || ' ' || w[1+h3%30] || ' not working ' || n, 'The ' || w[1+h3%30] || ' of ticket does not respond ' || w[1+h1%30] || ' and then ' || w[1+(h1/7)%30] || ' ' || w[1+(h2/11)%30] || ' ' || md5(n::text),
  'Category ' || (h2*h3/1000 % 58), 'Website', 30, t + interval '30 min', t, t + interval '1 day', t, t, case when st >= 'RESOLVED' then t + interval '20 hour' end, case when st >= 'CLOSED' then t + interval '1 day' end,
  case when st > 'NEW' then array[('00000000-0000-7000-a000-' || lpad(to_hex(h3 % 200),12,'0'))::uuid] else '{}' end, lpad(n::text, 11, '0'),
  case when pr < 70 then '00000000-0000-7000-8000-000000000001' when pr < 80 then '00000000-0000-7000-b000-000000000001' else '00000000-0000-7000-b000-' || lpad(to_hex(h1%300),12,'0') end::uuid,
  'TASK', case when pr >= 70 and h2 % 3 = 0 then (t + interval '10 day')::date end, h1 % 200 = 0
from (select n, (h1%100) p, (h2%100) pr, h1, h2, h3, timestamptz '2023-11-14 00:00Z' + n * interval '1 min' t,
   (case when s < 1 then 'NEW' when s < 2 then 'OPEN' when s < 3 then 'IN_PROGRESS' when s < 4 then 'ON_HOLD' when s = 4 and h2%2=0 then 'RESOLVED' when s=4 then 'AWAITING_APPROVAL' when s < 96 then 'CLOSED' when s < 98 then 'REJECTED' else 'WITHDRAWN' end)::ticket_status st
  from (select n, abs(hashint4(n))::bigint%1000000 h1, abs(hashint4(n+7777777))::bigint%1000000 h2, abs(hashint4(n+33333333))::bigint%1000000 h3, abs(hashint4(n+55555555))%100 s from generate_series(1,1000000) n) a) b, vocab;
insert into ticket_agent select id, a, created_at, number from ticket_row, unnest(agents) a;
insert into ticket_search select id, s, to_tsvector('simple', s) from (select id, lower(number || E'\n' || title || E'\n' || description) s from ticket_row) x;
insert into ticket_count (project_id, archived, column_id, status, priority, category, n) select project_id, archived, CAST('00000000-0000-0000-0000-000000000000' AS uuid), status, priority, category, count(*) from ticket_row group by 1,2,3,4,5,6;
insert into dashboard_ticket (ticket, version, status, priority, team, created_at, resolved_at, responded_at, response_breached) select id, version, status::text, priority::text, '', created_at, resolved_at, acknowledged_at, number%20=0 from ticket_row;
insert into dashboard_count select status, priority, team, count(*) from dashboard_ticket group by 1,2,3;
insert into dashboard_flow select q, sum(c), sum(r) from (select date_bin('15 minutes',created_at,'epoch') q, 1 c, 0 r from dashboard_ticket union all select date_bin('15 minutes',resolved_at,'epoch'),0,1 from dashboard_ticket where resolved_at is not null) x group by 1;
insert into workload_ticket (ticket, version, status, created_at, resolved_at) select id, version, status::text, created_at, resolved_at from ticket_row;
insert into workload_assignment select ticket, agent, a.created_at, not over from ticket_agent a join workload_ticket using (ticket);
insert into workload_flow select agent, date_bin('15 minutes', resolved_at, 'epoch'), count(*) from workload_assignment join workload_ticket using (ticket) where resolved_at is not null group by 1, 2;
insert into workload_agent select agent, count(*) filter (where not over), count(*) filter (where status='IN_PROGRESS'), count(*) filter (where status='ON_HOLD'), count(resolved_at), 1000 from workload_assignment join workload_ticket using (ticket) group by 1;
insert into ticket_history select id, number*10+k, 'WorkStarted', requester, 'x', 'OPEN', 'IN_PROGRESS', 'text', created_at, null, null, 'PUBLIC' from ticket_row, generate_series(1,2) k where number > 500000;
select d from defs \gexec
vacuum (analyze) ticket_row; vacuum (analyze) ticket_agent; vacuum (analyze) ticket_search; vacuum (analyze) ticket_count; vacuum (analyze) dashboard_ticket; vacuum (analyze) dashboard_count; vacuum (analyze) dashboard_flow; vacuum (analyze) workload_ticket; vacuum (analyze) workload_assignment; vacuum (analyze) workload_agent; vacuum (analyze) workload_flow; vacuum (analyze) ticket_history;
