CREATE TABLE "event" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "event_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"entity" text NOT NULL,
	"record_id" uuid NOT NULL,
	"type" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"request_id" uuid NOT NULL,
	CONSTRAINT "event_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "saved_view" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entity" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"layout" text NOT NULL,
	"share" text DEFAULT 'mine' NOT NULL,
	"owner_id" uuid NOT NULL,
	"team_id" uuid,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "saved_view_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "search_token" (
	"workspace_id" uuid NOT NULL,
	"entity" text NOT NULL,
	"token" text COLLATE "C" NOT NULL,
	"record_id" uuid NOT NULL,
	CONSTRAINT "search_token_workspace_id_entity_token_record_id_pk" PRIMARY KEY("workspace_id","entity","token","record_id")
);
--> statement-breakpoint
ALTER TABLE "search_token" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "org_unit" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text DEFAULT 'company' NOT NULL,
	"name" text NOT NULL,
	"parent_id" uuid,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "org_unit_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "org_unit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "login" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"locale" text DEFAULT 'vi' NOT NULL,
	"time_zone" text DEFAULT 'Asia/Ho_Chi_Minh' NOT NULL,
	"theme" text DEFAULT 'system' NOT NULL,
	"has_shortcuts" boolean DEFAULT true NOT NULL,
	"toast_seconds" integer DEFAULT 10 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "login" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "login_token" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"workspace_id" uuid,
	"role" text,
	"name" text,
	"team_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"invited_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "login_token" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "member" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"login_id" uuid NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "member_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "member_login_key" UNIQUE("login_id","workspace_id")
);
--> statement-breakpoint
ALTER TABLE "member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
ALTER TABLE "rate_limit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "user_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"login_id" uuid NOT NULL,
	"workspace_id" uuid,
	"ip" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "user_session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "workspace" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"locale" text DEFAULT 'vi' NOT NULL,
	"time_zone" text DEFAULT 'Asia/Ho_Chi_Minh' NOT NULL,
	"currency" text DEFAULT 'VND' NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"contact" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "workspace_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "workspace" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attachment" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"content_id" text,
	"is_inline" boolean DEFAULT false NOT NULL,
	CONSTRAINT "attachment_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "attachment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "blocked_sender" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "blocked_sender_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "blocked_sender_key" UNIQUE("workspace_id","name")
);
--> statement-breakpoint
ALTER TABLE "blocked_sender" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "email_address" (
	"workspace_id" uuid NOT NULL,
	"address" text NOT NULL,
	"state" text DEFAULT 'ok' NOT NULL,
	"bounces" integer DEFAULT 0 NOT NULL,
	"reason" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "email_address_workspace_id_address_pk" PRIMARY KEY("workspace_id","address")
);
--> statement-breakpoint
ALTER TABLE "email_address" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "inbound_message" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"intake" text NOT NULL,
	"delivery_key" text NOT NULL,
	"envelope_from" text,
	"envelope_to" jsonb NOT NULL,
	"is_authenticated" boolean DEFAULT false NOT NULL,
	"is_dry_run" boolean DEFAULT false NOT NULL,
	"size" integer NOT NULL,
	"outcome" text,
	"path" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"message_id" text,
	"subject" text,
	"from_name" text,
	"from_address" text,
	"sent_at" timestamp with time zone,
	"opportunity_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"received_by" uuid,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "inbound_message_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "inbound_message_delivery_key" UNIQUE("workspace_id","delivery_key")
);
--> statement-breakpoint
ALTER TABLE "inbound_message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "inbound_raw" (
	"workspace_id" uuid NOT NULL,
	"inbound_id" uuid NOT NULL,
	"raw" "bytea" NOT NULL,
	CONSTRAINT "inbound_raw_workspace_id_inbound_id_pk" PRIMARY KEY("workspace_id","inbound_id")
);
--> statement-breakpoint
ALTER TABLE "inbound_raw" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "intake_key" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "intake_key_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "intake_key_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
ALTER TABLE "intake_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mail_domain" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"proof" text NOT NULL,
	"proved_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "mail_domain_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "mail_domain_key" UNIQUE("workspace_id","name")
);
--> statement-breakpoint
ALTER TABLE "mail_domain" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mail_settings" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"provider" text DEFAULT 'none' NOT NULL,
	"host" text,
	"port" integer,
	"security" text DEFAULT 'starttls' NOT NULL,
	"username" text,
	"password_sealed" text,
	"resend_key_sealed" text,
	"resend_secret_sealed" text,
	"from_name" text,
	"from_address" text,
	"reply_to" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mail_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"entity" text DEFAULT 'opportunity' NOT NULL,
	"record_id" uuid,
	"direction" text NOT NULL,
	"state" text NOT NULL,
	"message_id" text NOT NULL,
	"in_reply_to" text,
	"references" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"from_name" text DEFAULT '' NOT NULL,
	"from_address" text NOT NULL,
	"reply_to" text,
	"to" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"cc" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"quoted" text DEFAULT '' NOT NULL,
	"html" text,
	"forwarded" jsonb,
	"hints" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_verified" boolean DEFAULT true NOT NULL,
	"inbound_id" uuid,
	"member_id" uuid,
	"error" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "message_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "opportunity" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"customer_name" text,
	"contact_name" text,
	"contact_email" text,
	"contact_phone" text,
	"amount" bigint DEFAULT 0 NOT NULL,
	"currency" text DEFAULT 'VND' NOT NULL,
	"rate" text DEFAULT '1' NOT NULL,
	"amount_base" bigint DEFAULT 0 NOT NULL,
	"probability" integer DEFAULT 0 NOT NULL,
	"expected_close" date,
	"owner_id" uuid,
	"team_id" uuid,
	"pipeline_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"rank" text COLLATE "C" NOT NULL,
	"checklist" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"source_id" uuid,
	"description" text,
	"lost_reason_id" uuid,
	"lost_note" text,
	"stage_since" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"archived_at" timestamp with time zone,
	"is_archived" boolean GENERATED ALWAYS AS (archived_at IS NOT NULL) STORED NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "opportunity_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "opportunity" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "opportunity_span" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"opportunity_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"status" text NOT NULL,
	"amount_base" bigint NOT NULL,
	"probability" integer NOT NULL,
	"owner_id" uuid,
	"team_id" uuid,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	CONSTRAINT "opportunity_span_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "opportunity_span" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "opportunity_tag" (
	"workspace_id" uuid NOT NULL,
	"opportunity_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "opportunity_tag_workspace_id_opportunity_id_tag_id_pk" PRIMARY KEY("workspace_id","opportunity_id","tag_id")
);
--> statement-breakpoint
ALTER TABLE "opportunity_tag" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alias" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"address" text NOT NULL,
	"kind" text DEFAULT 'opportunity' NOT NULL,
	"team_id" uuid NOT NULL,
	"last_owner_id" uuid,
	"status" text DEFAULT 'not_tested' NOT NULL,
	"last_mail_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "alias_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "alias_address_key" UNIQUE("address"),
	CONSTRAINT "alias_team_key" UNIQUE("workspace_id","team_id","kind")
);
--> statement-breakpoint
ALTER TABLE "alias" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "currency" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"rate" text NOT NULL,
	CONSTRAINT "currency_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "currency_name_key" UNIQUE("workspace_id","name")
);
--> statement-breakpoint
ALTER TABLE "currency" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lead_source" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"description" text,
	CONSTRAINT "lead_source_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "lead_source" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lost_reason" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"description" text,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "lost_reason_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "lost_reason" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pipeline" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "pipeline_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "pipeline" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sales_team" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"pipeline_id" uuid NOT NULL,
	"company_id" uuid,
	"leader_id" uuid,
	"has_quotations" boolean DEFAULT false NOT NULL,
	"has_opportunities" boolean DEFAULT true NOT NULL,
	"has_leads" boolean DEFAULT false NOT NULL,
	"alias" text,
	"owner_rule" text DEFAULT 'leader' NOT NULL,
	"bulk_policy" text DEFAULT 'hold' NOT NULL,
	"color" text DEFAULT 'gray' NOT NULL,
	CONSTRAINT "sales_team_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "sales_team" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stage" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"pipeline_id" uuid NOT NULL,
	"kind" text DEFAULT 'open' NOT NULL,
	"color" text DEFAULT 'gray' NOT NULL,
	"has_probability" boolean DEFAULT false NOT NULL,
	"probability" integer DEFAULT 0 NOT NULL,
	"is_folded" boolean DEFAULT false NOT NULL,
	"requirements" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_gate" boolean DEFAULT false NOT NULL,
	"required_fields" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"rotting_days" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "stage_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "stage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tag" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"color" text DEFAULT 'gray' NOT NULL,
	CONSTRAINT "tag_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "tag" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_member" (
	"workspace_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "team_member_workspace_id_team_id_member_id_pk" PRIMARY KEY("workspace_id","team_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "team_member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "org_unit" ADD CONSTRAINT "org_unit_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_unit" ADD CONSTRAINT "org_unit_workspace_id_parent_id_org_unit_workspace_id_id_fk" FOREIGN KEY ("workspace_id","parent_id") REFERENCES "public"."org_unit"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_login_id_login_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."login"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_login_id_login_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."login"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_workspace_id_message_id_message_workspace_id_id_fk" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."message"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocked_sender" ADD CONSTRAINT "blocked_sender_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_address" ADD CONSTRAINT "email_address_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_message" ADD CONSTRAINT "inbound_message_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_raw" ADD CONSTRAINT "inbound_raw_workspace_id_inbound_id_inbound_message_workspace_id_id_fk" FOREIGN KEY ("workspace_id","inbound_id") REFERENCES "public"."inbound_message"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "intake_key" ADD CONSTRAINT "intake_key_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_domain" ADD CONSTRAINT "mail_domain_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_settings" ADD CONSTRAINT "mail_settings_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_workspace_id_pipeline_id_pipeline_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pipeline_id") REFERENCES "public"."pipeline"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_workspace_id_stage_id_stage_workspace_id_id_fk" FOREIGN KEY ("workspace_id","stage_id") REFERENCES "public"."stage"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_workspace_id_owner_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_workspace_id_team_id_sales_team_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."sales_team"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_workspace_id_source_id_lead_source_workspace_id_id_fk" FOREIGN KEY ("workspace_id","source_id") REFERENCES "public"."lead_source"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_workspace_id_lost_reason_id_lost_reason_workspace_id_id_fk" FOREIGN KEY ("workspace_id","lost_reason_id") REFERENCES "public"."lost_reason"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity_span" ADD CONSTRAINT "opportunity_span_workspace_id_opportunity_id_opportunity_workspace_id_id_fk" FOREIGN KEY ("workspace_id","opportunity_id") REFERENCES "public"."opportunity"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity_tag" ADD CONSTRAINT "opportunity_tag_workspace_id_opportunity_id_opportunity_workspace_id_id_fk" FOREIGN KEY ("workspace_id","opportunity_id") REFERENCES "public"."opportunity"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunity_tag" ADD CONSTRAINT "opportunity_tag_workspace_id_tag_id_tag_workspace_id_id_fk" FOREIGN KEY ("workspace_id","tag_id") REFERENCES "public"."tag"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alias" ADD CONSTRAINT "alias_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alias" ADD CONSTRAINT "alias_workspace_id_team_id_sales_team_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."sales_team"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "currency" ADD CONSTRAINT "currency_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_source" ADD CONSTRAINT "lead_source_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lost_reason" ADD CONSTRAINT "lost_reason_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pipeline" ADD CONSTRAINT "pipeline_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales_team" ADD CONSTRAINT "sales_team_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales_team" ADD CONSTRAINT "sales_team_workspace_id_pipeline_id_pipeline_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pipeline_id") REFERENCES "public"."pipeline"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales_team" ADD CONSTRAINT "sales_team_workspace_id_company_id_org_unit_workspace_id_id_fk" FOREIGN KEY ("workspace_id","company_id") REFERENCES "public"."org_unit"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales_team" ADD CONSTRAINT "sales_team_workspace_id_leader_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","leader_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage" ADD CONSTRAINT "stage_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage" ADD CONSTRAINT "stage_workspace_id_pipeline_id_pipeline_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pipeline_id") REFERENCES "public"."pipeline"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag" ADD CONSTRAINT "tag_workspace_id_workspace_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_workspace_id_team_id_sales_team_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."sales_team"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_workspace_id_member_id_member_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."member"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_record_idx" ON "event" USING btree ("workspace_id","entity","record_id","seq");--> statement-breakpoint
CREATE INDEX "event_seq_idx" ON "event" USING btree ("workspace_id","seq");--> statement-breakpoint
CREATE INDEX "event_request_idx" ON "event" USING btree ("workspace_id","request_id");--> statement-breakpoint
CREATE INDEX "saved_view_entity_idx" ON "saved_view" USING btree ("workspace_id","entity");--> statement-breakpoint
CREATE INDEX "search_token_record_idx" ON "search_token" USING btree ("workspace_id","entity","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "login_email_key" ON "login" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "login_token_workspace_idx" ON "login_token" USING btree ("workspace_id","kind");--> statement-breakpoint
CREATE INDEX "user_session_login_idx" ON "user_session" USING btree ("login_id");--> statement-breakpoint
CREATE INDEX "attachment_message_idx" ON "attachment" USING btree ("workspace_id","message_id");--> statement-breakpoint
CREATE INDEX "inbound_message_time_idx" ON "inbound_message" USING btree ("workspace_id","received_at","id");--> statement-breakpoint
CREATE INDEX "inbound_message_outcome_idx" ON "inbound_message" USING btree ("workspace_id","outcome","received_at","id");--> statement-breakpoint
CREATE INDEX "message_record_idx" ON "message" USING btree ("workspace_id","entity","record_id","sent_at");--> statement-breakpoint
CREATE INDEX "message_mid_idx" ON "message" USING btree ("workspace_id","message_id");--> statement-breakpoint
CREATE INDEX "message_outbox_idx" ON "message" USING btree ("workspace_id","direction","sent_at","id");--> statement-breakpoint
CREATE INDEX "opportunity_board_idx" ON "opportunity" USING btree ("workspace_id","stage_id","is_archived","rank","id");--> statement-breakpoint
CREATE INDEX "opportunity_owner_idx" ON "opportunity" USING btree ("workspace_id","owner_id","is_archived","expected_close","id");--> statement-breakpoint
CREATE INDEX "opportunity_team_idx" ON "opportunity" USING btree ("workspace_id","team_id","is_archived","id");--> statement-breakpoint
CREATE INDEX "opportunity_close_idx" ON "opportunity" USING btree ("workspace_id","is_archived","expected_close","id");--> statement-breakpoint
CREATE INDEX "opportunity_created_idx" ON "opportunity" USING btree ("workspace_id","is_archived","created_at","id");--> statement-breakpoint
CREATE INDEX "opportunity_email_idx" ON "opportunity" USING btree ("workspace_id","contact_email");--> statement-breakpoint
CREATE INDEX "opportunity_span_record_idx" ON "opportunity_span" USING btree ("workspace_id","opportunity_id","valid_from");--> statement-breakpoint
CREATE INDEX "opportunity_span_time_idx" ON "opportunity_span" USING btree ("workspace_id","valid_from","valid_to");--> statement-breakpoint
CREATE INDEX "opportunity_tag_tag_idx" ON "opportunity_tag" USING btree ("workspace_id","tag_id","opportunity_id");--> statement-breakpoint
CREATE INDEX "stage_pipeline_idx" ON "stage" USING btree ("workspace_id","pipeline_id","position");--> statement-breakpoint
CREATE INDEX "team_member_member_idx" ON "team_member" USING btree ("workspace_id","member_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "event" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "saved_view" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "search_token" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "org_unit" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "identity" ON "login" AS PERMISSIVE FOR ALL TO "cohoi_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "login_token" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "identity" ON "login_token" AS PERMISSIVE FOR ALL TO "cohoi_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "member" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "identity" ON "member" AS PERMISSIVE FOR ALL TO "cohoi_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "rate_limit" AS PERMISSIVE FOR ALL TO "cohoi_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "user_session" AS PERMISSIVE FOR ALL TO "cohoi_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "workspace" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "identity" ON "workspace" AS PERMISSIVE FOR ALL TO "cohoi_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "attachment" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "blocked_sender" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "email_address" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "inbound_message" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "inbound_raw" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "intake_key" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "mail_domain" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "mail_settings" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "message" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "opportunity" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "opportunity_span" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "opportunity_tag" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "alias" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "currency" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "lead_source" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "lost_reason" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "pipeline" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "sales_team" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "stage" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "tag" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "team_member" AS PERMISSIVE FOR ALL TO "cohoi_app" USING (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid) WITH CHECK (workspace_id = nullif(current_setting('cohoi.workspace', true), '')::uuid);