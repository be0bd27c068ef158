CREATE TABLE "member_group" (
	"workspace_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "member_group_workspace_id_member_id_group_id_pk" PRIMARY KEY("workspace_id","member_id","group_id")
);
--> statement-breakpoint
ALTER TABLE "member_group" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "permission_group" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"preset" text,
	"grants" jsonb,
	"field_rights" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"needs_second_factor" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "permission_group_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "permission_group" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "record_share" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entity" text NOT NULL,
	"record_id" uuid NOT NULL,
	"grantee_kind" text NOT NULL,
	"grantee_id" uuid NOT NULL,
	"access" text DEFAULT 'read' NOT NULL,
	"ends_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "record_share_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "record_share" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "org_unit" ADD COLUMN "head_id" uuid;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "unit_id" uuid;--> statement-breakpoint
ALTER TABLE "user_session" ADD COLUMN "view_as" uuid;--> statement-breakpoint
ALTER TABLE "member_group" ADD CONSTRAINT "member_group_workspace_id_group_id_permission_group_workspace_id_id_fk" FOREIGN KEY ("workspace_id","group_id") REFERENCES "public"."permission_group"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_group" ADD CONSTRAINT "member_group_workspace_id_member_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permission_group" ADD CONSTRAINT "permission_group_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_share" ADD CONSTRAINT "record_share_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_group_group_idx" ON "member_group" USING btree ("workspace_id","group_id");--> statement-breakpoint
CREATE INDEX "record_share_grantee_idx" ON "record_share" USING btree ("workspace_id","grantee_id","entity","record_id");--> statement-breakpoint
CREATE INDEX "record_share_record_idx" ON "record_share" USING btree ("workspace_id","entity","record_id");--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_unit_id_org_unit_workspace_id_id_fk" FOREIGN KEY ("workspace_id","unit_id") REFERENCES "public"."org_unit"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "org_unit_head_idx" ON "org_unit" USING btree ("workspace_id","head_id");--> statement-breakpoint
CREATE INDEX "org_unit_parent_idx" ON "org_unit" USING btree ("workspace_id","parent_id");--> statement-breakpoint
CREATE INDEX "member_unit_idx" ON "member" USING btree ("workspace_id","unit_id");--> statement-breakpoint
CREATE POLICY "identity" ON "org_unit" AS PERMISSIVE FOR ALL TO "cohoi_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "member_group" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "identity" ON "member_group" AS PERMISSIVE FOR ALL TO "cohoi_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "permission_group" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "identity" ON "permission_group" AS PERMISSIVE FOR ALL TO "cohoi_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "record_share" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);