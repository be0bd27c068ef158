ALTER TABLE "login_token" DROP COLUMN "role";--> statement-breakpoint
ALTER TABLE "member" DROP COLUMN "role";