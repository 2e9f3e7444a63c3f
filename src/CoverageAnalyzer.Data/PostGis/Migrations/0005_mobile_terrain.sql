-- Mobile coverage as the terrain allows it: the tables and columns of runs with a model of radio waves. Other runs have none of them filled.

ALTER TABLE coverage.communes
    ADD COLUMN mobile_area_km2 double precision,
    ADD COLUMN mobile_terrain_covered_area_share double precision,
    ADD COLUMN mobile_uncertain_area_share double precision,
    ADD COLUMN mobile_uncovered_area_share double precision,
    ADD COLUMN mobile_unknown_area_share double precision,
    ADD COLUMN mobile_circles_area_share double precision,
    ADD COLUMN mobile_area_difference double precision,
    ADD COLUMN mobile_shadow_area_share double precision,
    ADD COLUMN mobile_terrain_covered_population_share double precision,
    ADD COLUMN mobile_uncertain_population_share double precision,
    ADD COLUMN mobile_uncovered_population_share double precision,
    ADD COLUMN mobile_unknown_population_share double precision,
    ADD COLUMN mobile_circles_population_share double precision,
    ADD COLUMN mobile_population_difference double precision,
    ADD COLUMN mobile_shadow_population_share double precision,
    ADD COLUMN mobile_terrain_covered_population double precision,
    ADD COLUMN mobile_uncertain_population double precision,
    ADD COLUMN mobile_terrain_uncovered_population double precision,
    ADD COLUMN mobile_unknown_population double precision,
    ADD COLUMN mobile_circles_population double precision,
    ADD COLUMN mobile_shadow_population double precision,
    ADD COLUMN mobile_possible_shadow_population double precision,
    ADD COLUMN mobile_beyond_population double precision,
    ADD COLUMN mobile_possible_shadow_population_share double precision,
    ADD COLUMN mobile_beyond_population_share double precision;
