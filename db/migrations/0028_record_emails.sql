CREATE TABLE "account_email" (
	"workspace_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"address" text NOT NULL,
	CONSTRAINT "account_email_workspace_id_account_id_address_pk" PRIMARY KEY("workspace_id","account_id","address")
);
--> statement-breakpoint
ALTER TABLE "account_email" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact_email" (
	"workspace_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"address" text NOT NULL,
	CONSTRAINT "contact_email_workspace_id_contact_id_address_pk" PRIMARY KEY("workspace_id","contact_id","address")
);
--> statement-breakpoint
ALTER TABLE "contact_email" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lead_email" (
	"workspace_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"address" text NOT NULL,
	CONSTRAINT "lead_email_workspace_id_lead_id_address_pk" PRIMARY KEY("workspace_id","lead_id","address")
);
--> statement-breakpoint
ALTER TABLE "lead_email" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "email_address" ADD COLUMN "opted_out" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "email_address" ADD COLUMN "invalid" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sales_team" ADD COLUMN "makes_contacts" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "account_email" ADD CONSTRAINT "account_email_workspace_id_account_id_account_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."account"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_email" ADD CONSTRAINT "contact_email_workspace_id_contact_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_email" ADD CONSTRAINT "lead_email_workspace_id_lead_id_lead_workspace_id_id_fk" FOREIGN KEY ("workspace_id","lead_id") REFERENCES "public"."lead"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_email_address_idx" ON "account_email" USING btree ("workspace_id","address","account_id");--> statement-breakpoint
CREATE INDEX "contact_email_address_idx" ON "contact_email" USING btree ("workspace_id","address","contact_id");--> statement-breakpoint
CREATE INDEX "lead_email_address_idx" ON "lead_email" USING btree ("workspace_id","address","lead_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "account_email" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "contact_email" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "lead_email" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);