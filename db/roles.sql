do $$
begin
  perform pg_advisory_xact_lock(hashtext('cohoi-roles'));
  if not exists (select from pg_roles where rolname = 'cohoi_app') then
    create role cohoi_app nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'cohoi_identity') then
    create role cohoi_identity nologin noinherit;
  end if;
  if not pg_has_role(current_user, 'cohoi_app', 'member') or not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant cohoi_app, cohoi_identity to %I', current_user);
  end if;
end $$;
