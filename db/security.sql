-- Grants and definer functions; run after every migration, so the file is always the whole truth.
do $$
declare
  owned record;
begin
  execute 'grant usage on schema public to cohoi_app, cohoi_identity';
  for owned in
    select tablename, bool_or(policyname = 'tenant') as tenant, bool_or(policyname = 'identity') as identity
    from pg_policies where schemaname = 'public' group by tablename
  loop
    execute format('revoke all on %I from cohoi_app, cohoi_identity', owned.tablename);
    if owned.tenant then
      execute format('grant select, insert, update, delete on %I to cohoi_app', owned.tablename);
    end if;
    if owned.identity then
      execute format('grant select, insert, update, delete on %I to cohoi_identity', owned.tablename);
    end if;
  end loop;
  revoke update, delete on event from cohoi_app;
end $$;

-- A unit and those above it, up to the root.
create or replace function cohoi_unit_path(tenant uuid, unit uuid) returns uuid[]
language sql stable set search_path = public, pg_temp as $$
  with recursive up as (
    select u.id, u.parent_id from org_unit u where u.workspace_id = tenant and u.id = unit
    union select u.id, u.parent_id from org_unit u join up on u.id = up.parent_id where u.workspace_id = tenant)
  select coalesce(array_agg(id), '{}') from up
$$;

-- These units and all below them.
create or replace function cohoi_units_below(tenant uuid, units uuid[]) returns uuid[]
language sql stable set search_path = public, pg_temp as $$
  with recursive down as (
    select u.id from org_unit u where u.workspace_id = tenant and u.id = any (units)
    union select u.id from org_unit u join down on u.parent_id = down.id where u.workspace_id = tenant)
  select coalesce(array_agg(id), '{}') from down
$$;

-- What a member may do and where they stand: groups, teams, units, whether anything is shared with them.
create or replace function cohoi_member(m member) returns jsonb
language sql stable set search_path = public, pg_temp as $$
  with place as (select cohoi_unit_path(m.workspace_id, m.unit_id) as path),
  teams as (
    select coalesce(array_agg(tm.team_id order by tm.team_id), '{}') as ids from team_member tm
    where tm.workspace_id = m.workspace_id and tm.member_id = m.id)
  select jsonb_build_object('id', m.id, 'name', m.name, 'teamIds', to_jsonb(teams.ids),
    'groups', coalesce((
      select jsonb_agg(jsonb_build_object('name', g.name, 'preset', g.preset, 'grants', g.grants,
        'fieldRights', g.field_rights) order by g.position, g.id)
      from member_group mg join permission_group g on g.workspace_id = mg.workspace_id and g.id = mg.group_id
      where mg.workspace_id = m.workspace_id and mg.member_id = m.id and g.archived_at is null), '[]'),
    'standing', jsonb_build_object('unitId', m.unit_id, 'path', to_jsonb(place.path),
      'below', to_jsonb(cohoi_units_below(m.workspace_id, array[m.unit_id])),
      'headed', to_jsonb(cohoi_units_below(m.workspace_id, array(
        select u.id from org_unit u where u.workspace_id = m.workspace_id and u.head_id = m.id)))),
    'hasShares', exists (
      select from record_share r where r.workspace_id = m.workspace_id
        and r.grantee_id = any (place.path || teams.ids || m.id) and (r.ends_at is null or r.ends_at > now())))
  from place, teams
$$;

-- The fields that a company added to its records, in their order.
create or replace function cohoi_custom_fields(workspace uuid) returns jsonb
language sql stable set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'code', f.code, 'type', f.type,
    'name', f.name, 'options', f.options, 'isPersonal', f.is_personal, 'decimals', f.decimals,
    'formula', f.formula, 'result', f.result, 'isArchived', f.archived_at is not null)
    order by f.position, f.id), '[]')
  from custom_field f where f.workspace_id = workspace
$$;

