CREATE TABLE "web_form" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"locale" text DEFAULT 'vi' NOT NULL,
	"title" text NOT NULL,
	"intro" text,
	"thanks" text NOT NULL,
	"redirect_url" text,
	"questions" jsonb NOT NULL,
	"lead_qualification" text DEFAULT 'lead' NOT NULL,
	"lead_source_id" uuid,
	"lead_owner_id" uuid,
	"lead_team_id" uuid,
	"consent_text" text,
	"consent_purpose" text,
	"consent_channel" text DEFAULT 'email' NOT NULL,
	"public_key" text NOT NULL,
	"last_owner_id" uuid,
	"received" integer DEFAULT 0 NOT NULL,
	"held_back" integer DEFAULT 0 NOT NULL,
	"last_received_at" timestamp with time zone,
	CONSTRAINT "web_form_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "web_form_public_key" UNIQUE("public_key"),
	CONSTRAINT "web_form_redirect" CHECK ("web_form"."redirect_url" like 'https://%')
);
--> statement-breakpoint
ALTER TABLE "web_form" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "web_form_tag" (
	"workspace_id" uuid NOT NULL,
	"form_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "web_form_tag_workspace_id_form_id_tag_id_pk" PRIMARY KEY("workspace_id","form_id","tag_id")
);
--> statement-breakpoint
ALTER TABLE "web_form_tag" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "web_form" ADD CONSTRAINT "web_form_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "web_form" ADD CONSTRAINT "web_form_workspace_id_lead_source_id_lead_source_workspace_id_id_fk" FOREIGN KEY ("workspace_id","lead_source_id") REFERENCES "public"."lead_source"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "web_form" ADD CONSTRAINT "web_form_workspace_id_lead_owner_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","lead_owner_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "web_form" ADD CONSTRAINT "web_form_workspace_id_lead_team_id_sales_team_workspace_id_id_fk" FOREIGN KEY ("workspace_id","lead_team_id") REFERENCES "public"."sales_team"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "web_form_tag" ADD CONSTRAINT "web_form_tag_workspace_id_form_id_web_form_workspace_id_id_fk" FOREIGN KEY ("workspace_id","form_id") REFERENCES "public"."web_form"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "web_form_tag" ADD CONSTRAINT "web_form_tag_workspace_id_tag_id_tag_workspace_id_id_fk" FOREIGN KEY ("workspace_id","tag_id") REFERENCES "public"."tag"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "web_form_tag_tag_idx" ON "web_form_tag" USING btree ("workspace_id","tag_id","form_id");--> statement-breakpoint
CREATE INDEX "lead_qualification_idx" ON "lead" USING btree ("workspace_id","qualification","is_archived","created_at","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "web_form" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "web_form_tag" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);