ALTER TABLE "search_token" ADD COLUMN "field" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_token" DROP CONSTRAINT "search_token_workspace_id_entity_token_record_id_pk";--> statement-breakpoint
ALTER TABLE "search_token" ADD CONSTRAINT "search_token_workspace_id_entity_token_record_id_field_pk" PRIMARY KEY("workspace_id","entity","token","record_id","field");--> statement-breakpoint
CREATE INDEX "search_token_unknown_idx" ON "search_token" USING btree ("workspace_id","entity","record_id") WHERE field = '';