CREATE TABLE "note_file" (
	"workspace_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "note_file_workspace_id_note_id_file_id_pk" PRIMARY KEY("workspace_id","note_id","file_id")
);
--> statement-breakpoint
ALTER TABLE "note_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "contact_name" text;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "contact_email" text;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "waits_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sales_team" ADD COLUMN "case_alias" text;--> statement-breakpoint
ALTER TABLE "note_file" ADD CONSTRAINT "note_file_workspace_id_note_id_note_workspace_id_id_fk" FOREIGN KEY ("workspace_id","note_id") REFERENCES "public"."note"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_file" ADD CONSTRAINT "note_file_workspace_id_file_id_record_file_workspace_id_id_fk" FOREIGN KEY ("workspace_id","file_id") REFERENCES "public"."record_file"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "note_file_file_idx" ON "note_file" USING btree ("workspace_id","file_id","note_id");--> statement-breakpoint
CREATE INDEX "support_case_email_idx" ON "support_case" USING btree ("workspace_id","contact_email","created_at");--> statement-breakpoint
CREATE INDEX "attachment_key_idx" ON "attachment" USING btree ("workspace_id","storage_key");--> statement-breakpoint
CREATE INDEX "message_waiting_idx" ON "message" USING btree ("workspace_id","waits_since","id") WHERE waits_since is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "note_file" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);