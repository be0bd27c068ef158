ALTER TABLE "lead" ADD COLUMN "converted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "lead" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "lead" ADD COLUMN "contact_id" uuid;--> statement-breakpoint
ALTER TABLE "lead" ADD COLUMN "opportunity_id" uuid;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_workspace_id_account_id_account_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."account"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_workspace_id_contact_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_workspace_id_opportunity_id_opportunity_workspace_id_id_fk" FOREIGN KEY ("workspace_id","opportunity_id") REFERENCES "public"."opportunity"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_account_idx" ON "lead" USING btree ("workspace_id","account_id","created_at");--> statement-breakpoint
CREATE INDEX "lead_contact_idx" ON "lead" USING btree ("workspace_id","contact_id","created_at");--> statement-breakpoint
CREATE INDEX "lead_opportunity_idx" ON "lead" USING btree ("workspace_id","opportunity_id");