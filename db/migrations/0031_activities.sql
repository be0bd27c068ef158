CREATE TABLE "activity" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid,
	"team_id" uuid,
	"description" text,
	"archived_at" timestamp with time zone,
	"is_archived" boolean GENERATED ALWAYS AS (archived_at IS NOT NULL) STORED NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"merged_into_id" uuid,
	"kind" text DEFAULT 'task' NOT NULL,
	"subject" text NOT NULL,
	"type_id" uuid,
	"status" text,
	"status_id" uuid,
	"direction" text,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"minutes" integer,
	"is_all_day" boolean DEFAULT false NOT NULL,
	"due_on" date,
	"location" text,
	"outcome" text,
	"priority" smallint DEFAULT 0 NOT NULL,
	"account_id" uuid,
	"contact_id" uuid,
	"lead_id" uuid,
	"opportunity_id" uuid,
	"closed_at" timestamp with time zone,
	"is_open" boolean GENERATED ALWAYS AS (closed_at IS NULL) STORED NOT NULL,
	CONSTRAINT "activity_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "activity" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity_contact" (
	"workspace_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	CONSTRAINT "activity_contact_workspace_id_activity_id_contact_id_pk" PRIMARY KEY("workspace_id","activity_id","contact_id")
);
--> statement-breakpoint
ALTER TABLE "activity_contact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity_guest" (
	"workspace_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"address" text NOT NULL,
	CONSTRAINT "activity_guest_workspace_id_activity_id_address_pk" PRIMARY KEY("workspace_id","activity_id","address")
);
--> statement-breakpoint
ALTER TABLE "activity_guest" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity_member" (
	"workspace_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "activity_member_workspace_id_activity_id_member_id_pk" PRIMARY KEY("workspace_id","activity_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "activity_member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity_tag" (
	"workspace_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "activity_tag_workspace_id_activity_id_tag_id_pk" PRIMARY KEY("workspace_id","activity_id","tag_id")
);
--> statement-breakpoint
ALTER TABLE "activity_tag" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity_type" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"kind" text DEFAULT 'task' NOT NULL,
	"icon" text,
	"color" text DEFAULT 'gray' NOT NULL,
	"summary" text,
	"note" text,
	"owner_id" uuid,
	"minutes" integer,
	"follows" text DEFAULT 'none' NOT NULL,
	"delay" integer DEFAULT 0 NOT NULL,
	"delay_unit" text DEFAULT 'days' NOT NULL,
	"delay_from" text DEFAULT 'done' NOT NULL,
	"skips_weekends" boolean DEFAULT true NOT NULL,
	"skips_holidays" boolean DEFAULT true NOT NULL,
	CONSTRAINT "activity_type_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "activity_type" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "activity_type_next" (
	"workspace_id" uuid NOT NULL,
	"type_id" uuid NOT NULL,
	"next_id" uuid NOT NULL,
	CONSTRAINT "activity_type_next_workspace_id_type_id_next_id_pk" PRIMARY KEY("workspace_id","type_id","next_id")
);
--> statement-breakpoint
ALTER TABLE "activity_type_next" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "holiday" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "holiday_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "holiday" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "task_status" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'todo' NOT NULL,
	"color" text DEFAULT 'gray' NOT NULL,
	CONSTRAINT "task_status_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "task_status" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_owner_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_team_id_sales_team_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."sales_team"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_merged_into_id_activity_workspace_id_id_fk" FOREIGN KEY ("workspace_id","merged_into_id") REFERENCES "public"."activity"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_type_id_activity_type_workspace_id_id_fk" FOREIGN KEY ("workspace_id","type_id") REFERENCES "public"."activity_type"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_status_id_task_status_workspace_id_id_fk" FOREIGN KEY ("workspace_id","status_id") REFERENCES "public"."task_status"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_account_id_account_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."account"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_contact_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_lead_id_lead_workspace_id_id_fk" FOREIGN KEY ("workspace_id","lead_id") REFERENCES "public"."lead"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_workspace_id_opportunity_id_opportunity_workspace_id_id_fk" FOREIGN KEY ("workspace_id","opportunity_id") REFERENCES "public"."opportunity"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_contact" ADD CONSTRAINT "activity_contact_workspace_id_activity_id_activity_workspace_id_id_fk" FOREIGN KEY ("workspace_id","activity_id") REFERENCES "public"."activity"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_contact" ADD CONSTRAINT "activity_contact_workspace_id_contact_id_contact_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contact"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_guest" ADD CONSTRAINT "activity_guest_workspace_id_activity_id_activity_workspace_id_id_fk" FOREIGN KEY ("workspace_id","activity_id") REFERENCES "public"."activity"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_member" ADD CONSTRAINT "activity_member_workspace_id_activity_id_activity_workspace_id_id_fk" FOREIGN KEY ("workspace_id","activity_id") REFERENCES "public"."activity"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_member" ADD CONSTRAINT "activity_member_workspace_id_member_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_tag" ADD CONSTRAINT "activity_tag_workspace_id_activity_id_activity_workspace_id_id_fk" FOREIGN KEY ("workspace_id","activity_id") REFERENCES "public"."activity"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_tag" ADD CONSTRAINT "activity_tag_workspace_id_tag_id_tag_workspace_id_id_fk" FOREIGN KEY ("workspace_id","tag_id") REFERENCES "public"."tag"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_type" ADD CONSTRAINT "activity_type_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_type" ADD CONSTRAINT "activity_type_workspace_id_owner_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_type_next" ADD CONSTRAINT "activity_type_next_workspace_id_type_id_activity_type_workspace_id_id_fk" FOREIGN KEY ("workspace_id","type_id") REFERENCES "public"."activity_type"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_type_next" ADD CONSTRAINT "activity_type_next_workspace_id_next_id_activity_type_workspace_id_id_fk" FOREIGN KEY ("workspace_id","next_id") REFERENCES "public"."activity_type"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holiday" ADD CONSTRAINT "holiday_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_status" ADD CONSTRAINT "task_status_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_merged_idx" ON "activity" USING btree ("workspace_id","merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX "activity_created_idx" ON "activity" USING btree ("workspace_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_due_idx" ON "activity" USING btree ("workspace_id","is_archived","due_on","id");--> statement-breakpoint
CREATE INDEX "activity_mine_idx" ON "activity" USING btree ("workspace_id","owner_id","is_archived","is_open","due_on","id");--> statement-breakpoint
CREATE INDEX "activity_hours_idx" ON "activity" USING btree ("workspace_id","owner_id","is_archived","starts_at","id");--> statement-breakpoint
CREATE INDEX "activity_owner_idx" ON "activity" USING btree ("workspace_id","owner_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_team_idx" ON "activity" USING btree ("workspace_id","team_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_type_idx" ON "activity" USING btree ("workspace_id","type_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_status_idx" ON "activity" USING btree ("workspace_id","status_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_kind_idx" ON "activity" USING btree ("workspace_id","kind","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_account_idx" ON "activity" USING btree ("workspace_id","account_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_contact_idx" ON "activity" USING btree ("workspace_id","contact_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_lead_idx" ON "activity" USING btree ("workspace_id","lead_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_opportunity_idx" ON "activity" USING btree ("workspace_id","opportunity_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "activity_contact_contact_idx" ON "activity_contact" USING btree ("workspace_id","contact_id","activity_id");--> statement-breakpoint
CREATE INDEX "activity_member_member_idx" ON "activity_member" USING btree ("workspace_id","member_id","activity_id");--> statement-breakpoint
CREATE INDEX "activity_tag_tag_idx" ON "activity_tag" USING btree ("workspace_id","tag_id","activity_id");--> statement-breakpoint
CREATE INDEX "activity_type_next_next_idx" ON "activity_type_next" USING btree ("workspace_id","next_id");--> statement-breakpoint
CREATE INDEX "holiday_day_idx" ON "holiday" USING btree ("workspace_id","day");--> statement-breakpoint
CREATE POLICY "tenant" ON "activity" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "activity_contact" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "activity_guest" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "activity_member" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "activity_tag" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "activity_type" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "activity_type_next" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "holiday" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "task_status" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
-- Companies that are there already begin with what new ones begin with.
INSERT INTO "activity_type" ("workspace_id", "id", "name", "kind", "icon", "color", "minutes", "position")
SELECT "w"."workspace_id", gen_random_uuid(), "t"."name", "t"."kind", "t"."icon", "t"."color", "t"."minutes", "t"."position"
FROM "workspace" "w", (VALUES
  ('Gọi điện', 'call', 'phone', 'sky', 15, 0), ('Cuộc hẹn', 'meeting', 'users', 'indigo', 60, 1),
  ('Tư vấn', 'meeting', 'handshake', 'purple', 60, 2), ('Kiểm tra đầu vào', 'meeting', 'graduation', 'teal', 90, 3),
  ('Email', 'email', 'mail', 'amber', NULL, 4), ('Công việc', 'task', 'check', 'gray', NULL, 5),
  ('Gặp mặt', 'interaction', 'handshake', 'green', 30, 6), ('Bàn giao', 'interaction', 'truck', 'orange', 30, 7)
) AS "t" ("name", "kind", "icon", "color", "minutes", "position");--> statement-breakpoint
INSERT INTO "task_status" ("workspace_id", "id", "name", "state", "color", "position")
SELECT "w"."workspace_id", gen_random_uuid(), "t"."name", "t"."state", "t"."color", "t"."position"
FROM "workspace" "w", (VALUES
  ('Chưa thực hiện', 'todo', 'gray', 0), ('Đang thực hiện', 'doing', 'blue', 1), ('Hoàn thành', 'done', 'green', 2)
) AS "t" ("name", "state", "color", "position")
;--> statement-breakpoint
INSERT INTO "holiday" ("workspace_id", "id", "name", "day", "position")
SELECT "w"."workspace_id", gen_random_uuid(), "t"."name", "t"."day"::date, "t"."position"
FROM "workspace" "w", (VALUES
  ('Tết Dương lịch', '2026-01-01', 0),
  ('Tết Nguyên đán', '2026-02-16', 1),
  ('Tết Nguyên đán', '2026-02-17', 2),
  ('Tết Nguyên đán', '2026-02-18', 3),
  ('Tết Nguyên đán', '2026-02-19', 4),
  ('Tết Nguyên đán', '2026-02-20', 5),
  ('Giỗ Tổ Hùng Vương', '2026-04-26', 6),
  ('Ngày Giải phóng miền Nam', '2026-04-30', 7),
  ('Ngày Quốc tế lao động', '2026-05-01', 8),
  ('Quốc khánh', '2026-09-01', 9),
  ('Quốc khánh', '2026-09-02', 10),
  ('Ngày Văn hóa Việt Nam', '2026-11-24', 11),
  ('Tết Dương lịch', '2027-01-01', 12),
  ('Tết Nguyên đán', '2027-02-05', 13),
  ('Tết Nguyên đán', '2027-02-06', 14),
  ('Tết Nguyên đán', '2027-02-07', 15),
  ('Tết Nguyên đán', '2027-02-08', 16),
  ('Tết Nguyên đán', '2027-02-09', 17),
  ('Giỗ Tổ Hùng Vương', '2027-04-16', 18),
  ('Ngày Giải phóng miền Nam', '2027-04-30', 19),
  ('Ngày Quốc tế lao động', '2027-05-01', 20),
  ('Quốc khánh', '2027-09-01', 21),
  ('Quốc khánh', '2027-09-02', 22),
  ('Ngày Văn hóa Việt Nam', '2027-11-24', 23),
  ('Tết Dương lịch', '2028-01-01', 24),
  ('Tết Nguyên đán', '2028-01-25', 25),
  ('Tết Nguyên đán', '2028-01-26', 26),
  ('Tết Nguyên đán', '2028-01-27', 27),
  ('Tết Nguyên đán', '2028-01-28', 28),
  ('Tết Nguyên đán', '2028-01-29', 29),
  ('Giỗ Tổ Hùng Vương', '2028-04-04', 30),
  ('Ngày Giải phóng miền Nam', '2028-04-30', 31),
  ('Ngày Quốc tế lao động', '2028-05-01', 32),
  ('Quốc khánh', '2028-09-01', 33),
  ('Quốc khánh', '2028-09-02', 34),
  ('Ngày Văn hóa Việt Nam', '2028-11-24', 35)
) AS "t" ("name", "day", "position");
