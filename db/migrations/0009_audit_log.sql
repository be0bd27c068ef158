CREATE TABLE "retention" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"event_months" integer,
	"raw_mail_months" integer,
	"lost_contact_months" integer,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "retention_event_months" CHECK ("retention"."event_months" between 12 and 240),
	CONSTRAINT "retention_raw_mail_months" CHECK ("retention"."raw_mail_months" between 1 and 240),
	CONSTRAINT "retention_lost_contact_months" CHECK ("retention"."lost_contact_months" between 1 and 240)
);
--> statement-breakpoint
ALTER TABLE "retention" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "retention" ADD CONSTRAINT "retention_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_time_idx" ON "event" USING btree ("workspace_id","at","seq");--> statement-breakpoint
CREATE INDEX "event_actor_idx" ON "event" USING btree ("workspace_id","actor_id","at","seq");--> statement-breakpoint
CREATE INDEX "event_entity_idx" ON "event" USING btree ("workspace_id","entity","at","seq");--> statement-breakpoint
CREATE INDEX "event_type_idx" ON "event" USING btree ("workspace_id","type","at","seq");--> statement-breakpoint
CREATE POLICY "tenant" ON "retention" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);