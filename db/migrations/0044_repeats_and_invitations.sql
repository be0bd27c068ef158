CREATE TABLE "activity_series" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"time_zone" text NOT NULL,
	"made_through" date,
	"due_at" timestamp with time zone,
	CONSTRAINT "activity_series_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "activity_series" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity_answer" (
	"workspace_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"address" text NOT NULL,
	"day" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"answered_at" timestamp with time zone,
	"invited_at" timestamp with time zone,
	"sequence" integer DEFAULT 0 NOT NULL,
	"counts_from" integer DEFAULT 0 NOT NULL,
	"print" text,
	CONSTRAINT "activity_answer_workspace_id_invitation_id_address_day_pk" PRIMARY KEY("workspace_id","invitation_id","address","day")
);
--> statement-breakpoint
ALTER TABLE "activity_answer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "todos" jsonb;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "rule" text;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "rule_since" date;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "series_id" uuid;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "series_on" date;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "is_exception" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "sends_invites" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "calendar" text;--> statement-breakpoint
ALTER TABLE "activity_series" ADD CONSTRAINT "activity_series_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_answer" ADD CONSTRAINT "activity_answer_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_series_due_idx" ON "activity_series" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "activity_answer_address_idx" ON "activity_answer" USING btree ("workspace_id","address");--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_series_id_activity_series_workspace_id_id_fk" FOREIGN KEY ("workspace_id","series_id") REFERENCES "public"."activity_series"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_series_idx" ON "activity" USING btree ("workspace_id","series_id","series_on") WHERE series_id is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "activity_series" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "activity_answer" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);