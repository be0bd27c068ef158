CREATE TABLE "mailbox" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"is_active" boolean DEFAULT true NOT NULL,
	"host" text NOT NULL,
	"port" integer NOT NULL,
	"security" text NOT NULL,
	"username" text NOT NULL,
	"password_sealed" text,
	"minutes" smallint DEFAULT 5 NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"folder" text DEFAULT 'INBOX' NOT NULL,
	"afterwards" text DEFAULT 'nothing' NOT NULL,
	"move_to" text,
	"fallback" text,
	"address" text,
	"is_shared" boolean DEFAULT false NOT NULL,
	"smtp_host" text,
	"smtp_port" integer,
	"smtp_security" text,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_until" timestamp with time zone,
	"last_good_at" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"error" text,
	"said" text,
	"is_told" boolean DEFAULT false NOT NULL,
	"checked_at" timestamp with time zone,
	"checked" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "mailbox_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "mailbox_member_key" UNIQUE NULLS NOT DISTINCT("workspace_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "mailbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mailbox_folder" (
	"workspace_id" uuid NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"role" text NOT NULL,
	"path" text NOT NULL,
	"uid_validity" text NOT NULL,
	"last_uid" bigint NOT NULL,
	CONSTRAINT "mailbox_folder_workspace_id_mailbox_id_role_pk" PRIMARY KEY("workspace_id","mailbox_id","role")
);
--> statement-breakpoint
ALTER TABLE "mailbox_folder" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "mailbox_of" uuid;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "private_to" uuid;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "filed_from" text;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "uid" bigint;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "is_seen" boolean;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "is_seen_news" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "mailbox" ADD CONSTRAINT "mailbox_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailbox_folder" ADD CONSTRAINT "mailbox_folder_workspace_id_mailbox_id_mailbox_workspace_id_id_fk" FOREIGN KEY ("workspace_id","mailbox_id") REFERENCES "public"."mailbox"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mailbox_due_idx" ON "mailbox" USING btree ("due_at") WHERE is_active;--> statement-breakpoint
CREATE INDEX "message_mailbox_idx" ON "message" USING btree ("workspace_id","mailbox_of","sent_at") WHERE mailbox_of is not null;--> statement-breakpoint
CREATE POLICY "private" ON "attachment" AS RESTRICTIVE FOR ALL TO "cohoi_app" USING (exists (select from message m where m.workspace_id = attachment.workspace_id and m.id = attachment.message_id) or current_setting('cohoi.sight', true) = 'all') WITH CHECK (exists (select from message m where m.workspace_id = attachment.workspace_id and m.id = attachment.message_id) or current_setting('cohoi.sight', true) = 'all');--> statement-breakpoint
CREATE POLICY "private" ON "message" AS RESTRICTIVE FOR ALL TO "cohoi_app" USING (private_to is null or private_to = nullif(current_setting('cohoi.member', true), '')::uuid or current_setting('cohoi.sight', true) = 'all') WITH CHECK (private_to is null or private_to = nullif(current_setting('cohoi.member', true), '')::uuid or current_setting('cohoi.sight', true) = 'all');--> statement-breakpoint
CREATE POLICY "tenant" ON "mailbox" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "mailbox_folder" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);