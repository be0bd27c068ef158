CREATE TABLE "lead_recycling" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"idle_days" integer,
	"releases_owner" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "lead_recycling_idle_days" CHECK ("lead_recycling"."idle_days" between 1 and 365)
);
--> statement-breakpoint
ALTER TABLE "lead_recycling" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "record_twin" (
	"workspace_id" uuid NOT NULL,
	"entity" text NOT NULL,
	"high_id" uuid NOT NULL,
	"low_id" uuid NOT NULL,
	"dismissed_at" timestamp with time zone,
	"dismissed_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "record_twin_workspace_id_entity_high_id_low_id_pk" PRIMARY KEY("workspace_id","entity","high_id","low_id"),
	CONSTRAINT "record_twin_two" CHECK ("record_twin"."low_id" <> "record_twin"."high_id")
);
--> statement-breakpoint
ALTER TABLE "record_twin" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "twin_search" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"done_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "twin_search" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "opportunity_won_idx";--> statement-breakpoint
ALTER TABLE "consent" ALTER COLUMN "given_on" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "opportunity" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "consent" ADD COLUMN "withdrawn_via" text;--> statement-breakpoint
ALTER TABLE "consent" ADD COLUMN "withdrawn_by" uuid;--> statement-breakpoint
ALTER TABLE "lead_recycling" ADD CONSTRAINT "lead_recycling_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_twin" ADD CONSTRAINT "record_twin_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "twin_search" ADD CONSTRAINT "twin_search_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "record_twin_low_idx" ON "record_twin" USING btree ("workspace_id","entity","low_id","high_id");--> statement-breakpoint
CREATE INDEX "record_twin_dismissed_idx" ON "record_twin" USING btree ("workspace_id","entity","high_id","low_id") WHERE dismissed_at is not null;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_workspace_id_merged_into_id_opportunity_workspace_id_id_fk" FOREIGN KEY ("workspace_id","merged_into_id") REFERENCES "public"."opportunity"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_idle_idx" ON "lead" USING btree ("workspace_id","updated_at","id") WHERE status in ('assigned', 'in_process') and archived_at is null;--> statement-breakpoint
CREATE INDEX "opportunity_merged_idx" ON "opportunity" USING btree ("workspace_id","merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX "consent_email_idx" ON "consent" USING btree ("workspace_id","email","created_at");--> statement-breakpoint
CREATE INDEX "consent_phone_idx" ON "consent" USING btree ("workspace_id","phone","created_at");--> statement-breakpoint
CREATE INDEX "opportunity_won_idx" ON "opportunity" USING btree ("workspace_id","closed_at","owner_id","amount_base") WHERE status = 'won' and deleted_at is null and merged_into_id is null;--> statement-breakpoint
CREATE POLICY "tenant" ON "lead_recycling" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "record_twin" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "twin_search" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);