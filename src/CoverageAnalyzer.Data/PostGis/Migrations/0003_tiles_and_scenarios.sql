-- Tiles of the web map, and the scenarios that several people edit.
--
-- The geometry of a layer is stored once for every zoom, simplified together with its neighbours and rounded to the steps of that zoom's tiles, so that
-- ST_AsMVTGeom has only to cut it; a point is stored once, with the zooms it is drawn at. Layer and zoom stand in one number, layer × 16 + zoom.

CREATE TABLE coverage.tile_geometry (
    run_id bigint NOT NULL,
    bands int4range NOT NULL,
    feature integer NOT NULL,
    geom geometry(Geometry, 3857) NOT NULL
) PARTITION BY LIST (run_id);
ALTER TABLE coverage.tile_geometry ALTER COLUMN geom SET STORAGE EXTERNAL;
CREATE INDEX tile_geometry_place ON coverage.tile_geometry USING gist (bands, geom);
COMMENT ON TABLE coverage.tile_geometry IS 'Hình dạng đã đơn giản hóa cho từng mức phóng, để cắt ô bản đồ · Geometry simplified for each zoom, to be cut into map tiles';
COMMENT ON COLUMN coverage.tile_geometry.run_id IS 'Lần chạy (coverage.run.id) · The run (coverage.run.id)';
COMMENT ON COLUMN coverage.tile_geometry.bands IS 'Lớp × 16 + mức phóng; lớp: 0 xã, 1 huyện, 2 vùng phục vụ, 3 điểm bưu chính, 4 trạm BTS, 5 thôn bản, 6 biên giới · Layer × 16 + zoom; layers: 0 communes, 1 districts, 2 service areas, 3 postal points, 4 BTS sites, 5 villages, 6 national border';
COMMENT ON COLUMN coverage.tile_geometry.feature IS 'Thứ tự trong lớp, từ 0 · Position in the layer, from 0';
COMMENT ON COLUMN coverage.tile_geometry.geom IS 'Web Mercator (EPSG:3857), mét trên bản đồ · Web Mercator (EPSG:3857), metres on the map';
INSERT INTO coverage.run_table (name, position) SELECT 'tile_geometry', max(position) + 1 FROM coverage.run_table;

CREATE TABLE coverage.scenario (
    study text NOT NULL,
    name text NOT NULL,
    body bytea NOT NULL,
    etag text NOT NULL,
    edits integer NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    edited_by text NOT NULL DEFAULT '',
    edited_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (study, name)
);
COMMENT ON TABLE coverage.scenario IS 'Các phương án của nghiên cứu, nhiều người cùng sửa · Scenarios of studies, edited by several people';
COMMENT ON COLUMN coverage.scenario.study IS 'Tên nghiên cứu · Name of the study';
COMMENT ON COLUMN coverage.scenario.name IS 'Tên phương án · Name of the scenario';
COMMENT ON COLUMN coverage.scenario.body IS 'Nội dung tệp phương án (JSON, UTF-8), đúng từng byte · The scenario file (JSON, UTF-8), byte for byte';
COMMENT ON COLUMN coverage.scenario.etag IS 'SHA-256 của nội dung; ai lưu phải nêu giá trị đã đọc · SHA-256 of the content; who saves must state what was read';
COMMENT ON COLUMN coverage.scenario.edits IS 'Số thay đổi · Number of changes';
COMMENT ON COLUMN coverage.scenario.version IS 'Lần lưu thứ mấy, từ 1 · Number of the saving, from 1';
COMMENT ON COLUMN coverage.scenario.edited_by IS 'Tên người lưu tự ghi trên trang; rỗng nếu không ghi · Name the person stated on the page; empty if none';
COMMENT ON COLUMN coverage.scenario.edited_at IS 'Giờ lưu, theo đồng hồ máy chủ · Time of saving by the server''s clock';
