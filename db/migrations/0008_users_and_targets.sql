CREATE TABLE "hand_over" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"receiver_ids" jsonb NOT NULL,
	"only_open" boolean NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"cursor_key" text,
	"cursor_id" uuid,
	"started_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "hand_over_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "hand_over" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"login_id" uuid NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "recovery_code_login_id_hash_pk" PRIMARY KEY("login_id","hash")
);
--> statement-breakpoint
ALTER TABLE "recovery_code" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_in_try" (
	"id" uuid PRIMARY KEY NOT NULL,
	"login_id" uuid,
	"workspace_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip" text,
	"user_agent" text,
	"result" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sign_in_try" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sales_target" (
	"workspace_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"month" date NOT NULL,
	"amount" bigint,
	"wins" integer,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sales_target_workspace_id_member_id_month_pk" PRIMARY KEY("workspace_id","member_id","month")
);
--> statement-breakpoint
ALTER TABLE "sales_target" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "login" ADD COLUMN "must_change_password" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "login" ADD COLUMN "password_set_by" uuid;--> statement-breakpoint
ALTER TABLE "login" ADD COLUMN "second_factor" text;--> statement-breakpoint
ALTER TABLE "login" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "login" ADD COLUMN "second_factor_step" bigint;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_login_id_login_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."login"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_try" ADD CONSTRAINT "sign_in_try_login_id_login_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."login"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales_target" ADD CONSTRAINT "sales_target_workspace_id_member_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hand_over_member_idx" ON "hand_over" USING btree ("workspace_id","member_id","created_at");--> statement-breakpoint
CREATE INDEX "sign_in_try_login_idx" ON "sign_in_try" USING btree ("login_id","at");--> statement-breakpoint
CREATE INDEX "sign_in_try_at_idx" ON "sign_in_try" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sales_target_month_idx" ON "sales_target" USING btree ("workspace_id","month");--> statement-breakpoint
CREATE INDEX "saved_view_owner_idx" ON "saved_view" USING btree ("workspace_id","owner_id");--> statement-breakpoint
CREATE INDEX "opportunity_won_idx" ON "opportunity" USING btree ("workspace_id","closed_at","owner_id","amount_base") WHERE status = 'won';--> statement-breakpoint
CREATE POLICY "tenant" ON "hand_over" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "identity" ON "recovery_code" AS PERMISSIVE FOR ALL TO "cohoi_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "sign_in_try" AS PERMISSIVE FOR ALL TO "cohoi_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "sales_target" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);