CREATE TABLE "care_rule" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"days" jsonb,
	"spans" jsonb,
	"targets" jsonb,
	"last_number" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "care_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case_category" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"color" text DEFAULT 'gray' NOT NULL,
	CONSTRAINT "case_category_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "case_category" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "case_status" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"color" text DEFAULT 'gray' NOT NULL,
	CONSTRAINT "case_status_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "case_status" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "support_case" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid,
	"team_id" uuid,
	"description" text,
	"archived_at" timestamp with time zone,
	"is_archived" boolean GENERATED ALWAYS AS (archived_at IS NOT NULL) STORED NOT NULL,
	"deleted_at" timestamp with time zone,
	"deleted_by" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"merged_into_id" uuid,
	"number" text NOT NULL,
	"subject" text NOT NULL,
	"category_id" uuid,
	"priority" text DEFAULT 'normal' NOT NULL,
	"status_id" uuid,
	"phase" text DEFAULT 'before_sale' NOT NULL,
	"source" text DEFAULT 'manual' NOT NULL,
	"account_id" uuid,
	"contact_id" uuid,
	"opportunity_id" uuid,
	"answer_due_at" timestamp with time zone,
	"solve_due_at" timestamp with time zone,
	"next_due_at" timestamp with time zone,
	"is_overdue" boolean DEFAULT false NOT NULL,
	"rests_since" timestamp with time zone,
	"paused_minutes" integer DEFAULT 0 NOT NULL,
	"first_answered_at" timestamp with time zone,
	"solved_at" timestamp with time zone,
	"is_open" boolean GENERATED ALWAYS AS (solved_at IS NULL) STORED NOT NULL,
	"satisfaction" smallint DEFAULT 0 NOT NULL,
	"satisfaction_note" text,
	CONSTRAINT "support_case_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "binned_is_archived" CHECK (deleted_at is null or archived_at is not null)
);
--> statement-breakpoint
ALTER TABLE "support_case" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "case_id" uuid;--> statement-breakpoint
ALTER TABLE "care_rule" ADD CONSTRAINT "care_rule_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_category" ADD CONSTRAINT "case_category_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_status" ADD CONSTRAINT "case_status_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_workspace_id_owner_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_workspace_id_team_id_sales_team_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."sales_team"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_workspace_id_merged_into_id_support_case_workspace_id_id_fk" FOREIGN KEY ("workspace_id","merged_into_id") REFERENCES "public"."support_case"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_workspace_id_category_id_case_category_workspace_id_id_fk" FOREIGN KEY ("workspace_id","category_id") REFERENCES "public"."case_category"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_workspace_id_status_id_case_status_workspace_id_id_fk" FOREIGN KEY ("workspace_id","status_id") REFERENCES "public"."case_status"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_workspace_id_account_id_account_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."account"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_workspace_id_contact_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_workspace_id_opportunity_id_opportunity_workspace_id_id_fk" FOREIGN KEY ("workspace_id","opportunity_id") REFERENCES "public"."opportunity"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "support_case_workspace_id_deleted_at_id_index" ON "support_case" USING btree ("workspace_id","deleted_at","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "support_case_merged_idx" ON "support_case" USING btree ("workspace_id","merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "support_case_number_idx" ON "support_case" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "support_case_created_idx" ON "support_case" USING btree ("workspace_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "support_case_due_idx" ON "support_case" USING btree ("workspace_id","is_archived","next_due_at","id");--> statement-breakpoint
CREATE INDEX "support_case_owner_idx" ON "support_case" USING btree ("workspace_id","owner_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "support_case_team_idx" ON "support_case" USING btree ("workspace_id","team_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "support_case_status_idx" ON "support_case" USING btree ("workspace_id","status_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "support_case_category_idx" ON "support_case" USING btree ("workspace_id","category_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "support_case_priority_idx" ON "support_case" USING btree ("workspace_id","priority","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "support_case_account_idx" ON "support_case" USING btree ("workspace_id","account_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "support_case_contact_idx" ON "support_case" USING btree ("workspace_id","contact_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "support_case_opportunity_idx" ON "support_case" USING btree ("workspace_id","opportunity_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "support_case_report_idx" ON "support_case" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "support_case_unmarked_idx" ON "support_case" USING btree ("workspace_id","next_due_at") WHERE next_due_at is not null and not is_overdue and archived_at is null;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_case_id_support_case_workspace_id_id_fk" FOREIGN KEY ("workspace_id","case_id") REFERENCES "public"."support_case"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_case_idx" ON "activity" USING btree ("workspace_id","case_id","is_archived","created_at","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "care_rule" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "case_category" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "case_status" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "support_case" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
-- Companies that are there already begin with what new ones begin with.
INSERT INTO "case_category" ("workspace_id", "id", "name", "color", "position")
SELECT "w"."workspace_id", gen_random_uuid(), "t"."name", "t"."color", "t"."position"
FROM "workspace" "w", (VALUES
  ('Hỏi thông tin', 'sky', 0), ('Báo lỗi', 'red', 1), ('Khiếu nại', 'orange', 2),
  ('Bảo hành', 'purple', 3), ('Đổi trả', 'amber', 4), ('Góp ý', 'green', 5)
) AS "t" ("name", "color", "position");--> statement-breakpoint
INSERT INTO "case_status" ("workspace_id", "id", "name", "state", "color", "position")
SELECT "w"."workspace_id", gen_random_uuid(), "t"."name", "t"."state", "t"."color", "t"."position"
FROM "workspace" "w", (VALUES
  ('Mới', 'new', 'blue', 0), ('Đang xử lý', 'open', 'amber', 1), ('Chờ khách hàng', 'waiting', 'purple', 2),
  ('Đã giải quyết', 'solved', 'green', 3), ('Đã đóng', 'closed', 'gray', 4)
) AS "t" ("name", "state", "color", "position");
