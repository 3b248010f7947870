-- Ba người dùng của một sổ trên PostgreSQL · The three users of a ledger on PostgreSQL.
--
-- so_cai_owner   tạo sổ và nâng cấp sổ · makes the ledger and migrates it
-- so_cai_writer  ghi sổ: chỉ được SELECT và INSERT vào sổ · posts: may only SELECT and INSERT into the record
-- so_cai_reader  chỉ đọc · only reads
--
-- Chạy trong cơ sở dữ liệu của sổ, bằng người quản trị; đổi ba mật khẩu trước.
-- Run in the ledger's database as an administrator; change the three passwords first.

-- Bước 1, trước khi tạo sổ · Step 1, before the ledger is made
CREATE ROLE so_cai_owner LOGIN PASSWORD 'đổi-mật-khẩu-1';
CREATE ROLE so_cai_writer LOGIN PASSWORD 'đổi-mật-khẩu-2';
CREATE ROLE so_cai_reader LOGIN PASSWORD 'đổi-mật-khẩu-3';
CREATE SCHEMA so_cai AUTHORIZATION so_cai_owner;
ALTER ROLE so_cai_owner SET search_path = so_cai;
ALTER ROLE so_cai_writer SET search_path = so_cai;
ALTER ROLE so_cai_reader SET search_path = so_cai;
GRANT USAGE ON SCHEMA so_cai TO so_cai_writer, so_cai_reader;
-- Cả những bảng mà bản nâng cấp sau này thêm vào · Tables that a later version adds too
ALTER DEFAULT PRIVILEGES FOR ROLE so_cai_owner IN SCHEMA so_cai GRANT SELECT, INSERT ON TABLES TO so_cai_writer;
ALTER DEFAULT PRIVILEGES FOR ROLE so_cai_owner IN SCHEMA so_cai GRANT SELECT ON TABLES TO so_cai_reader;

-- Bước 2, sau khi so_cai_owner đã tạo sổ (giaingan import …) · Step 2, once so_cai_owner has made the ledger
-- Tổng theo tháng không phải sổ: tính lại được từ bút toán · The monthly sums are no record: they follow from the entries
GRANT UPDATE ON so_cai.monthly_totals TO so_cai_writer;
-- Phiên bản và dấu của sổ chỉ chủ sổ được đổi · Only the owner may change the ledger's version and mark
REVOKE INSERT ON so_cai.meta FROM so_cai_writer;
