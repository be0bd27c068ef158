-- How a text stands among others in Vietnamese: its letters in the order of the alphabet (ă and â after a, đ after d, ê, ô, ơ,
-- ư), then its tones (none, huyền, hỏi, ngã, sắc, nặng). In bytes, so that no library of a server decides.
CREATE FUNCTION cohoi_sort_key(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  select translate(words, 'aAàÀảẢãÃáÁạẠăĂằẰẳẲẵẴắẮặẶâÂầẦẩẨẫẪấẤậẬbBcCdDđĐeEèÈẻẺẽẼéÉẹẸêÊềỀểỂễỄếẾệỆfFgGhHiIìÌỉỈĩĨíÍịỊjJkKlLmMnNoOòÒỏỎõÕóÓọỌôÔồỒổỔỗỖốỐộỘơƠờỜởỞỡỠớỚợỢpPqQrRsStTuUùÙủỦũŨúÚụỤưƯừỪửỬữỮứỨựỰvVwWxXyYỳỲỷỶỹỸýÝỵỴzZ',
    'AAAAAAAAAAAABBBBBBBBBBBBCCCCCCCCCCCCDDEEFFGGHHHHHHHHHHHHIIIIIIIIIIIIJJKKLLMMMMMMMMMMMMNNOOPPQQRRSSSSSSSSSSSSTTTTTTTTTTTTUUUUUUUUUUUUVVWWXXYYZZ[[[[[[[[[[[[\\\\\\\\\\\\]]^^__````````````aa')
  || chr(1) || rtrim(translate(words, 'aAàÀảẢãÃáÁạẠăĂằẰẳẲẵẴắẮặẶâÂầẦẩẨẫẪấẤậẬbBcCdDđĐeEèÈẻẺẽẼéÉẹẸêÊềỀểỂễỄếẾệỆfFgGhHiIìÌỉỈĩĨíÍịỊjJkKlLmMnNoOòÒỏỎõÕóÓọỌôÔồỒổỔỗỖốỐộỘơƠờỜởỞỡỠớỚợỢpPqQrRsStTuUùÙủỦũŨúÚụỤưƯừỪửỬữỮứỨựỰvVwWxXyYỳỲỷỶỹỸýÝỵỴzZ',
    '001122334455001122334455001122334455000000000011223344550011223344550000000011223344550000000000001122334455001122334455001122334455000000000000112233445500112233445500000000112233445500'), '0')
$$;--> statement-breakpoint
-- The same of a name; a person's given name, the last word, comes first.
CREATE FUNCTION cohoi_name_key(name text, is_person boolean) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
declare
  words text := btrim(regexp_replace(name, '\s+', ' ', 'g'));
  given text := substring(words from '[^ ]+$');
begin
  if not is_person or given is null then
    return left(cohoi_sort_key(words), 240);
  end if;
  return left(cohoi_sort_key(given) || chr(1) || cohoi_sort_key(rtrim(left(words, -length(given)))), 240);
end $$;--> statement-breakpoint
DROP INDEX "account_name_idx";--> statement-breakpoint
DROP INDEX "contact_name_idx";--> statement-breakpoint
DROP INDEX "lead_name_idx";--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "name_key" text COLLATE "C" GENERATED ALWAYS AS (cohoi_name_key(name, kind = 'person')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "name_key" text COLLATE "C" GENERATED ALWAYS AS (cohoi_name_key(name, true)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "name_key" text COLLATE "C" GENERATED ALWAYS AS (cohoi_name_key(name, true)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "lead" ADD COLUMN "name_key" text COLLATE "C" GENERATED ALWAYS AS (cohoi_name_key(name, true)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "account_name_idx" ON "account" USING btree ("workspace_id","is_archived","name_key","id");--> statement-breakpoint
CREATE INDEX "contact_name_idx" ON "contact" USING btree ("workspace_id","is_archived","name_key","id");--> statement-breakpoint
CREATE INDEX "lead_name_idx" ON "lead" USING btree ("workspace_id","is_archived","name_key","id");