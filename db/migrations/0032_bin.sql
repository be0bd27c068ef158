DROP INDEX "opportunity_won_idx";--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "deleted_by" uuid;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "deleted_by" uuid;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "deleted_by" uuid;--> statement-breakpoint
ALTER TABLE "lead" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "lead" ADD COLUMN "deleted_by" uuid;--> statement-breakpoint
ALTER TABLE "opportunity" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "opportunity" ADD COLUMN "deleted_by" uuid;--> statement-breakpoint
CREATE INDEX "account_workspace_id_deleted_at_id_index" ON "account" USING btree ("workspace_id","deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "activity_workspace_id_deleted_at_id_index" ON "activity" USING btree ("workspace_id","deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "contact_workspace_id_deleted_at_id_index" ON "contact" USING btree ("workspace_id","deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "lead_workspace_id_deleted_at_id_index" ON "lead" USING btree ("workspace_id","deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "opportunity_workspace_id_deleted_at_id_index" ON "opportunity" USING btree ("workspace_id","deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "opportunity_won_idx" ON "opportunity" USING btree ("workspace_id","closed_at","owner_id","amount_base") WHERE status = 'won' and deleted_at is null;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "binned_is_archived" CHECK (deleted_at is null or archived_at is not null);--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "binned_is_archived" CHECK (deleted_at is null or archived_at is not null);--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "binned_is_archived" CHECK (deleted_at is null or archived_at is not null);--> statement-breakpoint
ALTER TABLE "lead" ADD CONSTRAINT "binned_is_archived" CHECK (deleted_at is null or archived_at is not null);--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "binned_is_archived" CHECK (deleted_at is null or archived_at is not null);