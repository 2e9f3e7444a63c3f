-- Studies: their settings, rules and maps; their layers are tables of the schema coverage_data.
--
-- A push writes new tables under names nobody knows yet and swaps them for the old ones last, in one transaction. A run of the program locks all the
-- tables of a study before it fixes the moment it reads at, so that it sees the layers before a push or those after it.

CREATE SCHEMA coverage_data;
COMMENT ON SCHEMA coverage_data IS 'Các lớp đầu vào của nghiên cứu, mỗi lớp một bảng · Input layers of studies, a table each';

CREATE TABLE coverage.study (
    name text PRIMARY KEY,
    prefix text NOT NULL UNIQUE,
    version integer NOT NULL,
    settings text NOT NULL,
    tables text[] NOT NULL,
    pushed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    pushed_by text NOT NULL DEFAULT session_user
);
COMMENT ON TABLE coverage.study IS 'Các nghiên cứu đã đưa lên · Studies that were pushed';
COMMENT ON COLUMN coverage.study.name IS 'Tên nghiên cứu · Name of the study';
COMMENT ON COLUMN coverage.study.prefix IS 'Phần đầu tên các bảng của nghiên cứu trong coverage_data · How the names of its tables in coverage_data begin';
COMMENT ON COLUMN coverage.study.version IS 'Lần đưa lên thứ mấy, từ 1 · Number of the push, from 1';
COMMENT ON COLUMN coverage.study.settings IS 'study.json, các lớp trỏ tới bảng trong coverage_data · study.json, its layers naming tables of coverage_data';
COMMENT ON COLUMN coverage.study.tables IS 'Các bảng của nghiên cứu trong coverage_data · Tables of the study in coverage_data';
COMMENT ON COLUMN coverage.study.pushed_at IS 'Giờ đưa lên, theo đồng hồ máy chủ · Time of the push by the server''s clock';
COMMENT ON COLUMN coverage.study.pushed_by IS 'Người dùng cơ sở dữ liệu đã đưa lên · Database user who pushed';

CREATE TABLE coverage.study_file (
    study text NOT NULL REFERENCES coverage.study (name) ON DELETE CASCADE,
    path text NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (study, path)
);
COMMENT ON TABLE coverage.study_file IS 'Tệp quy tắc và bản đồ của nghiên cứu · Rule and map files of the study';
COMMENT ON COLUMN coverage.study_file.study IS 'Tên nghiên cứu · Name of the study';
COMMENT ON COLUMN coverage.study_file.path IS 'Đường dẫn trong thư mục nghiên cứu, phân cách bằng / · Path in the folder of the study, with /';
COMMENT ON COLUMN coverage.study_file.content IS 'Nội dung · Content';
