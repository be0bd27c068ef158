ALTER TABLE "account" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "lead" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_merged_into_id_account_workspace_id_id_fk" FOREIGN KEY ("workspace_id","merged_into_id") REFERENCES "public"."account"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_workspace_id_merged_into_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","merged_into_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "lead_workspace_id_merged_into_id_lead_workspace_id_id_fk" FOREIGN KEY ("workspace_id","merged_into_id") REFERENCES "public"."lead"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_merged_idx" ON "account" USING btree ("workspace_id","merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX "contact_merged_idx" ON "contact" USING btree ("workspace_id","merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX "lead_merged_idx" ON "lead" USING btree ("workspace_id","merged_into_id") WHERE merged_into_id is not null;