COMMENT ON COLUMN coverage.communes.mobile_area_km2 IS 'Diện tích theo ranh giới (km²) · Polygon area (km²)';
COMMENT ON COLUMN coverage.communes.mobile_terrain_covered_area_share IS 'Diện tích có phủ sóng (tỷ lệ từ 0 đến 1) · Area covered (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_uncertain_area_share IS 'Diện tích chưa chắc có phủ sóng (tỷ lệ từ 0 đến 1) · Area uncertain (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_uncovered_area_share IS 'Diện tích không phủ sóng (tỷ lệ từ 0 đến 1) · Area uncovered (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_unknown_area_share IS 'Diện tích không biết có phủ sóng hay không (tỷ lệ từ 0 đến 1) · Area unknown (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_circles_area_share IS 'Diện tích có phủ sóng nếu tính theo bán kính (tỷ lệ từ 0 đến 1) · Area covered by circles (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_area_difference IS 'Chênh lệch diện tích so với bán kính (tỷ lệ từ 0 đến 1) · Difference of area from circles (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_shadow_area_share IS 'Diện tích trong bán kính nhưng bị che khuất (tỷ lệ từ 0 đến 1) · Area within circles, in shadow (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_terrain_covered_population_share IS 'Dân số có phủ sóng (tỷ lệ từ 0 đến 1) · People covered (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_uncertain_population_share IS 'Dân số chưa chắc có phủ sóng (tỷ lệ từ 0 đến 1) · People uncertain (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_uncovered_population_share IS 'Dân số không phủ sóng (tỷ lệ từ 0 đến 1) · People uncovered (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_unknown_population_share IS 'Dân số không biết có phủ sóng hay không (tỷ lệ từ 0 đến 1) · People unknown (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_circles_population_share IS 'Dân số có phủ sóng nếu tính theo bán kính (tỷ lệ từ 0 đến 1) · People covered by circles (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_population_difference IS 'Chênh lệch dân số so với bán kính (tỷ lệ từ 0 đến 1) · Difference of people from circles (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_shadow_population_share IS 'Tỷ lệ dân trong bán kính nhưng bị che khuất (tỷ lệ từ 0 đến 1) · Share of people within circles, in shadow (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_terrain_covered_population IS 'Số dân có phủ sóng (người) · People covered, number (people)';
COMMENT ON COLUMN coverage.communes.mobile_uncertain_population IS 'Số dân chưa chắc có phủ sóng (người) · People uncertain, number (people)';
COMMENT ON COLUMN coverage.communes.mobile_terrain_uncovered_population IS 'Số dân không phủ sóng (người) · People uncovered, number (people)';
COMMENT ON COLUMN coverage.communes.mobile_unknown_population IS 'Số dân không biết có phủ sóng hay không (người) · People unknown, number (people)';
COMMENT ON COLUMN coverage.communes.mobile_circles_population IS 'Số dân có phủ sóng nếu tính theo bán kính (người) · People covered by circles, number (people)';
COMMENT ON COLUMN coverage.communes.mobile_shadow_population IS 'Số dân trong bán kính nhưng bị che khuất (người) · People within circles, in shadow (people)';
COMMENT ON COLUMN coverage.communes.mobile_possible_shadow_population IS 'Số dân trong bán kính nhưng chưa chắc có phủ sóng (người) · People within circles, uncertain (people)';
COMMENT ON COLUMN coverage.communes.mobile_beyond_population IS 'Số dân ngoài bán kính nhưng có phủ sóng (người) · People beyond circles, covered (people)';
COMMENT ON COLUMN coverage.communes.mobile_possible_shadow_population_share IS 'Tỷ lệ dân trong bán kính nhưng chưa chắc có phủ sóng (tỷ lệ từ 0 đến 1) · Share of people within circles, uncertain (share from 0 to 1)';
COMMENT ON COLUMN coverage.communes.mobile_beyond_population_share IS 'Tỷ lệ dân ngoài bán kính nhưng có phủ sóng (tỷ lệ từ 0 đến 1) · Share of people beyond circles, covered (share from 0 to 1)';

CREATE TABLE coverage.mobile_areas (
    run_id bigint NOT NULL,
    fid bigint NOT NULL,
    geom geometry(MultiPolygon, 4326),
    status text,
    area_km2 double precision
) PARTITION BY LIST (run_id);
CREATE UNIQUE INDEX mobile_areas_key ON coverage.mobile_areas (run_id, fid);
CREATE INDEX mobile_areas_geom ON coverage.mobile_areas USING gist (geom);
COMMENT ON TABLE coverage.mobile_areas IS 'Vùng phủ sóng di động theo địa hình · Mobile coverage as the terrain allows it';
COMMENT ON COLUMN coverage.mobile_areas.run_id IS 'Lần chạy (coverage.run.id) · The run (coverage.run.id)';
COMMENT ON COLUMN coverage.mobile_areas.fid IS 'Thứ tự dòng trong results.gpkg, từ 1 · Number of the row in results.gpkg, from 1';
COMMENT ON COLUMN coverage.mobile_areas.geom IS 'WGS 84 (EPSG:4326), kinh độ và vĩ độ bằng độ · WGS 84 (EPSG:4326), longitude and latitude in degrees';
COMMENT ON COLUMN coverage.mobile_areas.status IS 'Tình trạng phủ sóng · Coverage: covered | uncertain | shadow | unknown';
COMMENT ON COLUMN coverage.mobile_areas.area_km2 IS 'Diện tích (km²) · Area (km²)';

CREATE TABLE coverage.mobile_operators (
    run_id bigint NOT NULL,
    fid bigint NOT NULL,
    scope text,
    operator text,
    code text,
    name text,
    covered_area_share double precision,
    uncertain_area_share double precision,
    uncovered_area_share double precision,
    unknown_area_share double precision,
    covered_population_share double precision,
    uncertain_population_share double precision,
    uncovered_population_share double precision,
    unknown_population_share double precision
) PARTITION BY LIST (run_id);
CREATE UNIQUE INDEX mobile_operators_key ON coverage.mobile_operators (run_id, fid);
CREATE INDEX mobile_operators_code ON coverage.mobile_operators (code);
COMMENT ON TABLE coverage.mobile_operators IS 'Phủ sóng của từng nhà mạng theo xã · Coverage of each operator by commune';
COMMENT ON COLUMN coverage.mobile_operators.run_id IS 'Lần chạy (coverage.run.id) · The run (coverage.run.id)';
COMMENT ON COLUMN coverage.mobile_operators.fid IS 'Thứ tự dòng trong results.gpkg, từ 1 · Number of the row in results.gpkg, from 1';
COMMENT ON COLUMN coverage.mobile_operators.scope IS 'Phạm vi · Scope: operator | all';
COMMENT ON COLUMN coverage.mobile_operators.operator IS 'Nhà mạng · Operator';
COMMENT ON COLUMN coverage.mobile_operators.code IS 'Mã · Code';
COMMENT ON COLUMN coverage.mobile_operators.name IS 'Tên xã · Commune';
COMMENT ON COLUMN coverage.mobile_operators.covered_area_share IS 'Diện tích có phủ sóng (tỷ lệ từ 0 đến 1) · Area covered (share from 0 to 1)';
COMMENT ON COLUMN coverage.mobile_operators.uncertain_area_share IS 'Diện tích chưa chắc có phủ sóng (tỷ lệ từ 0 đến 1) · Area uncertain (share from 0 to 1)';
COMMENT ON COLUMN coverage.mobile_operators.uncovered_area_share IS 'Diện tích không phủ sóng (tỷ lệ từ 0 đến 1) · Area uncovered (share from 0 to 1)';
COMMENT ON COLUMN coverage.mobile_operators.unknown_area_share IS 'Diện tích không biết có phủ sóng hay không (tỷ lệ từ 0 đến 1) · Area unknown (share from 0 to 1)';
COMMENT ON COLUMN coverage.mobile_operators.covered_population_share IS 'Dân số có phủ sóng (tỷ lệ từ 0 đến 1) · People covered (share from 0 to 1)';
COMMENT ON COLUMN coverage.mobile_operators.uncertain_population_share IS 'Dân số chưa chắc có phủ sóng (tỷ lệ từ 0 đến 1) · People uncertain (share from 0 to 1)';
COMMENT ON COLUMN coverage.mobile_operators.uncovered_population_share IS 'Dân số không phủ sóng (tỷ lệ từ 0 đến 1) · People uncovered (share from 0 to 1)';
COMMENT ON COLUMN coverage.mobile_operators.unknown_population_share IS 'Dân số không biết có phủ sóng hay không (tỷ lệ từ 0 đến 1) · People unknown (share from 0 to 1)';

CREATE TABLE coverage.mobile_measurements (
    run_id bigint NOT NULL,
    fid bigint NOT NULL,
    geom geometry(Point, 4326),
    source text,
    longitude double precision,
    latitude double precision,
    time text,
    operator text,
    radio text,
    clutter_class text,
    measured_dbm double precision,
    predicted_dbm double precision,
    difference_db double precision,
    measured_covered text,
    predicted_covered text,
    status text,
    cell bigint,
    land_cover_offset_db double precision,
    threshold_dbm double precision
) PARTITION BY LIST (run_id);
CREATE UNIQUE INDEX mobile_measurements_key ON coverage.mobile_measurements (run_id, fid);
CREATE INDEX mobile_measurements_geom ON coverage.mobile_measurements USING gist (geom);
COMMENT ON TABLE coverage.mobile_measurements IS 'Điểm đo sóng di động · Measured points of mobile coverage';
COMMENT ON COLUMN coverage.mobile_measurements.run_id IS 'Lần chạy (coverage.run.id) · The run (coverage.run.id)';
COMMENT ON COLUMN coverage.mobile_measurements.fid IS 'Thứ tự dòng trong results.gpkg, từ 1 · Number of the row in results.gpkg, from 1';
COMMENT ON COLUMN coverage.mobile_measurements.geom IS 'WGS 84 (EPSG:4326), kinh độ và vĩ độ bằng độ · WGS 84 (EPSG:4326), longitude and latitude in degrees';
COMMENT ON COLUMN coverage.mobile_measurements.source IS 'Vị trí trong tệp · Place in the file';
COMMENT ON COLUMN coverage.mobile_measurements.longitude IS 'Kinh độ (°) · Longitude (°)';
COMMENT ON COLUMN coverage.mobile_measurements.latitude IS 'Vĩ độ (°) · Latitude (°)';
COMMENT ON COLUMN coverage.mobile_measurements.time IS 'Thời điểm đo · Time';
COMMENT ON COLUMN coverage.mobile_measurements.operator IS 'Nhà mạng · Operator';
COMMENT ON COLUMN coverage.mobile_measurements.radio IS 'Công nghệ · Radio';
COMMENT ON COLUMN coverage.mobile_measurements.clutter_class IS 'Lớp phủ bề mặt · Clutter class';
COMMENT ON COLUMN coverage.mobile_measurements.measured_dbm IS 'Mức thu đo được (dBm) · Measured power (dBm)';
COMMENT ON COLUMN coverage.mobile_measurements.predicted_dbm IS 'Mức thu dự báo (dBm) · Predicted power (dBm)';
COMMENT ON COLUMN coverage.mobile_measurements.difference_db IS 'Đo trừ dự báo (dB) · Measured less predicted (dB)';
COMMENT ON COLUMN coverage.mobile_measurements.measured_covered IS 'Có sóng theo đo · Covered as measured: yes | no | undecidable';
COMMENT ON COLUMN coverage.mobile_measurements.predicted_covered IS 'Có sóng theo dự báo · Covered as predicted: yes | no | undecidable';
COMMENT ON COLUMN coverage.mobile_measurements.status IS 'So sánh · Comparison: compared | no_server | unknown | void | outside | no_network';
COMMENT ON COLUMN coverage.mobile_measurements.cell IS 'Ô của mô hình độ cao, đếm từ 0 theo hàng từ phía bắc · Cell of the elevation model, counted from 0 by rows from the north';
COMMENT ON COLUMN coverage.mobile_measurements.land_cover_offset_db IS 'Hiệu chỉnh của lớp phủ tại điểm đo (dB) · Offset of the land cover at the point (dB)';
COMMENT ON COLUMN coverage.mobile_measurements.threshold_dbm IS 'Ngưỡng thu của giá trị đo (dBm) · Threshold of the measured power (dBm)';

CREATE TABLE coverage.mobile_tuning (
    run_id bigint NOT NULL,
    fid bigint NOT NULL,
    scope text,
    clutter_class text,
    points bigint,
    cells bigint,
    bias_db double precision,
    standard_deviation_db double precision,
    rmse_db double precision,
    correlation double precision,
    standard_error_db double precision,
    applied_offset_db double precision,
    offset_db double precision,
    hits bigint,
    misses bigint,
    false_alarms bigint,
    right_rejections bigint
) PARTITION BY LIST (run_id);
CREATE UNIQUE INDEX mobile_tuning_key ON coverage.mobile_tuning (run_id, fid);
COMMENT ON TABLE coverage.mobile_tuning IS 'Dự báo so với đo theo lớp phủ · Prediction against measurements by clutter class';
COMMENT ON COLUMN coverage.mobile_tuning.run_id IS 'Lần chạy (coverage.run.id) · The run (coverage.run.id)';
COMMENT ON COLUMN coverage.mobile_tuning.fid IS 'Thứ tự dòng trong results.gpkg, từ 1 · Number of the row in results.gpkg, from 1';
COMMENT ON COLUMN coverage.mobile_tuning.scope IS 'Phạm vi · Scope: all | class';
COMMENT ON COLUMN coverage.mobile_tuning.clutter_class IS 'Lớp phủ bề mặt · Clutter class';
COMMENT ON COLUMN coverage.mobile_tuning.points IS 'Số điểm đo · Points';
COMMENT ON COLUMN coverage.mobile_tuning.cells IS 'Số ô so sánh · Cells';
COMMENT ON COLUMN coverage.mobile_tuning.bias_db IS 'Sai lệch trung bình (dB) · Bias (dB)';
COMMENT ON COLUMN coverage.mobile_tuning.standard_deviation_db IS 'Độ lệch chuẩn (dB) · Standard deviation (dB)';
COMMENT ON COLUMN coverage.mobile_tuning.rmse_db IS 'Sai số RMSE (dB) · RMSE (dB)';
COMMENT ON COLUMN coverage.mobile_tuning.correlation IS 'Hệ số tương quan · Correlation';
COMMENT ON COLUMN coverage.mobile_tuning.standard_error_db IS 'Sai số chuẩn của sai lệch (dB) · Standard error of the bias (dB)';
COMMENT ON COLUMN coverage.mobile_tuning.applied_offset_db IS 'Hiệu chỉnh đang dùng (dB) · Offset in use (dB)';
COMMENT ON COLUMN coverage.mobile_tuning.offset_db IS 'Hiệu chỉnh đề xuất (dB) · Suggested offset (dB)';
COMMENT ON COLUMN coverage.mobile_tuning.hits IS 'Đo có sóng, dự báo có · Hits';
COMMENT ON COLUMN coverage.mobile_tuning.misses IS 'Đo có sóng, dự báo không · Misses';
COMMENT ON COLUMN coverage.mobile_tuning.false_alarms IS 'Đo không có sóng, dự báo có · False alarms';
COMMENT ON COLUMN coverage.mobile_tuning.right_rejections IS 'Đo không có sóng, dự báo không · Right rejections';

INSERT INTO coverage.run_table (name, position)
SELECT t.name, (SELECT max(position) FROM coverage.run_table) + t.place
FROM unnest(ARRAY['mobile_areas', 'mobile_operators', 'mobile_measurements', 'mobile_tuning']) WITH ORDINALITY AS t (name, place);

COMMENT ON COLUMN coverage.tile_geometry.bands IS 'Lớp × 16 + mức phóng; lớp: 0 xã, 1 huyện, 2 vùng phục vụ, 3 điểm bưu chính, 4 trạm BTS, 5 thôn bản, 6 biên giới, 7 vùng phủ sóng theo địa hình, 8 điểm đo sóng · Layer × 16 + zoom; layers: 0 communes, 1 districts, 2 service areas, 3 postal points, 4 BTS sites, 5 villages, 6 national border, 7 mobile coverage over terrain, 8 measured points';

-- The views of the latest runs: one that has new columns at its end, and new ones.
DO $$
DECLARE
    parent text;
    described record;
BEGIN
    FOREACH parent IN ARRAY ARRAY['communes', 'mobile_areas', 'mobile_operators', 'mobile_measurements', 'mobile_tuning'] LOOP
        EXECUTE format(
            'CREATE OR REPLACE VIEW coverage.%I AS SELECT (t.run_id << 32) | t.fid AS id, r.study, t.* FROM coverage.latest_run r JOIN coverage.%I t ON t.run_id = r.id',
            'latest_' || parent, parent);
        EXECUTE format('COMMENT ON VIEW coverage.%I IS %L', 'latest_' || parent, obj_description(format('coverage.%I', parent)::regclass, 'pg_class'));
        EXECUTE format('COMMENT ON COLUMN coverage.%I.id IS %L', 'latest_' || parent, 'Khóa một cột, cho QGIS · Key of one column, for QGIS');
        EXECUTE format('COMMENT ON COLUMN coverage.%I.study IS %L', 'latest_' || parent, 'Tên nghiên cứu · Name of the study');
        FOR described IN
            SELECT attname, col_description(attrelid, attnum) AS text FROM pg_attribute
            WHERE attrelid = format('coverage.%I', parent)::regclass AND attnum > 0 AND NOT attisdropped
        LOOP
            EXECUTE format('COMMENT ON COLUMN coverage.%I.%I IS %L', 'latest_' || parent, described.attname, described.text);
        END LOOP;
    END LOOP;
END $$;
