DROP INDEX "opportunity_totals_idx";--> statement-breakpoint
ALTER TABLE "opportunity" ADD COLUMN "next_due_on" date;--> statement-breakpoint
CREATE INDEX "activity_next_idx" ON "activity" USING btree ("workspace_id","opportunity_id","due_on") WHERE closed_at is null and archived_at is null;--> statement-breakpoint
CREATE INDEX "opportunity_next_idx" ON "opportunity" USING btree ("workspace_id","is_archived","next_due_on","id");--> statement-breakpoint
CREATE INDEX "opportunity_totals_idx" ON "opportunity" USING btree ("workspace_id","is_archived","stage_id","amount_base","probability","owner_id","team_id","status","next_due_on","id");