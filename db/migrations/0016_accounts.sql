CREATE TABLE "account" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text DEFAULT 'organization' NOT NULL,
	"tax_code" text,
	"phone" text,
	"email" text,
	"website" text,
	"address" text,
	"born_on" date,
	"type_id" uuid,
	"occupation_id" uuid,
	"school_id" uuid,
	"source_id" uuid,
	"owner_id" uuid,
	"team_id" uuid,
	"stop_reason_id" uuid,
	"description" text,
	"archived_at" timestamp with time zone,
	"is_archived" boolean GENERATED ALWAYS AS (archived_at IS NOT NULL) STORED NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "account_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account_tag" (
	"workspace_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "account_tag_workspace_id_account_id_tag_id_pk" PRIMARY KEY("workspace_id","account_id","tag_id")
);
--> statement-breakpoint
ALTER TABLE "account_tag" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "customer_type" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"color" text DEFAULT 'gray' NOT NULL,
	CONSTRAINT "customer_type_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "customer_type" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "occupation" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"description" text,
	CONSTRAINT "occupation_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "occupation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "school" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"description" text,
	CONSTRAINT "school_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "school" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stop_reason" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"description" text,
	CONSTRAINT "stop_reason_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "stop_reason" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "opportunity_totals_idx";--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_owner_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_team_id_sales_team_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."sales_team"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_source_id_lead_source_workspace_id_id_fk" FOREIGN KEY ("workspace_id","source_id") REFERENCES "public"."lead_source"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_type_id_customer_type_workspace_id_id_fk" FOREIGN KEY ("workspace_id","type_id") REFERENCES "public"."customer_type"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_occupation_id_occupation_workspace_id_id_fk" FOREIGN KEY ("workspace_id","occupation_id") REFERENCES "public"."occupation"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_school_id_school_workspace_id_id_fk" FOREIGN KEY ("workspace_id","school_id") REFERENCES "public"."school"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_stop_reason_id_stop_reason_workspace_id_id_fk" FOREIGN KEY ("workspace_id","stop_reason_id") REFERENCES "public"."stop_reason"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_tag" ADD CONSTRAINT "account_tag_workspace_id_account_id_account_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."account"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_tag" ADD CONSTRAINT "account_tag_workspace_id_tag_id_tag_workspace_id_id_fk" FOREIGN KEY ("workspace_id","tag_id") REFERENCES "public"."tag"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_type" ADD CONSTRAINT "customer_type_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occupation" ADD CONSTRAINT "occupation_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stop_reason" ADD CONSTRAINT "stop_reason_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_created_idx" ON "account" USING btree ("workspace_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "account_name_idx" ON "account" USING btree ("workspace_id","is_archived","name","id");--> statement-breakpoint
CREATE INDEX "account_owner_idx" ON "account" USING btree ("workspace_id","owner_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "account_team_idx" ON "account" USING btree ("workspace_id","team_id","is_archived","id");--> statement-breakpoint
CREATE INDEX "account_type_idx" ON "account" USING btree ("workspace_id","type_id","is_archived","id");--> statement-breakpoint
CREATE INDEX "account_occupation_idx" ON "account" USING btree ("workspace_id","occupation_id");--> statement-breakpoint
CREATE INDEX "account_school_idx" ON "account" USING btree ("workspace_id","school_id");--> statement-breakpoint
CREATE INDEX "account_source_idx" ON "account" USING btree ("workspace_id","source_id");--> statement-breakpoint
CREATE INDEX "account_stop_idx" ON "account" USING btree ("workspace_id","stop_reason_id");--> statement-breakpoint
CREATE INDEX "account_tag_tag_idx" ON "account_tag" USING btree ("workspace_id","tag_id","account_id");--> statement-breakpoint
CREATE INDEX "opportunity_totals_idx" ON "opportunity" USING btree ("workspace_id","is_archived","stage_id","amount_base","probability","owner_id","team_id","status","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "account" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "account_tag" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "customer_type" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "occupation" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "school" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "stop_reason" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);