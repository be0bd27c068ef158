CREATE TABLE "backup" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text DEFAULT 'backup' NOT NULL,
	"cause" text DEFAULT 'manual' NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"file" text NOT NULL,
	"member_id" uuid,
	"member_name" text NOT NULL,
	"target" text,
	"new_name" text,
	"target_id" uuid,
	"key_sealed" text,
	"is_encrypted" boolean DEFAULT false NOT NULL,
	"is_verified" boolean DEFAULT false NOT NULL,
	"step" text,
	"done" bigint DEFAULT 0 NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	"rows" bigint DEFAULT 0 NOT NULL,
	"files" bigint DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"notes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "backup_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "backup" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "backup_settings" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"folder" text,
	"frequency" text DEFAULT 'none' NOT NULL,
	"weekday" integer DEFAULT 1 NOT NULL,
	"hour" integer DEFAULT 1 NOT NULL,
	"keep" integer DEFAULT 7 NOT NULL,
	"passphrase_sealed" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "backup_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "backup" ADD CONSTRAINT "backup_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backup_settings" ADD CONSTRAINT "backup_settings_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "backup_busy_key" ON "backup" USING btree ("workspace_id") WHERE state in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "backup_time_idx" ON "backup" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "backup" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "backup_settings" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);