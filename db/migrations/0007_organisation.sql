CREATE TABLE "company_info" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"legal_name" text NOT NULL,
	"tax_code" text,
	"address" text,
	"phone" text,
	"email" text,
	"website" text,
	"representative" text,
	"bank_name" text,
	"bank_account" text,
	"logo_key" text,
	"logo_type" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "company_info_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "company_info" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "org_unit" ("workspace_id", "id", "kind", "name")
SELECT "workspace_id", gen_random_uuid(), 'root', 'Toàn cục' FROM "workspace" w
WHERE NOT EXISTS (SELECT FROM "org_unit" u WHERE u."workspace_id" = w."workspace_id" AND u."kind" = 'root');--> statement-breakpoint
UPDATE "org_unit" u SET "parent_id" = r."id" FROM "org_unit" r
WHERE r."workspace_id" = u."workspace_id" AND r."kind" = 'root' AND u."kind" <> 'root' AND u."parent_id" IS NULL;--> statement-breakpoint
UPDATE "member" m SET "unit_id" = r."id" FROM "org_unit" r
WHERE r."workspace_id" = m."workspace_id" AND r."kind" = 'root' AND m."unit_id" IS NULL;--> statement-breakpoint
UPDATE "event" SET "entity" = 'org_unit' WHERE "entity" = 'company';--> statement-breakpoint
ALTER TABLE "member" ALTER COLUMN "unit_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "login_token" ADD COLUMN "unit_id" uuid;--> statement-breakpoint
ALTER TABLE "company_info" ADD CONSTRAINT "company_info_workspace_id_id_org_unit_workspace_id_id_fk" FOREIGN KEY ("workspace_id","id") REFERENCES "public"."org_unit"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "org_unit_root_key" ON "org_unit" USING btree ("workspace_id") WHERE "org_unit"."kind" = 'root';--> statement-breakpoint
ALTER TABLE "org_unit" ADD CONSTRAINT "org_unit_root_check" CHECK (("org_unit"."kind" = 'root') = ("org_unit"."parent_id" is null));--> statement-breakpoint
CREATE POLICY "tenant" ON "company_info" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);