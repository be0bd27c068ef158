CREATE TABLE "admin_unit" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"parent_id" uuid,
	"under" text,
	CONSTRAINT "admin_unit_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "admin_unit_above" CHECK ("admin_unit"."parent_id" is null or "admin_unit"."under" is null)
);
--> statement-breakpoint
ALTER TABLE "admin_unit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "account" ALTER COLUMN "address" SET DATA TYPE jsonb USING CASE WHEN "address" IS NOT NULL THEN jsonb_build_object('street', "address") END;--> statement-breakpoint
ALTER TABLE "contact" ALTER COLUMN "address" SET DATA TYPE jsonb USING CASE WHEN "address" IS NOT NULL THEN jsonb_build_object('street', "address") END;--> statement-breakpoint
ALTER TABLE "lead" ALTER COLUMN "address" SET DATA TYPE jsonb USING CASE WHEN "address" IS NOT NULL THEN jsonb_build_object('street', "address") END;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "address_area" text GENERATED ALWAYS AS (address ->> 'area') STORED;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "address_area" text GENERATED ALWAYS AS (address ->> 'area') STORED;--> statement-breakpoint
ALTER TABLE "lead" ADD COLUMN "address_area" text GENERATED ALWAYS AS (address ->> 'area') STORED;--> statement-breakpoint
ALTER TABLE "admin_unit" ADD CONSTRAINT "admin_unit_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "admin_unit" ADD CONSTRAINT "admin_unit_workspace_id_parent_id_admin_unit_workspace_id_id_fk" FOREIGN KEY ("workspace_id","parent_id") REFERENCES "public"."admin_unit"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "admin_unit_parent_idx" ON "admin_unit" USING btree ("workspace_id","parent_id");--> statement-breakpoint
CREATE INDEX "admin_unit_under_idx" ON "admin_unit" USING btree ("workspace_id","under");--> statement-breakpoint
CREATE INDEX "account_area_idx" ON "account" USING btree ("workspace_id","address_area","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "contact_area_idx" ON "contact" USING btree ("workspace_id","address_area","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "lead_area_idx" ON "lead" USING btree ("workspace_id","address_area","is_archived","created_at","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "admin_unit" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);