CREATE TABLE "record_rule" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entity" text NOT NULL,
	"required" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"distinct" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "record_rule_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "record_rule_entity_key" UNIQUE("workspace_id","entity")
);
--> statement-breakpoint
ALTER TABLE "record_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "record_rule" ADD CONSTRAINT "record_rule_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "tenant" ON "record_rule" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);