CREATE TABLE "consent" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"purpose" text NOT NULL,
	"channel" text NOT NULL,
	"wording" text NOT NULL,
	"proof" text NOT NULL,
	"is_explicit" boolean NOT NULL,
	"given_on" date NOT NULL,
	"withdrawn_on" date,
	"recorded_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "consent_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "consent_explicit" CHECK ("consent"."is_explicit")
);
--> statement-breakpoint
ALTER TABLE "consent" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "data_request" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"person_mark" text NOT NULL,
	"note" text,
	"has_processors" boolean DEFAULT false NOT NULL,
	"received_on" date NOT NULL,
	"answer_by" date NOT NULL,
	"done_by" date,
	"extension_reason" text,
	"refusal_reason" text,
	"answered_on" date,
	"closed_on" date,
	"handler_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "data_request_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "data_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "erasure" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"request_id" uuid,
	"person_mark" text,
	"sealed" text,
	"counts" jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "erasure_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "erasure_sealed" CHECK ("erasure"."done_at" is null or "erasure"."sealed" is null)
);
--> statement-breakpoint
ALTER TABLE "erasure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_workspace_id_handler_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","handler_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_workspace_id_request_id_data_request_workspace_id_id_fk" FOREIGN KEY ("workspace_id","request_id") REFERENCES "public"."data_request"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_created_idx" ON "consent" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "data_request_created_idx" ON "data_request" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "data_request_handler_idx" ON "data_request" USING btree ("workspace_id","handler_id");--> statement-breakpoint
CREATE INDEX "erasure_request_idx" ON "erasure" USING btree ("workspace_id","request_id");--> statement-breakpoint
CREATE INDEX "erasure_created_idx" ON "erasure" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "message_from_idx" ON "message" USING btree ("workspace_id","from_address");--> statement-breakpoint
CREATE INDEX "message_inbound_idx" ON "message" USING btree ("workspace_id","inbound_id");--> statement-breakpoint
CREATE INDEX "message_to_idx" ON "message" USING gin ("to" jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "message_cc_idx" ON "message" USING gin ("cc" jsonb_path_ops);--> statement-breakpoint
CREATE INDEX "opportunity_closed_idx" ON "opportunity" USING btree ("workspace_id","status","closed_at","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "consent" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "data_request" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "erasure" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);