CREATE TABLE "push_device" (
	"workspace_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "push_device_workspace_id_member_id_session_id_pk" PRIMARY KEY("workspace_id","member_id","session_id")
);
--> statement-breakpoint
ALTER TABLE "push_device" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "push_keys" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"public_key" text NOT NULL,
	"private_key_sealed" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "push_keys_one_check" CHECK ("push_keys"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "push_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notification" ADD COLUMN "is_pushed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "notification" ADD COLUMN "pushed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notification_choice" ADD COLUMN "is_pushed" boolean;--> statement-breakpoint
ALTER TABLE "push_device" ADD CONSTRAINT "push_device_session_id_user_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."user_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_device" ADD CONSTRAINT "push_device_workspace_id_member_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "push_device_session_idx" ON "push_device" USING btree ("session_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "push_device" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "identity" ON "push_keys" AS PERMISSIVE FOR ALL TO "cohoi_identity" USING (true) WITH CHECK (true);