CREATE TABLE "custom_field" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"type" text NOT NULL,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_personal" boolean DEFAULT false NOT NULL,
	CONSTRAINT "custom_field_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "custom_field_code_key" UNIQUE("workspace_id","kind","code")
);
--> statement-breakpoint
ALTER TABLE "custom_field" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "custom_value" (
	"workspace_id" uuid NOT NULL,
	"field_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"place" integer DEFAULT 0 NOT NULL,
	"text" text,
	"long" text,
	"number" double precision,
	"at" timestamp with time zone,
	CONSTRAINT "custom_value_workspace_id_record_id_field_id_place_pk" PRIMARY KEY("workspace_id","record_id","field_id","place")
);
--> statement-breakpoint
ALTER TABLE "custom_value" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "custom_field" ADD CONSTRAINT "custom_field_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_value" ADD CONSTRAINT "custom_value_workspace_id_field_id_custom_field_workspace_id_id_fk" FOREIGN KEY ("workspace_id","field_id") REFERENCES "public"."custom_field"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "custom_value_text_idx" ON "custom_value" USING btree ("workspace_id","field_id","text","record_id");--> statement-breakpoint
CREATE INDEX "custom_value_number_idx" ON "custom_value" USING btree ("workspace_id","field_id","number","record_id");--> statement-breakpoint
CREATE INDEX "custom_value_at_idx" ON "custom_value" USING btree ("workspace_id","field_id","at","record_id");--> statement-breakpoint
ALTER TABLE "account" DROP COLUMN "custom";--> statement-breakpoint
ALTER TABLE "contact" DROP COLUMN "custom";--> statement-breakpoint
ALTER TABLE "lead" DROP COLUMN "custom";--> statement-breakpoint
ALTER TABLE "opportunity" DROP COLUMN "custom";--> statement-breakpoint
CREATE POLICY "tenant" ON "custom_field" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "custom_value" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);