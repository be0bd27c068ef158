CREATE TABLE "lead" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"company_name" text,
	"phone" text,
	"email" text,
	"address" text,
	"qualification" text DEFAULT 'lead' NOT NULL,
	"status" text DEFAULT 'new' NOT NULL,
	"stop_reason_id" uuid,
	"potential" integer DEFAULT 0 NOT NULL,
	"source_id" uuid,
	"owner_id" uuid,
	"team_id" uuid,
	"description" text,
	"archived_at" timestamp with time zone,
	"is_archived" boolean GENERATED ALWAYS AS (archived_at IS NOT NULL) STORED NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "lead_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "lead" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lead_tag" (
	"workspace_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "lead_tag_workspace_id_lead_id_tag_id_pk" PRIMARY KEY("workspace_id","lead_id","tag_id")
);
--> statement-breakpoint
ALTER TABLE "lead_tag" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_workspace_id_owner_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_workspace_id_team_id_sales_team_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."sales_team"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_workspace_id_source_id_lead_source_workspace_id_id_fk" FOREIGN KEY ("workspace_id","source_id") REFERENCES "public"."lead_source"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_workspace_id_stop_reason_id_stop_reason_workspace_id_id_fk" FOREIGN KEY ("workspace_id","stop_reason_id") REFERENCES "public"."stop_reason"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_tag" ADD CONSTRAINT "lead_tag_workspace_id_lead_id_lead_workspace_id_id_fk" FOREIGN KEY ("workspace_id","lead_id") REFERENCES "public"."lead"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_tag" ADD CONSTRAINT "lead_tag_workspace_id_tag_id_tag_workspace_id_id_fk" FOREIGN KEY ("workspace_id","tag_id") REFERENCES "public"."tag"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_created_idx" ON "lead" USING btree ("workspace_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "lead_name_idx" ON "lead" USING btree ("workspace_id","is_archived","name","id");--> statement-breakpoint
CREATE INDEX "lead_status_idx" ON "lead" USING btree ("workspace_id","status","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "lead_owner_idx" ON "lead" USING btree ("workspace_id","owner_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "lead_team_idx" ON "lead" USING btree ("workspace_id","team_id","is_archived","id");--> statement-breakpoint
CREATE INDEX "lead_source_idx" ON "lead" USING btree ("workspace_id","source_id");--> statement-breakpoint
CREATE INDEX "lead_stop_idx" ON "lead" USING btree ("workspace_id","stop_reason_id");--> statement-breakpoint
CREATE INDEX "lead_tag_tag_idx" ON "lead_tag" USING btree ("workspace_id","tag_id","lead_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "lead" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "lead_tag" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);