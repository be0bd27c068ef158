CREATE TABLE "record_file" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "record_file_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "record_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "citizen_id" text;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "citizen_id" text;--> statement-breakpoint
ALTER TABLE "custom_field" ADD COLUMN "decimals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "custom_field" ADD COLUMN "formula" text;--> statement-breakpoint
ALTER TABLE "custom_field" ADD COLUMN "result" text;--> statement-breakpoint
ALTER TABLE "record_rule" ADD COLUMN "conditional" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "record_file" ADD CONSTRAINT "record_file_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_citizen_idx" ON "account" USING btree ("workspace_id","citizen_id") WHERE citizen_id is not null;--> statement-breakpoint
CREATE INDEX "contact_citizen_idx" ON "contact" USING btree ("workspace_id","citizen_id") WHERE citizen_id is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "record_file" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);