CREATE TABLE "inbound_target" (
	"workspace_id" uuid NOT NULL,
	"inbound_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	CONSTRAINT "inbound_target_workspace_id_inbound_id_team_id_pk" PRIMARY KEY("workspace_id","inbound_id","team_id")
);
--> statement-breakpoint
ALTER TABLE "inbound_target" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "inbound_message" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "inbound_target" ADD CONSTRAINT "inbound_target_workspace_id_inbound_id_inbound_message_workspace_id_id_fk" FOREIGN KEY ("workspace_id","inbound_id") REFERENCES "public"."inbound_message"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_target" ADD CONSTRAINT "inbound_target_workspace_id_team_id_sales_team_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."sales_team"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbound_target_team_idx" ON "inbound_target" USING btree ("workspace_id","team_id","inbound_id");--> statement-breakpoint
CREATE INDEX "inbound_message_sender_idx" ON "inbound_message" USING btree ("workspace_id","from_address","received_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "inbound_target" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);