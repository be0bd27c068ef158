CREATE TABLE "account_group" (
	"workspace_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	CONSTRAINT "account_group_workspace_id_account_id_group_id_pk" PRIMARY KEY("workspace_id","account_id","group_id")
);
--> statement-breakpoint
ALTER TABLE "account_group" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "classification" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"description" text,
	CONSTRAINT "classification_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "classification" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "customer_group" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"parent_id" uuid,
	"classification_id" uuid,
	"unit_id" uuid,
	"color" text DEFAULT 'gray' NOT NULL,
	CONSTRAINT "customer_group_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "customer_group" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lifecycle_stage" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"parent_id" uuid,
	"color" text DEFAULT 'gray' NOT NULL,
	"icon" text,
	CONSTRAINT "lifecycle_stage_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "lifecycle_stage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "lifecycle_id" uuid;--> statement-breakpoint
ALTER TABLE "account_group" ADD CONSTRAINT "account_group_workspace_id_account_id_account_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."account"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_group" ADD CONSTRAINT "account_group_workspace_id_group_id_customer_group_workspace_id_id_fk" FOREIGN KEY ("workspace_id","group_id") REFERENCES "public"."customer_group"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "classification" ADD CONSTRAINT "classification_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_group" ADD CONSTRAINT "customer_group_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_group" ADD CONSTRAINT "customer_group_workspace_id_parent_id_customer_group_workspace_id_id_fk" FOREIGN KEY ("workspace_id","parent_id") REFERENCES "public"."customer_group"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_group" ADD CONSTRAINT "customer_group_workspace_id_classification_id_classification_workspace_id_id_fk" FOREIGN KEY ("workspace_id","classification_id") REFERENCES "public"."classification"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_group" ADD CONSTRAINT "customer_group_workspace_id_unit_id_org_unit_workspace_id_id_fk" FOREIGN KEY ("workspace_id","unit_id") REFERENCES "public"."org_unit"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lifecycle_stage" ADD CONSTRAINT "lifecycle_stage_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lifecycle_stage" ADD CONSTRAINT "lifecycle_stage_workspace_id_parent_id_lifecycle_stage_workspace_id_id_fk" FOREIGN KEY ("workspace_id","parent_id") REFERENCES "public"."lifecycle_stage"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_group_group_idx" ON "account_group" USING btree ("workspace_id","group_id","account_id");--> statement-breakpoint
CREATE INDEX "customer_group_parent_idx" ON "customer_group" USING btree ("workspace_id","parent_id");--> statement-breakpoint
CREATE INDEX "customer_group_classification_idx" ON "customer_group" USING btree ("workspace_id","classification_id");--> statement-breakpoint
CREATE INDEX "customer_group_unit_idx" ON "customer_group" USING btree ("workspace_id","unit_id");--> statement-breakpoint
CREATE INDEX "lifecycle_stage_parent_idx" ON "lifecycle_stage" USING btree ("workspace_id","parent_id");--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_lifecycle_id_lifecycle_stage_workspace_id_id_fk" FOREIGN KEY ("workspace_id","lifecycle_id") REFERENCES "public"."lifecycle_stage"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_lifecycle_idx" ON "account" USING btree ("workspace_id","lifecycle_id","is_archived","created_at","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "account_group" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "classification" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "customer_group" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "lifecycle_stage" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);