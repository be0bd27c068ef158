CREATE TABLE "position" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"description" text,
	CONSTRAINT "position_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "position" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
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
	"name" text NOT NULL,
	"account_id" uuid,
	"position_id" uuid,
	"phone" text,
	"email" text,
	"address" text,
	"born_on" date,
	CONSTRAINT "contact_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "contact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact_tag" (
	"workspace_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "contact_tag_workspace_id_contact_id_tag_id_pk" PRIMARY KEY("workspace_id","contact_id","tag_id")
);
--> statement-breakpoint
ALTER TABLE "contact_tag" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "opportunity" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "opportunity" ADD COLUMN "contact_id" uuid;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_workspace_id_owner_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_workspace_id_team_id_sales_team_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."sales_team"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_workspace_id_source_id_lead_source_workspace_id_id_fk" FOREIGN KEY ("workspace_id","source_id") REFERENCES "public"."lead_source"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_workspace_id_account_id_account_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."account"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_workspace_id_position_id_position_workspace_id_id_fk" FOREIGN KEY ("workspace_id","position_id") REFERENCES "public"."position"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_tag" ADD CONSTRAINT "contact_tag_workspace_id_contact_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_tag" ADD CONSTRAINT "contact_tag_workspace_id_tag_id_tag_workspace_id_id_fk" FOREIGN KEY ("workspace_id","tag_id") REFERENCES "public"."tag"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_created_idx" ON "contact" USING btree ("workspace_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "contact_name_idx" ON "contact" USING btree ("workspace_id","is_archived","name","id");--> statement-breakpoint
CREATE INDEX "contact_account_idx" ON "contact" USING btree ("workspace_id","account_id","created_at");--> statement-breakpoint
CREATE INDEX "contact_owner_idx" ON "contact" USING btree ("workspace_id","owner_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "contact_team_idx" ON "contact" USING btree ("workspace_id","team_id","is_archived","id");--> statement-breakpoint
CREATE INDEX "contact_position_idx" ON "contact" USING btree ("workspace_id","position_id");--> statement-breakpoint
CREATE INDEX "contact_source_idx" ON "contact" USING btree ("workspace_id","source_id");--> statement-breakpoint
CREATE INDEX "contact_tag_tag_idx" ON "contact_tag" USING btree ("workspace_id","tag_id","contact_id");--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_parent_id_account_workspace_id_id_fk" FOREIGN KEY ("workspace_id","parent_id") REFERENCES "public"."account"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_workspace_id_account_id_account_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."account"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_workspace_id_contact_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_parent_idx" ON "account" USING btree ("workspace_id","parent_id","created_at");--> statement-breakpoint
CREATE INDEX "opportunity_account_idx" ON "opportunity" USING btree ("workspace_id","account_id","created_at");--> statement-breakpoint
CREATE INDEX "opportunity_contact_idx" ON "opportunity" USING btree ("workspace_id","contact_id","created_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "position" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "contact" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "contact_tag" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);