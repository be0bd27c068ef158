DROP INDEX "account_team_idx";--> statement-breakpoint
DROP INDEX "account_type_idx";--> statement-breakpoint
DROP INDEX "account_occupation_idx";--> statement-breakpoint
DROP INDEX "account_school_idx";--> statement-breakpoint
DROP INDEX "account_source_idx";--> statement-breakpoint
DROP INDEX "account_stop_idx";--> statement-breakpoint
DROP INDEX "contact_team_idx";--> statement-breakpoint
DROP INDEX "contact_position_idx";--> statement-breakpoint
DROP INDEX "contact_source_idx";--> statement-breakpoint
DROP INDEX "lead_team_idx";--> statement-breakpoint
DROP INDEX "lead_source_idx";--> statement-breakpoint
DROP INDEX "lead_stop_idx";--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "born_day" smallint GENERATED ALWAYS AS ((extract(month from born_on) * 100 + extract(day from born_on))::smallint) STORED;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "born_day" smallint GENERATED ALWAYS AS ((extract(month from born_on) * 100 + extract(day from born_on))::smallint) STORED;--> statement-breakpoint
CREATE INDEX "account_kind_idx" ON "account" USING btree ("workspace_id","kind","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "account_born_idx" ON "account" USING btree ("workspace_id","born_day","is_archived","id");--> statement-breakpoint
CREATE INDEX "contact_born_idx" ON "contact" USING btree ("workspace_id","born_day","is_archived","id");--> statement-breakpoint
CREATE INDEX "lead_converted_idx" ON "lead" USING btree ("workspace_id","converted_at","id");--> statement-breakpoint
CREATE INDEX "account_team_idx" ON "account" USING btree ("workspace_id","team_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "account_type_idx" ON "account" USING btree ("workspace_id","type_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "account_occupation_idx" ON "account" USING btree ("workspace_id","occupation_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "account_school_idx" ON "account" USING btree ("workspace_id","school_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "account_source_idx" ON "account" USING btree ("workspace_id","source_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "account_stop_idx" ON "account" USING btree ("workspace_id","stop_reason_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "contact_team_idx" ON "contact" USING btree ("workspace_id","team_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "contact_position_idx" ON "contact" USING btree ("workspace_id","position_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "contact_source_idx" ON "contact" USING btree ("workspace_id","source_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "lead_team_idx" ON "lead" USING btree ("workspace_id","team_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "lead_source_idx" ON "lead" USING btree ("workspace_id","source_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "lead_stop_idx" ON "lead" USING btree ("workspace_id","stop_reason_id","is_archived","created_at","id");