-- Whether a member is in a group whose people sign in with a second factor.
create or replace function cohoi_needs_second_factor(of_workspace uuid, of_member uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (select from member_group mg
    join permission_group g on g.workspace_id = mg.workspace_id and g.id = mg.group_id
    where mg.workspace_id = of_workspace and mg.member_id = of_member and g.needs_second_factor and g.archived_at is null)
$$;

-- Who a session is, in one trip: the person, the membership, the workspace, the teams. Notes every five minutes
-- that the session is in use. A session stands in one workspace and never slips into another by itself.
create or replace function cohoi_session(session uuid) returns jsonb
language sql volatile security definer set search_path = public, pg_temp as $$
  update user_session s set last_seen_at = now()
  where s.id = session and s.last_seen_at < now() - interval '5 minutes' and s.revoked_at is null;

  select jsonb_build_object(
    'sessionId', s.id,
    'viewed', (
      select cohoi_member(m) from member m
      where m.workspace_id = s.workspace_id and m.id = s.view_as and m.is_active),
    'lastSeenAt', s.last_seen_at,
    'login', jsonb_build_object('id', l.id, 'email', l.email, 'name', l.name, 'locale', l.locale,
      'timeZone', l.time_zone, 'theme', l.theme, 'hasShortcuts', l.has_shortcuts, 'toastSeconds', l.toast_seconds,
      'menu', l.menu),
    'mustChangePassword', l.must_change_password,
    'hasSecondFactor', l.second_factor is not null,
    'member', (
      select cohoi_member(m) || jsonb_build_object(
        'needsSecondFactor', cohoi_needs_second_factor(m.workspace_id, m.id),
        'workspace', jsonb_build_object('id', w.workspace_id, 'name', w.name, 'slug', w.slug,
          'currency', w.currency, 'timeZone', w.time_zone, 'isDemo', w.is_demo,
          'fields', cohoi_custom_fields(w.workspace_id)))
      from member m join workspace w using (workspace_id)
      where m.login_id = l.id and m.workspace_id = s.workspace_id and m.is_active and w.status = 'active'))
  from user_session s join login l on l.id = s.login_id
  where s.id = session and s.revoked_at is null and s.expires_at > now()
$$;

-- The time zone of a member of the caller's workspace; null for nobody.
create or replace function cohoi_zone_of(of_member uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select l.time_zone from member m join login l on l.id = m.login_id
  where m.workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid and m.id = of_member
$$;

-- How members of the caller's workspace are to be written to; of active ones only.
create or replace function cohoi_readers(members uuid[])
returns table (member_id uuid, name text, email text, locale text, time_zone text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.name, m.email, l.locale, l.time_zone from member m join login l on l.id = m.login_id
  where m.workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid and m.id = any (members)
    and m.is_active
$$;

-- The companies in which something is due: a reminder, a mail of the day, the anniversaries, more of a series.
create or replace function cohoi_workspaces_due() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.workspace_id from workspace w
  left join reminder_settings s on s.workspace_id = w.workspace_id
  where w.status = 'active' and (s.due_at is null or s.due_at <= now() or w.workspace_id in (
    select r.workspace_id from reminder r where r.sent_at is null and r.due_at <= now()
    union select d.workspace_id from digest d where d.due_at <= now()
    union select a.workspace_id from activity_series a where a.due_at <= now()))
$$;

-- Mailboxes to be looked into: the company's, and those of members who are still let in.
create or replace function cohoi_mailboxes_due() returns table (workspace_id uuid, mailbox_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.workspace_id, b.id from mailbox b
  join workspace w on w.workspace_id = b.workspace_id and w.status = 'active'
  where b.is_active and b.due_at <= now() and (b.taken_until is null or b.taken_until < now())
    and (b.member_id is null or exists (
      select from member m where m.workspace_id = b.workspace_id and m.id = b.member_id and m.is_active))
  order by b.due_at limit 500
$$;

-- Ends the sessions that stand in the caller's workspace of one of its members.
create or replace function cohoi_end_sessions(member_id uuid) returns int
language sql volatile security definer set search_path = public, pg_temp as $$
  with tenant as (select nullif(current_setting('cohoi.workspace', true), '')::uuid as id),
  ended as (
    update user_session s set revoked_at = now() from member m, tenant
    where m.workspace_id = tenant.id and m.id = member_id
      and s.login_id = m.login_id and s.workspace_id = tenant.id and s.revoked_at is null
    returning 1)
  select count(*)::int from ended
$$;

drop function if exists cohoi_last_seen();

-- The sessions of one of the caller's members that last, stand in the caller's workspace and owe nothing, and their browsers.
create or replace function cohoi_living_sessions(of_member uuid) returns table (session_id uuid, user_agent text)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.user_agent from member m join user_session s on s.login_id = m.login_id and s.workspace_id = m.workspace_id
    join login l on l.id = m.login_id
  where m.workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid and m.id = of_member and m.is_active
    and s.revoked_at is null and s.expires_at > now() and not l.must_change_password
    and (l.second_factor is not null or not cohoi_needs_second_factor(m.workspace_id, m.id))
$$;

-- A device is reminded only within the session that it was registered in, whichever way that ends.
create or replace function cohoi_forget_device() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from push_device where session_id = new.id;
  return null;
end $$;

create or replace trigger user_session_ended
  after update of revoked_at on user_session
  for each row when (new.revoked_at is not null) execute function cohoi_forget_device();

-- What the caller's workspace may know of its members' logins: when and whence they were last here, how many sessions
-- stand here, and whether the login is this workspace's alone to look after.
create or replace function cohoi_member_logins(only_member uuid)
returns table (member_id uuid, seen_at timestamptz, ip text, sessions int, locale text, has_second_factor boolean,
  must_change_password boolean, is_elsewhere boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, last.last_seen_at, last.ip, coalesce(living.n, 0), l.locale, l.second_factor is not null,
    l.must_change_password,
    exists (select from member o where o.login_id = m.login_id and o.workspace_id <> m.workspace_id)
  from member m join login l on l.id = m.login_id
  left join lateral (select s.last_seen_at, s.ip from user_session s
    where s.login_id = m.login_id and s.workspace_id = m.workspace_id order by s.last_seen_at desc limit 1) last on true
  left join lateral (select count(*)::int as n from user_session s
    where s.login_id = m.login_id and s.workspace_id = m.workspace_id and s.revoked_at is null
      and s.expires_at > now()) living on true
  where m.workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid
    and (only_member is null or m.id = only_member)
$$;

-- The newest tries at the door of one member: those that led here, and failed ones of a login that belongs nowhere else.
create or replace function cohoi_sign_ins(of_member uuid)
returns table (id uuid, at timestamptz, ip text, user_agent text, result text)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.at, t.ip, t.user_agent, t.result
  from member m join sign_in_try t on t.login_id = m.login_id
  where m.workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid and m.id = of_member
    and (t.workspace_id = m.workspace_id or (t.workspace_id is null
      and not exists (select from member o where o.login_id = m.login_id and o.workspace_id <> m.workspace_id)))
  order by t.at desc limit 20
$$;

-- The login of one of the caller's members, taken for this transaction, when it belongs to no other workspace: whoever
-- administers one company must not get into another through a person who works for both. Joining a workspace writes
-- a member that refers to the login, and so waits for this.
create or replace function cohoi_sole_login(of_member uuid) returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  tenant uuid := nullif(current_setting('cohoi.workspace', true), '')::uuid;
  person uuid := (select m.login_id from member m where m.workspace_id = tenant and m.id = of_member);
begin
  perform from login l where l.id = person for update;
  if exists (select from member o where o.login_id = person and o.workspace_id <> tenant) then
    return null;
  end if;
  return person;
end $$;

-- A temporary password for a member whose login belongs to no other workspace; every session of it ends.
create or replace function cohoi_set_password(of_member uuid, hash text) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  person uuid := cohoi_sole_login(of_member);
begin
  if person is null then
    return false;
  end if;
  update login set password_hash = hash, must_change_password = true, updated_at = now(),
    password_set_by = nullif(current_setting('cohoi.workspace', true), '')::uuid
  where id = person;
  update user_session set revoked_at = now() where login_id = person and revoked_at is null;
  delete from login_token t using login l where l.id = person and t.kind = 'reset' and t.email = lower(l.email);
  return true;
end $$;

-- Takes the second factor off a member's login, under the same condition.
create or replace function cohoi_reset_second_factor(of_member uuid) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  person uuid := cohoi_sole_login(of_member);
begin
  if person is null then
    return false;
  end if;
  update login set second_factor = null, second_factor_at = null, second_factor_step = null, updated_at = now()
  where id = person;
  delete from recovery_code where login_id = person;
  return true;
end $$;

-- Which aliases mail for these addresses belongs to, whatever their workspace. During a restore they are known, and their
-- mail is put off.
create or replace function cohoi_alias(addresses text[])
returns table (workspace_id uuid, alias_id uuid, address text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.workspace_id, a.id, a.address
  from alias a join workspace w on w.workspace_id = a.workspace_id and w.status in ('active', 'restoring')
  where a.address = any (addresses)
$$;

create or replace function cohoi_intake_key(key_hash text) returns table (workspace_id uuid, key_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.workspace_id, k.id from intake_key k where k.hash = key_hash and k.revoked_at is null
$$;

-- Whose plans a calendar program reads at this address.
create or replace function cohoi_calendar_feed(key_hash text) returns table (workspace_id uuid, member_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.workspace_id, f.member_id from calendar_feed f where f.hash = key_hash
$$;

-- When members of the caller's workspace are taken by open meetings and calls, and nothing else about these. Those
-- that the caller sees anyway may be left out. Whatever lasts begins within 31 days before it ends; the day of an activity
-- is its owner's, up to two from ours.
create or replace function cohoi_busy(members uuid[], since timestamptz, until timestamptz, known uuid[])
returns table (member_id uuid, starts_at timestamptz, ends_at timestamptz, is_all_day boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with tenant as (select nullif(current_setting('cohoi.workspace', true), '')::uuid as id),
  taken as (
    select a.owner_id as member_id, a.id from activity a, tenant
    where a.workspace_id = tenant.id and a.owner_id = any (members) and not a.is_archived
      and a.starts_at > since - interval '31 days' and a.starts_at < until
    union
    select p.member_id, p.activity_id from activity_member p, tenant
    where p.workspace_id = tenant.id and p.member_id = any (members)
      and p.due_on >= (since - interval '33 days')::date and p.due_on <= (until + interval '2 days')::date)
  select t.member_id, a.starts_at, coalesce(a.ends_at, a.starts_at + interval '30 minutes'), a.is_all_day
  from taken t, activity a, tenant
  where a.workspace_id = tenant.id and a.id = t.id and not a.is_archived and a.is_open and a.deleted_at is null
    and a.kind in ('meeting', 'call') and a.id <> all (known)
    and a.starts_at > since - interval '31 days' and a.starts_at < until
    and coalesce(a.ends_at, a.starts_at + interval '30 minutes') > since
$$;

-- Whose form of a website is at this address.
create or replace function cohoi_web_form(form_key text) returns table (workspace_id uuid, form_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.workspace_id, f.id from web_form f where f.public_key = form_key
$$;

-- Enqueues a job in the caller's transaction, stamped with the caller's own workspace.
create or replace function cohoi_enqueue(task text, payload jsonb, job_key text, run_at timestamptz, max_attempts int)
returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant text := nullif(current_setting('cohoi.workspace', true), '');
begin
  if tenant is null then
    raise exception 'a job needs a workspace';
  end if;
  perform graphile_worker.add_job(
    task,
    (payload || jsonb_build_object('workspaceId', tenant))::json,
    run_at => run_at,
    max_attempts => max_attempts,
    job_key => case when job_key is null then null else tenant || ':' || job_key end,
    job_key_mode => 'replace');
end $$;

-- The product's own mail to a person: reset links, invitations.
create or replace function cohoi_enqueue_identity(task text, payload jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if task <> 'system.mail' then
    raise exception 'not an identity job';
  end if;
  perform graphile_worker.add_job(task, payload::json, max_attempts => 8);
end $$;

create or replace function cohoi_queue_depth() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from graphile_worker._private_jobs
$$;

-- The log is append-only except here: what happened to the made-up cards of a demo goes with them.
create or replace function cohoi_forget_demo() returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from event e using workspace w
  where w.workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid and w.is_demo
    and e.workspace_id = w.workspace_id and e.entity in ('opportunity', 'account', 'contact', 'lead', 'activity', 'support_case') and substr(e.record_id::text, 15, 1) = '5'
$$;

-- And here: what is older than the workspace's own setting allows, never younger than a year, in portions.
create or replace function cohoi_forget_events(most int) returns int
language sql security definer set search_path = public, pg_temp as $$
  with old as (
    select e.workspace_id, e.id
    from retention r join event e on e.workspace_id = r.workspace_id
      and e.at < now() - make_interval(months => greatest(r.event_months, 12))
    where r.workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid and r.event_months is not null
    order by e.at limit most),
  gone as (
    delete from event e using old where e.workspace_id = old.workspace_id and e.id = old.id returning 1)
  select count(*)::int from gone
$$;

-- Messages of the caller's workspace to or from an address, in a line of their own index: containment would
-- otherwise read the table.
create or replace function cohoi_messages_of(address text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with tenant as (select nullif(current_setting('cohoi.workspace', true), '')::uuid as id),
  looked as (select jsonb_build_array(jsonb_build_object('address', lower(address))) as it)
  select m.id from message m, tenant where m.workspace_id = tenant.id and m.from_address = lower(address)
  union
  select m.id from message m, tenant, looked where m."to" @> looked.it and m.workspace_id = tenant.id
  union
  select m.id from message m, tenant, looked where m.cc @> looked.it and m.workspace_id = tenant.id
$$;

-- One event's side with the named fields blackened, and the given words wherever they occur in the others.
create or replace function cohoi_blacken(side jsonb, fields text[], pattern text) returns jsonb
language sql immutable set search_path = public, pg_temp as $$
  select case when side is null then null else coalesce((
    select jsonb_object_agg(key, case
      when key = any (fields) and value <> 'null' then to_jsonb('[…]'::text)
      when pattern <> '' and jsonb_typeof(value) in ('string', 'array', 'object')
        then regexp_replace(value::text, pattern, '[…]', 'gi')::jsonb
      else value end)
    from jsonb_each(side)), '{}') end
$$;

-- The log is append-only except here, too: while an erasure runs, what it is about is blackened in the events of a
-- record. Who changed which field and when stays.
create or replace function cohoi_blacken_events(run uuid, of_entity text, of_record uuid, fields text[], words text[])
returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant uuid := nullif(current_setting('cohoi.workspace', true), '')::uuid;
  pattern text;
  changed int;
begin
  if not exists (select from erasure where workspace_id = tenant and id = run and done_at is null) then
    raise exception 'no erasure runs';
  end if;
  -- As the words stand inside a JSON string, and taken literally.
  select coalesce(string_agg(regexp_replace(btrim(to_json(word)::text, '"'), '([][(){}.*+?^$|\\-])', '\\\1', 'g'), '|'), '')
    into pattern from unnest(words) word where length(word) > 3;
  with shown as (
    select e.id, cohoi_blacken(e.before, fields, pattern) as before, cohoi_blacken(e.after, fields, pattern) as after
    from event e where e.workspace_id = tenant and e.entity = of_entity and e.record_id = of_record),
  written as (
    update event e set before = shown.before, after = shown.after from shown
    where e.workspace_id = tenant and e.id = shown.id
      and (e.before is distinct from shown.before or e.after is distinct from shown.after)
    returning 1)
  select count(*) into changed from written;
  return changed;
end $$;

-- The day of the next open activity of a card is kept with it, whichever way activities change: columns of the board
-- are counted by it.
create or replace function cohoi_next_due() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' and old.opportunity_id is not null then
    perform cohoi_keep_next_due(old.workspace_id, old.opportunity_id);
  end if;
  if tg_op <> 'DELETE' and new.opportunity_id is not null
    and (tg_op = 'INSERT' or new.opportunity_id is distinct from old.opportunity_id) then
    perform cohoi_keep_next_due(new.workspace_id, new.opportunity_id);
  end if;
  return null;
end $$;

create or replace function cohoi_keep_next_due(of_workspace uuid, card uuid) returns void
language sql set search_path = public, pg_temp as $$
  -- Whoever waits for the card reads its activities only then: what was read before would be old.
  select from opportunity where workspace_id = of_workspace and id = card for no key update;
  update opportunity o set next_due_on = n.due
  from (select min(a.due_on) as due from activity a where a.workspace_id = of_workspace and a.opportunity_id = card
    and a.closed_at is null and a.archived_at is null) n
  where o.workspace_id = of_workspace and o.id = card and o.next_due_on is distinct from n.due
$$;

create or replace trigger activity_next_due
  after insert or delete or update of opportunity_id, due_on, closed_at, archived_at on activity
  for each row execute function cohoi_next_due();

do $$
declare
  fn record;
begin
  for fn in select oid::regprocedure as signature, proname from pg_proc
    where pronamespace = 'public'::regnamespace and proname like 'cohoi\_%'
  loop
    execute format('revoke all on function %s from public', fn.signature);
    execute format('grant execute on function %s to cohoi_identity', fn.signature);
  end loop;
  revoke execute on function cohoi_enqueue(text, jsonb, text, timestamptz, int) from cohoi_identity;
  grant execute on function cohoi_enqueue(text, jsonb, text, timestamptz, int) to cohoi_app;
  grant execute on function cohoi_enqueue_identity(text, jsonb) to cohoi_app;
  grant execute on function cohoi_end_sessions(uuid), cohoi_member_logins(uuid), cohoi_sign_ins(uuid),
    cohoi_set_password(uuid, text), cohoi_reset_second_factor(uuid) to cohoi_app;
  revoke execute on function cohoi_end_sessions(uuid), cohoi_member_logins(uuid), cohoi_sign_ins(uuid),
    cohoi_sole_login(uuid), cohoi_set_password(uuid, text), cohoi_reset_second_factor(uuid) from cohoi_identity;
  grant execute on function cohoi_queue_depth() to cohoi_app;
  grant execute on function cohoi_living_sessions(uuid) to cohoi_app;
  revoke execute on function cohoi_living_sessions(uuid), cohoi_forget_device() from cohoi_identity;
  grant execute on function cohoi_sort_key(text), cohoi_name_key(text, boolean) to cohoi_app;
  -- Read under the caller's own policies: whose work goes on without them.
  grant execute on function cohoi_member(member), cohoi_unit_path(uuid, uuid), cohoi_units_below(uuid, uuid[]) to cohoi_app;
  revoke execute on function cohoi_forget_demo() from cohoi_identity;
  grant execute on function cohoi_forget_demo() to cohoi_app;
  grant execute on function cohoi_messages_of(text), cohoi_custom_fields(uuid), cohoi_zone_of(uuid),
    cohoi_keep_next_due(uuid, uuid), cohoi_busy(uuid[], timestamptz, timestamptz, uuid[]), cohoi_readers(uuid[]) to cohoi_app;
  grant execute on function cohoi_blacken_events(uuid, text, uuid, text[], text[]) to cohoi_app;
  revoke execute on function cohoi_busy(uuid[], timestamptz, timestamptz, uuid[]), cohoi_messages_of(text), cohoi_blacken(jsonb, text[], text),
    cohoi_blacken_events(uuid, text, uuid, text[], text[]) from cohoi_identity;
  revoke execute on function cohoi_forget_events(int) from cohoi_identity;
  grant execute on function cohoi_forget_events(int) to cohoi_app;
end $$;

-- Search tokens from before their field was kept are written anew by the worker.
select graphile_worker.add_job('search.reindex', json_build_object('workspaceId', workspace_id),
  job_key => workspace_id || ':reindex')
from (select distinct workspace_id from search_token where field = '') as unknown;

-- Where records were never compared with each other, as before there were twins, the worker does so once.
select graphile_worker.add_job('twins.find_all', json_build_object('workspaceId', w.workspace_id),
  job_key => w.workspace_id || ':twins')
from workspace w where not exists (select from twin_search s where s.workspace_id = w.workspace_id);
