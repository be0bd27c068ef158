CREATE TABLE "message_read" (
	"workspace_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	CONSTRAINT "message_read_workspace_id_member_id_message_id_pk" PRIMARY KEY("workspace_id","member_id","message_id")
);
--> statement-breakpoint
ALTER TABLE "message_read" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message_read" ADD CONSTRAINT "message_read_workspace_id_member_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_read" ADD CONSTRAINT "message_read_workspace_id_message_id_message_workspace_id_id_fk" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."message"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_read_message_idx" ON "message_read" USING btree ("workspace_id","message_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "message_read" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);