ALTER TABLE "member" ALTER COLUMN "role" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "login_token" ADD COLUMN "group_ids" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
INSERT INTO "permission_group" ("workspace_id", "id", "name", "description", "preset", "position")
SELECT w.workspace_id, gen_random_uuid(), p.name, p.description, p.preset, p.position
FROM "workspace" w, (VALUES
	('administrator', 'Quản trị', 'Toàn quyền, kể cả cấu hình và người dùng', 0),
	('director', 'Giám đốc', 'Mọi cơ hội và danh mục, không quản trị người dùng', 1),
	('manager', 'Trưởng phòng', 'Cơ hội của đội mình, cấu hình danh mục', 2),
	('representative', 'Nhân viên kinh doanh', 'Cơ hội của mình và chưa giao của đội', 3),
	('accountant', 'Kế toán', 'Xem mọi cơ hội và xuất dữ liệu, không đọc thư', 4),
	('marketing', 'Marketing', 'Xem mọi cơ hội, nhập và xuất dữ liệu', 5),
	('read_only', 'Chỉ xem', 'Xem mọi cơ hội, không sửa', 6)
) AS p (preset, name, description, position);--> statement-breakpoint
INSERT INTO "member_group" ("workspace_id", "group_id", "member_id")
SELECT m.workspace_id, g.id, m.id FROM "member" m
JOIN "permission_group" g ON g.workspace_id = m.workspace_id AND g.preset = m.role;--> statement-breakpoint
UPDATE "login_token" t SET "group_ids" = jsonb_build_array(g.id) FROM "permission_group" g
WHERE g.workspace_id = t.workspace_id AND g.preset = t.role;
