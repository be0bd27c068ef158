-- Whoever takes part has the day of the activity beside them, whichever way activities and participants change. The
-- triggers are made with the column, so that no day is missed that changes meanwhile.
CREATE FUNCTION cohoi_participant_day() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
begin
  -- Whoever moves the activity meanwhile is waited for.
  select due_on into new.due_on from activity
  where workspace_id = new.workspace_id and id = new.activity_id for no key update;
  return new;
end $$;--> statement-breakpoint
CREATE FUNCTION cohoi_participants_days() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
begin
  update activity_member set due_on = new.due_on
  where workspace_id = new.workspace_id and activity_id = new.id and due_on is distinct from new.due_on;
  return null;
end $$;--> statement-breakpoint
CREATE TRIGGER activity_days AFTER UPDATE OF due_on ON "activity" FOR EACH ROW
  WHEN (old.due_on IS DISTINCT FROM new.due_on) EXECUTE FUNCTION cohoi_participants_days();--> statement-breakpoint
ALTER TABLE "activity_member" ADD COLUMN "due_on" date;--> statement-breakpoint
CREATE TRIGGER activity_member_day BEFORE INSERT OR UPDATE OF workspace_id, activity_id ON "activity_member" FOR EACH ROW
  EXECUTE FUNCTION cohoi_participant_day();--> statement-breakpoint
UPDATE "activity_member" p SET due_on = a.due_on FROM "activity" a
  WHERE a.workspace_id = p.workspace_id AND a.id = p.activity_id AND a.due_on IS NOT NULL;--> statement-breakpoint
DROP INDEX "activity_member_member_idx";--> statement-breakpoint
CREATE INDEX "activity_member_day_idx" ON "activity_member" USING btree ("workspace_id","member_id","due_on","activity_id");
