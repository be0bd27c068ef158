CREATE TABLE "record_import" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entity" text NOT NULL,
	"member_id" uuid NOT NULL,
	"member_name" text NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"storage_key" text,
	"state" text DEFAULT 'reading' NOT NULL,
	"source" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"headers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"columns" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"match_by" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"on_match" text DEFAULT 'skip' NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"place" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"undone" integer DEFAULT 0 NOT NULL,
	"kept" integer DEFAULT 0 NOT NULL,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "record_import_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "record_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "record_import_row" (
	"workspace_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"cells" jsonb,
	"state" text DEFAULT 'read' NOT NULL,
	"choice" text,
	"match_id" uuid,
	"match_row" integer,
	"reasons" jsonb,
	"record_id" uuid,
	"version" integer,
	"request_id" uuid,
	CONSTRAINT "record_import_row_workspace_id_import_id_row_pk" PRIMARY KEY("workspace_id","import_id","row")
);
--> statement-breakpoint
ALTER TABLE "record_import_row" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "record_import" ADD CONSTRAINT "record_import_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_import_row" ADD CONSTRAINT "record_import_row_workspace_id_import_id_record_import_workspace_id_id_fk" FOREIGN KEY ("workspace_id","import_id") REFERENCES "public"."record_import"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "record_import_member_idx" ON "record_import" USING btree ("workspace_id","member_id","entity","created_at");--> statement-breakpoint
CREATE INDEX "record_import_row_state_idx" ON "record_import_row" USING btree ("workspace_id","import_id","state","row");--> statement-breakpoint
CREATE INDEX "record_import_row_match_idx" ON "record_import_row" USING btree ("workspace_id","import_id","row") WHERE match_id is not null or match_row is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "record_import" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "record_import_row" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
INSERT INTO "search_token" ("workspace_id", "entity", "record_id", "token", "field") SELECT DISTINCT "workspace_id", "entity", "record_id", '=', '' FROM "search_token";