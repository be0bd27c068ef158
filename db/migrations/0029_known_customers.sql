INSERT INTO "lead_email" ("workspace_id", "lead_id", "address")
SELECT "workspace_id", "id", lower("email") FROM "lead" WHERE "email" <> '';--> statement-breakpoint
INSERT INTO "account_email" ("workspace_id", "account_id", "address")
SELECT "workspace_id", "id", lower("email") FROM "account" WHERE "email" <> '';--> statement-breakpoint
INSERT INTO "contact_email" ("workspace_id", "contact_id", "address")
SELECT "workspace_id", "id", lower("email") FROM "contact" WHERE "email" <> '';--> statement-breakpoint
UPDATE "email_address" SET "invalid" = "state" = 'bounced', "opted_out" = "state" = 'complained'
WHERE "state" IN ('bounced', 'complained');--> statement-breakpoint
-- What came by mail before customers were known belongs to the one contact, or else the one customer, with its address.
UPDATE "opportunity" AS "o" SET "contact_id" = "c"."id", "account_id" = "c"."account_id", "version" = "o"."version" + 1
FROM (
  SELECT "o"."workspace_id", "o"."id", min("e"."contact_id"::text)::uuid AS "contact_id"
  FROM "opportunity" "o"
  JOIN "contact_email" "e" ON "e"."workspace_id" = "o"."workspace_id" AND "e"."address" = lower("o"."contact_email")
  WHERE "o"."contact_id" IS NULL AND "o"."account_id" IS NULL
  GROUP BY "o"."workspace_id", "o"."id" HAVING count(*) = 1
) AS "only"
JOIN "contact" "c" ON "c"."workspace_id" = "only"."workspace_id" AND "c"."id" = "only"."contact_id"
WHERE "o"."workspace_id" = "only"."workspace_id" AND "o"."id" = "only"."id" AND "c"."archived_at" IS NULL;--> statement-breakpoint
UPDATE "opportunity" AS "o" SET "account_id" = "a"."id", "version" = "o"."version" + 1
FROM (
  SELECT "o"."workspace_id", "o"."id", min("e"."account_id"::text)::uuid AS "account_id"
  FROM "opportunity" "o"
  JOIN "account_email" "e" ON "e"."workspace_id" = "o"."workspace_id" AND "e"."address" = lower("o"."contact_email")
  WHERE "o"."contact_id" IS NULL AND "o"."account_id" IS NULL
    AND NOT EXISTS (SELECT FROM "contact_email" "other"
      WHERE "other"."workspace_id" = "o"."workspace_id" AND "other"."address" = lower("o"."contact_email"))
  GROUP BY "o"."workspace_id", "o"."id" HAVING count(*) = 1
) AS "only"
JOIN "account" "a" ON "a"."workspace_id" = "only"."workspace_id" AND "a"."id" = "only"."account_id"
WHERE "o"."workspace_id" = "only"."workspace_id" AND "o"."id" = "only"."id" AND "a"."archived_at" IS NULL;
