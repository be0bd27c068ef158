ALTER TABLE "login_token" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "login_token" ADD CONSTRAINT "login_token_id_unique" UNIQUE("id");