CREATE INDEX "search_token_own_idx" ON "search_token" USING btree ("workspace_id","entity","record_id","token");--> statement-breakpoint
DROP INDEX "search_token_record_idx";
