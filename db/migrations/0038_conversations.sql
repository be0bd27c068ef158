CREATE TABLE "mail_template" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"kinds" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "mail_template_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "mail_template" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "note" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entity" text NOT NULL,
	"record_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "note_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "note_mention" (
	"workspace_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "note_mention_workspace_id_note_id_member_id_pk" PRIMARY KEY("workspace_id","note_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "note_mention" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "event_record_idx";--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "told_at" timestamp with time zone GENERATED ALWAYS AS (coalesce(starts_at, closed_at, (due_on + interval '5 hours') at time zone 'UTC', created_at)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "signature" text;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "leaves_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mail_template" ADD CONSTRAINT "mail_template_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_workspace_id_member_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_mention" ADD CONSTRAINT "note_mention_workspace_id_note_id_note_workspace_id_id_fk" FOREIGN KEY ("workspace_id","note_id") REFERENCES "public"."note"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_mention" ADD CONSTRAINT "note_mention_workspace_id_member_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "note_record_idx" ON "note" USING btree ("workspace_id","entity","record_id","created_at","id");--> statement-breakpoint
CREATE INDEX "note_mention_member_idx" ON "note_mention" USING btree ("workspace_id","member_id","note_id");--> statement-breakpoint
CREATE INDEX "activity_account_told_idx" ON "activity" USING btree ("workspace_id","account_id","told_at","id");--> statement-breakpoint
CREATE INDEX "activity_contact_told_idx" ON "activity" USING btree ("workspace_id","contact_id","told_at","id");--> statement-breakpoint
CREATE INDEX "activity_lead_told_idx" ON "activity" USING btree ("workspace_id","lead_id","told_at","id");--> statement-breakpoint
CREATE INDEX "activity_opportunity_told_idx" ON "activity" USING btree ("workspace_id","opportunity_id","told_at","id");--> statement-breakpoint
CREATE INDEX "event_record_idx" ON "event" USING btree ("workspace_id","entity","record_id","at","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "mail_template" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "note" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "note_mention" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);