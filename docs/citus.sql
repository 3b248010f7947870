-- Phân tán sổ trên Citus theo đơn vị · Distributes a ledger on Citus by unit.
--
-- CHƯA được chạy trên Citus thật; xem docs/postgresql.md · NOT yet run on a real Citus; see docs/postgresql.md.
--
-- Chạy một lần trên máy điều phối, bằng chủ sổ, khi không ai đang ghi; search_path là schema của sổ.
-- Run once on the coordinator as the ledger's owner, while nobody posts; search_path is the ledger's schema.

CREATE EXTENSION IF NOT EXISTS citus;

-- Citus không nhận trigger trên bảng phân tán: việc chống sửa, xoá giao cho quyền (docs/postgresql-roles.sql).
-- Citus takes no triggers on distributed tables: the grants of docs/postgresql-roles.sql guard the record instead.
DO $$
DECLARE guarded regclass;
BEGIN
  FOR guarded IN SELECT tgrelid FROM pg_trigger
    JOIN pg_class ON pg_class.oid = tgrelid
    WHERE tgname = 'append_only' AND relnamespace = current_schema()::regnamespace
  LOOP
    EXECUTE format('DROP TRIGGER append_only ON %s', guarded);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM PUBLIC, so_cai_writer, so_cai_reader', guarded);
  END LOOP;
END $$;

-- Bảng nhỏ, mỗi máy một bản · Small tables, a copy on every machine
SELECT create_reference_table('meta');
SELECT create_reference_table('entry_classes');
SELECT create_reference_table('batches');
SELECT create_reference_table('findings');
SELECT create_reference_table('checks');
SELECT create_reference_table('period_changes');

-- Bảng lớn, theo đơn vị; cùng đơn vị thì cùng máy · Large tables, by unit; what is of one unit lies on one machine
SELECT create_distributed_table('entries', 'unit_id');
SELECT create_distributed_table('statements', 'unit_id', colocate_with => 'entries');
SELECT create_distributed_table('monthly_totals', 'unit_id', colocate_with => 'entries');
