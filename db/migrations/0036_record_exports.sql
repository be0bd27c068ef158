CREATE TABLE "record_export" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entity" text NOT NULL,
	"member_id" uuid NOT NULL,
	"member_name" text NOT NULL,
	"format" text NOT NULL,
	"columns" jsonb NOT NULL,
	"query" jsonb NOT NULL,
	"locale" text NOT NULL,
	"time_zone" text NOT NULL,
	"file_name" text NOT NULL,
	"storage_key" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "record_export_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "record_export" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "record_export" ADD CONSTRAINT "record_export_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "record_export_member_idx" ON "record_export" USING btree ("workspace_id","member_id","created_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "record_export" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);