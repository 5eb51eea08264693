-- extract hcp_data from hcp_data.csv (pipeline_config.csv:2)
CREATE OR REPLACE TABLE `workspace`.`healthintel360`.`hcp_data` USING delta AS
SELECT `hcp_id`,
  `first_name`,
  `last_name`,
  `npi`,
  `specialty`,
  `email`,
  `phone`,
  `site_id`,
  `region`,
  `active_flag`,
  'hcp_data.csv' AS _file,
  _row,
  '2025-07-01 08:00:00' AS _load
FROM `hcp_data.csv`;
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`unreadable_records` (
  `table_name` STRING,
  `_file` STRING,
  `_row` BIGINT,
  `reason` STRING,
  `record` STRING,
  `_load` STRING,
  `line` BIGINT
) USING delta;
DELETE FROM `workspace`.`healthintel360`.`unreadable_records` WHERE table_name = 'hcp_data';

-- extract site_master from site_master.csv (pipeline_config.csv:3)
CREATE OR REPLACE TABLE `workspace`.`healthintel360`.`site_master` USING delta AS
SELECT `site_id`,
  `site_name`,
  `region`,
  `address`,
  'site_master.csv' AS _file,
  _row,
  '2025-07-01 08:00:00' AS _load
FROM `site_master.csv`;
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`unreadable_records` (
  `table_name` STRING,
  `_file` STRING,
  `_row` BIGINT,
  `reason` STRING,
  `record` STRING,
  `_load` STRING,
  `line` BIGINT
) USING delta;
DELETE FROM `workspace`.`healthintel360`.`unreadable_records` WHERE table_name = 'site_master';

-- extract product_ref from product_ref.csv (pipeline_config.csv:4)
CREATE OR REPLACE TABLE `workspace`.`healthintel360`.`product_ref` USING delta AS
SELECT `product_id`,
  `product_name`,
  `category`,
  `launch_date`,
  'product_ref.csv' AS _file,
  _row,
  '2025-07-01 08:00:00' AS _load
FROM `product_ref.csv`;
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`unreadable_records` (
  `table_name` STRING,
  `_file` STRING,
  `_row` BIGINT,
  `reason` STRING,
  `record` STRING,
  `_load` STRING,
  `line` BIGINT
) USING delta;
DELETE FROM `workspace`.`healthintel360`.`unreadable_records` WHERE table_name = 'product_ref';

-- extract product_sales from product_sales.csv (pipeline_config.csv:5)
CREATE OR REPLACE TABLE `workspace`.`healthintel360`.`product_sales` USING delta AS
SELECT `sale_id`,
  `hcp_id`,
  `product_id`,
  `units_sold`,
  `sale_date`,
  `region`,
  'product_sales.csv' AS _file,
  _row,
  '2025-07-01 08:00:00' AS _load
FROM `product_sales.csv`;
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`unreadable_records` (
  `table_name` STRING,
  `_file` STRING,
  `_row` BIGINT,
  `reason` STRING,
  `record` STRING,
  `_load` STRING,
  `line` BIGINT
) USING delta;
DELETE FROM `workspace`.`healthintel360`.`unreadable_records` WHERE table_name = 'product_sales';

-- extract shipment_data from shipment_data.csv (pipeline_config.csv:6)
CREATE OR REPLACE TABLE `workspace`.`healthintel360`.`shipment_data` USING delta AS
SELECT `shipment_id`,
  `site_id`,
  `product_id`,
  `expected_delivery`,
  `actual_delivery`,
  `delay_days`,
  'shipment_data.csv' AS _file,
  _row,
  '2025-07-01 08:00:00' AS _load
FROM `shipment_data.csv`;
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`unreadable_records` (
  `table_name` STRING,
  `_file` STRING,
  `_row` BIGINT,
  `reason` STRING,
  `record` STRING,
  `_load` STRING,
  `line` BIGINT
) USING delta;
DELETE FROM `workspace`.`healthintel360`.`unreadable_records` WHERE table_name = 'shipment_data';

-- extract hcp_feedback from hcp_feedback.json (pipeline_config.csv:7)
CREATE OR REPLACE TABLE `workspace`.`healthintel360`.`hcp_feedback` USING delta AS
SELECT `hcp_id`,
  `product_id`,
  `rating`,
  `comment`,
  'hcp_feedback.json' AS _file,
  _row,
  '2025-07-01 08:00:00' AS _load
FROM `hcp_feedback.json`;
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`unreadable_records` (
  `table_name` STRING,
  `_file` STRING,
  `_row` BIGINT,
  `reason` STRING,
  `record` STRING,
  `_load` STRING,
  `line` BIGINT
) USING delta;
DELETE FROM `workspace`.`healthintel360`.`unreadable_records` WHERE table_name = 'hcp_feedback';

-- cleanse cleansed_hcp_data from hcp_data (main_pipeline_config.csv:2)
CREATE OR REPLACE VIEW `workspace`.`healthintel360`.`cleansed_hcp_data` AS
SELECT nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM `hcp_id`))) = length(trim(BOTH ' ' FROM `hcp_id`)) THEN upper(trim(BOTH ' ' FROM `hcp_id`)) ELSE array_join(transform(split(trim(BOTH ' ' FROM `hcp_id`), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `hcp_id`,
  nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM regexp_replace(`first_name`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', '')))) = length(trim(BOTH ' ' FROM regexp_replace(`first_name`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', ''))) THEN upper(trim(BOTH ' ' FROM regexp_replace(`first_name`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', ''))) ELSE array_join(transform(split(trim(BOTH ' ' FROM regexp_replace(`first_name`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', '')), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `first_name`,
  nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM regexp_replace(`last_name`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', '')))) = length(trim(BOTH ' ' FROM regexp_replace(`last_name`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', ''))) THEN upper(trim(BOTH ' ' FROM regexp_replace(`last_name`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', ''))) ELSE array_join(transform(split(trim(BOTH ' ' FROM regexp_replace(`last_name`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', '')), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `last_name`,
  nullif(trim(BOTH ' ' FROM `npi`), '') AS `npi`,
  nullif(array_join(transform(split(trim(BOTH ' ' FROM `specialty`), ' '), word -> concat(CASE WHEN length(upper(left(word, 1))) = 1 THEN upper(left(word, 1)) ELSE replace(initcap(left(word, 1)), 'ß', 'ẞ') END, lower(translate(substr(word, 2), 'İΣ', 'iσ')))), ' '), '') AS `specialty`,
  nullif(lower(translate(trim(BOTH ' ' FROM `email`), 'İΣ', 'iσ')), '') AS `email`,
  nullif(trim(BOTH ' ' FROM `phone`), '') AS `phone`,
  nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM `site_id`))) = length(trim(BOTH ' ' FROM `site_id`)) THEN upper(trim(BOTH ' ' FROM `site_id`)) ELSE array_join(transform(split(trim(BOTH ' ' FROM `site_id`), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `site_id`,
  nullif(array_join(transform(split(trim(BOTH ' ' FROM `region`), ' '), word -> concat(CASE WHEN length(upper(left(word, 1))) = 1 THEN upper(left(word, 1)) ELSE replace(initcap(left(word, 1)), 'ß', 'ẞ') END, lower(translate(substr(word, 2), 'İΣ', 'iσ')))), ' '), '') AS `region`,
  nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM `active_flag`))) = length(trim(BOTH ' ' FROM `active_flag`)) THEN upper(trim(BOTH ' ' FROM `active_flag`)) ELSE array_join(transform(split(trim(BOTH ' ' FROM `active_flag`), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `active_flag`,
  `_file`,
  `_row`,
  `_load`
FROM `workspace`.`healthintel360`.`hcp_data`;

-- cleanse cleansed_site_master from site_master (main_pipeline_config.csv:3)
CREATE OR REPLACE VIEW `workspace`.`healthintel360`.`cleansed_site_master` AS
SELECT nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM `site_id`))) = length(trim(BOTH ' ' FROM `site_id`)) THEN upper(trim(BOTH ' ' FROM `site_id`)) ELSE array_join(transform(split(trim(BOTH ' ' FROM `site_id`), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `site_id`,
  nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM regexp_replace(`site_name`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', '')))) = length(trim(BOTH ' ' FROM regexp_replace(`site_name`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', ''))) THEN upper(trim(BOTH ' ' FROM regexp_replace(`site_name`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', ''))) ELSE array_join(transform(split(trim(BOTH ' ' FROM regexp_replace(`site_name`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', '')), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `site_name`,
  nullif(array_join(transform(split(trim(BOTH ' ' FROM `region`), ' '), word -> concat(CASE WHEN length(upper(left(word, 1))) = 1 THEN upper(left(word, 1)) ELSE replace(initcap(left(word, 1)), 'ß', 'ẞ') END, lower(translate(substr(word, 2), 'İΣ', 'iσ')))), ' '), '') AS `region`,
  nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM regexp_replace(`address`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', '')))) = length(trim(BOTH ' ' FROM regexp_replace(`address`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', ''))) THEN upper(trim(BOTH ' ' FROM regexp_replace(`address`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', ''))) ELSE array_join(transform(split(trim(BOTH ' ' FROM regexp_replace(`address`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', '')), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `address`,
  `_file`,
  `_row`,
  `_load`
FROM `workspace`.`healthintel360`.`site_master`;

-- cleanse cleansed_product_ref from product_ref (main_pipeline_config.csv:4)
CREATE OR REPLACE VIEW `workspace`.`healthintel360`.`cleansed_product_ref` AS
SELECT nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM `product_id`))) = length(trim(BOTH ' ' FROM `product_id`)) THEN upper(trim(BOTH ' ' FROM `product_id`)) ELSE array_join(transform(split(trim(BOTH ' ' FROM `product_id`), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `product_id`,
  nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM `product_name`))) = length(trim(BOTH ' ' FROM `product_name`)) THEN upper(trim(BOTH ' ' FROM `product_name`)) ELSE array_join(transform(split(trim(BOTH ' ' FROM `product_name`), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `product_name`,
  nullif(array_join(transform(split(trim(BOTH ' ' FROM `category`), ' '), word -> concat(CASE WHEN length(upper(left(word, 1))) = 1 THEN upper(left(word, 1)) ELSE replace(initcap(left(word, 1)), 'ß', 'ẞ') END, lower(translate(substr(word, 2), 'İΣ', 'iσ')))), ' '), '') AS `category`,
  CASE WHEN CASE WHEN nullif(trim(BOTH ' ' FROM `launch_date`), '') RLIKE '\\A(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}\\z' THEN TRY_CAST(nullif(trim(BOTH ' ' FROM `launch_date`), '') AS DATE) END IS NOT NULL THEN nullif(trim(BOTH ' ' FROM `launch_date`), '') END AS `launch_date`,
  `_file`,
  `_row`,
  `_load`
FROM `workspace`.`healthintel360`.`product_ref`;

-- cleanse cleansed_product_sales from product_sales (main_pipeline_config.csv:5)
CREATE OR REPLACE VIEW `workspace`.`healthintel360`.`cleansed_product_sales` AS
SELECT nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM `sale_id`))) = length(trim(BOTH ' ' FROM `sale_id`)) THEN upper(trim(BOTH ' ' FROM `sale_id`)) ELSE array_join(transform(split(trim(BOTH ' ' FROM `sale_id`), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `sale_id`,
  nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM `hcp_id`))) = length(trim(BOTH ' ' FROM `hcp_id`)) THEN upper(trim(BOTH ' ' FROM `hcp_id`)) ELSE array_join(transform(split(trim(BOTH ' ' FROM `hcp_id`), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `hcp_id`,
  nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM `product_id`))) = length(trim(BOTH ' ' FROM `product_id`)) THEN upper(trim(BOTH ' ' FROM `product_id`)) ELSE array_join(transform(split(trim(BOTH ' ' FROM `product_id`), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `product_id`,
  nullif(trim(BOTH ' ' FROM `units_sold`), '') AS `units_sold`,
  CASE WHEN CASE WHEN nullif(trim(BOTH ' ' FROM `sale_date`), '') RLIKE '\\A(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}\\z' THEN TRY_CAST(nullif(trim(BOTH ' ' FROM `sale_date`), '') AS DATE) END IS NOT NULL THEN nullif(trim(BOTH ' ' FROM `sale_date`), '') END AS `sale_date`,
  nullif(array_join(transform(split(trim(BOTH ' ' FROM `region`), ' '), word -> concat(CASE WHEN length(upper(left(word, 1))) = 1 THEN upper(left(word, 1)) ELSE replace(initcap(left(word, 1)), 'ß', 'ẞ') END, lower(translate(substr(word, 2), 'İΣ', 'iσ')))), ' '), '') AS `region`,
  `_file`,
  `_row`,
  `_load`
FROM `workspace`.`healthintel360`.`product_sales`;

-- cleanse cleansed_shipment_data from shipment_data (main_pipeline_config.csv:6)
CREATE OR REPLACE VIEW `workspace`.`healthintel360`.`cleansed_shipment_data` AS
SELECT nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM `shipment_id`))) = length(trim(BOTH ' ' FROM `shipment_id`)) THEN upper(trim(BOTH ' ' FROM `shipment_id`)) ELSE array_join(transform(split(trim(BOTH ' ' FROM `shipment_id`), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `shipment_id`,
  nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM `site_id`))) = length(trim(BOTH ' ' FROM `site_id`)) THEN upper(trim(BOTH ' ' FROM `site_id`)) ELSE array_join(transform(split(trim(BOTH ' ' FROM `site_id`), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `site_id`,
  nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM `product_id`))) = length(trim(BOTH ' ' FROM `product_id`)) THEN upper(trim(BOTH ' ' FROM `product_id`)) ELSE array_join(transform(split(trim(BOTH ' ' FROM `product_id`), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `product_id`,
  CASE WHEN CASE WHEN nullif(trim(BOTH ' ' FROM `expected_delivery`), '') RLIKE '\\A(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}\\z' THEN TRY_CAST(nullif(trim(BOTH ' ' FROM `expected_delivery`), '') AS DATE) END IS NOT NULL THEN nullif(trim(BOTH ' ' FROM `expected_delivery`), '') END AS `expected_delivery`,
  CASE WHEN CASE WHEN nullif(trim(BOTH ' ' FROM `actual_delivery`), '') RLIKE '\\A(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}\\z' THEN TRY_CAST(nullif(trim(BOTH ' ' FROM `actual_delivery`), '') AS DATE) END IS NOT NULL THEN nullif(trim(BOTH ' ' FROM `actual_delivery`), '') END AS `actual_delivery`,
  nullif(trim(BOTH ' ' FROM `delay_days`), '') AS `delay_days`,
  `_file`,
  `_row`,
  `_load`
FROM `workspace`.`healthintel360`.`shipment_data`;

-- cleanse cleansed_hcp_feedback from hcp_feedback (main_pipeline_config.csv:7)
CREATE OR REPLACE VIEW `workspace`.`healthintel360`.`cleansed_hcp_feedback` AS
SELECT nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM `hcp_id`))) = length(trim(BOTH ' ' FROM `hcp_id`)) THEN upper(trim(BOTH ' ' FROM `hcp_id`)) ELSE array_join(transform(split(trim(BOTH ' ' FROM `hcp_id`), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `hcp_id`,
  nullif(CASE WHEN length(upper(trim(BOTH ' ' FROM `product_id`))) = length(trim(BOTH ' ' FROM `product_id`)) THEN upper(trim(BOTH ' ' FROM `product_id`)) ELSE array_join(transform(split(trim(BOTH ' ' FROM `product_id`), ''), letter -> CASE WHEN length(upper(letter)) = 1 THEN upper(letter) ELSE replace(initcap(letter), 'ß', 'ẞ') END), '') END, '') AS `product_id`,
  nullif(trim(BOTH ' ' FROM `rating`), '') AS `rating`,
  nullif(lower(translate(trim(BOTH ' ' FROM regexp_replace(`comment`, '(?ds)[^A-Za-z0-9 \\t\\n\\f\\r]', '')), 'İΣ', 'iσ')), '') AS `comment`,
  `_file`,
  `_row`,
  `_load`
FROM `workspace`.`healthintel360`.`hcp_feedback`;

-- std std_hcp_data from cleansed_hcp_data (main_pipeline_config.csv:8)
CREATE OR REPLACE VIEW `workspace`.`healthintel360`.`std_hcp_data` AS
SELECT `hcp_id`,
  `first_name`,
  `last_name`,
  `npi`,
  CASE WHEN `specialty` = 'Cardiology' THEN 'CARDIOLOGY'
    WHEN `specialty` = 'Endocrinology' THEN 'ENDOCRINOLOGY'
    WHEN `specialty` = 'Internal Medicine' THEN 'INTERNAL_MEDICINE'
    WHEN `specialty` = 'Neurology' THEN 'NEUROLOGY'
    WHEN `specialty` = 'Oncology' THEN 'ONCOLOGY'
    WHEN `specialty` = 'Pediatrics' THEN 'PEDIATRICS'
    ELSE `specialty` END AS `specialty`,
  `email`,
  CASE WHEN true THEN right(regexp_replace(regexp_replace(`phone`, '(?ds)(?iu)(x|ext).*\\z', ''), '(?ds)[^0-9]', ''), 10)
    ELSE `phone` END AS `phone`,
  `site_id`,
  CASE WHEN `region` = 'North' THEN 'NORTH'
    WHEN `region` = 'South' THEN 'SOUTH'
    WHEN `region` = 'East' THEN 'EAST'
    WHEN `region` = 'West' THEN 'WEST'
    ELSE `region` END AS `region`,
  CASE WHEN `active_flag` = 'Y' THEN 'ACTIVE'
    WHEN `active_flag` = 'YES' THEN 'ACTIVE'
    WHEN `active_flag` = '1' THEN 'ACTIVE'
    WHEN `active_flag` = 'N' THEN 'INACTIVE'
    WHEN `active_flag` = 'NO' THEN 'INACTIVE'
    WHEN `active_flag` = '0' THEN 'INACTIVE'
    ELSE `active_flag` END AS `active_flag`,
  `_file`,
  `_row`,
  `_load`
FROM `workspace`.`healthintel360`.`cleansed_hcp_data`;

-- std std_site_master from cleansed_site_master (main_pipeline_config.csv:9)
CREATE OR REPLACE VIEW `workspace`.`healthintel360`.`std_site_master` AS
SELECT `site_id`,
  `site_name`,
  CASE WHEN `region` = 'North' THEN 'NORTH'
    WHEN `region` = 'South' THEN 'SOUTH'
    WHEN `region` = 'East' THEN 'EAST'
    WHEN `region` = 'West' THEN 'WEST'
    ELSE `region` END AS `region`,
  `address`,
  `_file`,
  `_row`,
  `_load`
FROM `workspace`.`healthintel360`.`cleansed_site_master`;

-- std std_product_ref from cleansed_product_ref (main_pipeline_config.csv:10)
CREATE OR REPLACE VIEW `workspace`.`healthintel360`.`std_product_ref` AS
SELECT `product_id`,
  `product_name`,
  CASE WHEN `category` = 'Cardio' THEN 'CARDIO'
    WHEN `category` = 'Diabetes' THEN 'DIABETES'
    WHEN `category` = 'Neuro' THEN 'NEURO'
    WHEN `category` = 'Oncology' THEN 'ONCOLOGY'
    ELSE `category` END AS `category`,
  `launch_date`,
  `_file`,
  `_row`,
  `_load`
FROM `workspace`.`healthintel360`.`cleansed_product_ref`;

-- std std_product_sales from cleansed_product_sales (main_pipeline_config.csv:11)
CREATE OR REPLACE VIEW `workspace`.`healthintel360`.`std_product_sales` AS
SELECT `sale_id`,
  `hcp_id`,
  `product_id`,
  `units_sold`,
  `sale_date`,
  CASE WHEN `region` = 'North' THEN 'NORTH'
    WHEN `region` = 'South' THEN 'SOUTH'
    WHEN `region` = 'East' THEN 'EAST'
    WHEN `region` = 'West' THEN 'WEST'
    ELSE `region` END AS `region`,
  `_file`,
  `_row`,
  `_load`
FROM `workspace`.`healthintel360`.`cleansed_product_sales`;

-- std std_shipment_data from cleansed_shipment_data (main_pipeline_config.csv:12)
CREATE OR REPLACE VIEW `workspace`.`healthintel360`.`std_shipment_data` AS
SELECT `shipment_id`,
  `site_id`,
  `product_id`,
  `expected_delivery`,
  `actual_delivery`,
  CASE WHEN (`delay_days` RLIKE '(?ds)\\A(?:[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?)\\z' AND TRY_CAST(`delay_days` AS DOUBLE) < 0) THEN '0'
    ELSE `delay_days` END AS `delay_days`,
  `_file`,
  `_row`,
  `_load`
FROM `workspace`.`healthintel360`.`cleansed_shipment_data`;

-- std std_hcp_feedback from cleansed_hcp_feedback (main_pipeline_config.csv:13)
CREATE OR REPLACE VIEW `workspace`.`healthintel360`.`std_hcp_feedback` AS
SELECT `hcp_id`,
  `product_id`,
  CASE WHEN (`rating` RLIKE '(?ds)\\A(?:[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?)\\z' AND TRY_CAST(`rating` AS DOUBLE) < 0) THEN '0'
    ELSE `rating` END AS `rating`,
  `comment`,
  `_file`,
  `_row`,
  `_load`
FROM `workspace`.`healthintel360`.`cleansed_hcp_feedback`;

-- dq dq_hcp_data from std_hcp_data (main_pipeline_config.csv:14)
CREATE OR REPLACE TABLE `workspace`.`healthintel360`.`dq_hcp_data` USING delta AS
SELECT `hcp_id`,
  `first_name`,
  `last_name`,
  `npi`,
  `specialty`,
  `email`,
  `phone`,
  `site_id`,
  `region`,
  `active_flag`,
  `_file`,
  `_row`,
  `_load`,
  concat_ws(' | ', CASE WHEN (`hcp_id` IS NULL OR `hcp_id` = '') THEN 'HCP id is missing' END,
    CASE WHEN (`first_name` IS NULL OR `first_name` = '') THEN 'First name is missing' END,
    CASE WHEN (`last_name` IS NULL OR `last_name` = '') THEN 'Last name is missing' END,
    CASE WHEN `specialty` NOT IN ('CARDIOLOGY', 'ENDOCRINOLOGY', 'INTERNAL_MEDICINE', 'NEUROLOGY', 'ONCOLOGY', 'PEDIATRICS') THEN 'Specialty is unknown' END,
    CASE WHEN NOT `phone` RLIKE '(?d)^[0-9]{10}\\z' THEN 'Phone is not ten digits' END,
    CASE WHEN `region` NOT IN ('NORTH', 'SOUTH', 'EAST', 'WEST') THEN 'Region is unknown' END) AS dq_chk
FROM (
  SELECT `hcp_id`,
    `first_name`,
    `last_name`,
    `npi`,
    `specialty`,
    `email`,
    `phone`,
    `site_id`,
    `region`,
    `active_flag`,
    `_file`,
    `_row`,
    `_load`
  FROM `workspace`.`healthintel360`.`std_hcp_data`
);

-- dq dq_site_master from std_site_master (main_pipeline_config.csv:15)
CREATE OR REPLACE TABLE `workspace`.`healthintel360`.`dq_site_master` USING delta AS
SELECT `site_id`,
  `site_name`,
  `region`,
  `address`,
  `_file`,
  `_row`,
  `_load`,
  concat_ws(' | ', CASE WHEN (`site_id` IS NULL OR `site_id` = '') THEN 'Site id is missing' END,
    CASE WHEN (`site_name` IS NULL OR `site_name` = '') THEN 'Site name is missing' END,
    CASE WHEN `region` NOT IN ('NORTH', 'SOUTH', 'EAST', 'WEST') THEN 'Region is unknown' END) AS dq_chk
FROM (
  SELECT `site_id`,
    `site_name`,
    `region`,
    `address`,
    `_file`,
    `_row`,
    `_load`
  FROM `workspace`.`healthintel360`.`std_site_master`
);

-- dq dq_product_ref from std_product_ref (main_pipeline_config.csv:16)
CREATE OR REPLACE TABLE `workspace`.`healthintel360`.`dq_product_ref` USING delta AS
SELECT `product_id`,
  `product_name`,
  `category`,
  `launch_date (text)` AS `launch_date`,
  `_file`,
  `_row`,
  `_load`,
  concat_ws(' | ', CASE WHEN (`product_id` IS NULL OR `product_id` = '') THEN 'Product id is missing' END,
    CASE WHEN (`product_name` IS NULL OR `product_name` = '') THEN 'Product name is missing' END,
    CASE WHEN `category` NOT IN ('CARDIO', 'DIABETES', 'NEURO', 'ONCOLOGY') THEN 'Category is unknown' END,
    CASE WHEN `launch_date (text)` <> '' AND `launch_date` IS NULL THEN 'launch_date: not a valid DATE' END) AS dq_chk
FROM (
  SELECT `product_id`,
    `product_name`,
    `category`,
    `launch_date` AS `launch_date (text)`, CASE WHEN `launch_date` RLIKE '\\A(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}\\z' THEN TRY_CAST(`launch_date` AS DATE) END AS `launch_date`,
    `_file`,
    `_row`,
    `_load`
  FROM `workspace`.`healthintel360`.`std_product_ref`
);

-- dq dq_product_sales from std_product_sales (main_pipeline_config.csv:17)
CREATE OR REPLACE TABLE `workspace`.`healthintel360`.`dq_product_sales` USING delta AS
SELECT `sale_id`,
  `hcp_id`,
  `product_id`,
  `units_sold (text)` AS `units_sold`,
  `sale_date (text)` AS `sale_date`,
  `region`,
  `_file`,
  `_row`,
  `_load`,
  concat_ws(' | ', CASE WHEN (`sale_id` IS NULL OR `sale_id` = '') THEN 'Sale id is missing' END,
    CASE WHEN (`hcp_id` IS NULL OR `hcp_id` = '') THEN 'HCP id is missing' END,
    CASE WHEN (`product_id` IS NULL OR `product_id` = '') THEN 'Product id is missing' END,
    CASE WHEN (`units_sold (text)` IS NULL OR `units_sold (text)` = '') THEN 'Units sold are missing' END,
    CASE WHEN NOT (units_sold > 0
) THEN 'Units sold are not above zero' END,
    CASE WHEN `region` NOT IN ('NORTH', 'SOUTH', 'EAST', 'WEST') THEN 'Region is unknown' END,
    CASE WHEN `units_sold (text)` <> '' AND `units_sold` IS NULL THEN 'units_sold: not a valid INTEGER' END,
    CASE WHEN `sale_date (text)` <> '' AND `sale_date` IS NULL THEN 'sale_date: not a valid DATE' END) AS dq_chk
FROM (
  SELECT `sale_id`,
    `hcp_id`,
    `product_id`,
    `units_sold` AS `units_sold (text)`, CASE WHEN `units_sold` RLIKE '\\A[+-]?[0-9]+\\z' THEN TRY_CAST(`units_sold` AS INT) END AS `units_sold`,
    `sale_date` AS `sale_date (text)`, CASE WHEN `sale_date` RLIKE '\\A(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}\\z' THEN TRY_CAST(`sale_date` AS DATE) END AS `sale_date`,
    `region`,
    `_file`,
    `_row`,
    `_load`
  FROM `workspace`.`healthintel360`.`std_product_sales`
);

-- dq dq_shipment_data from std_shipment_data (main_pipeline_config.csv:18)
CREATE OR REPLACE TABLE `workspace`.`healthintel360`.`dq_shipment_data` USING delta AS
SELECT `shipment_id`,
  `site_id`,
  `product_id`,
  `expected_delivery (text)` AS `expected_delivery`,
  `actual_delivery (text)` AS `actual_delivery`,
  `delay_days (text)` AS `delay_days`,
  `_file`,
  `_row`,
  `_load`,
  concat_ws(' | ', CASE WHEN (`shipment_id` IS NULL OR `shipment_id` = '') THEN 'Shipment id is missing' END,
    CASE WHEN (`site_id` IS NULL OR `site_id` = '') THEN 'Site id is missing' END,
    CASE WHEN (`product_id` IS NULL OR `product_id` = '') THEN 'Product id is missing' END,
    CASE WHEN NOT (delay_days <= 60
) THEN 'Delay is longer than 60 days' END,
    CASE WHEN `expected_delivery (text)` <> '' AND `expected_delivery` IS NULL THEN 'expected_delivery: not a valid DATE' END,
    CASE WHEN `actual_delivery (text)` <> '' AND `actual_delivery` IS NULL THEN 'actual_delivery: not a valid DATE' END,
    CASE WHEN `delay_days (text)` <> '' AND `delay_days` IS NULL THEN 'delay_days: not a valid INTEGER' END) AS dq_chk
FROM (
  SELECT `shipment_id`,
    `site_id`,
    `product_id`,
    `expected_delivery` AS `expected_delivery (text)`, CASE WHEN `expected_delivery` RLIKE '\\A(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}\\z' THEN TRY_CAST(`expected_delivery` AS DATE) END AS `expected_delivery`,
    `actual_delivery` AS `actual_delivery (text)`, CASE WHEN `actual_delivery` RLIKE '\\A(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}\\z' THEN TRY_CAST(`actual_delivery` AS DATE) END AS `actual_delivery`,
    `delay_days` AS `delay_days (text)`, CASE WHEN `delay_days` RLIKE '\\A[+-]?[0-9]+\\z' THEN TRY_CAST(`delay_days` AS INT) END AS `delay_days`,
    `_file`,
    `_row`,
    `_load`
  FROM `workspace`.`healthintel360`.`std_shipment_data`
);

-- dq dq_hcp_feedback from std_hcp_feedback (main_pipeline_config.csv:19)
CREATE OR REPLACE TABLE `workspace`.`healthintel360`.`dq_hcp_feedback` USING delta AS
SELECT `hcp_id`,
  `product_id`,
  `rating (text)` AS `rating`,
  `comment`,
  `_file`,
  `_row`,
  `_load`,
  concat_ws(' | ', CASE WHEN (`hcp_id` IS NULL OR `hcp_id` = '') THEN 'HCP id is missing' END,
    CASE WHEN (`product_id` IS NULL OR `product_id` = '') THEN 'Product id is missing' END,
    CASE WHEN `rating (text)` NOT IN ('1', '2', '3', '4', '5') THEN 'Rating is not 1 to 5' END,
    CASE WHEN `rating (text)` <> '' AND `rating` IS NULL THEN 'rating: not a valid INTEGER' END) AS dq_chk
FROM (
  SELECT `hcp_id`,
    `product_id`,
    `rating` AS `rating (text)`, CASE WHEN `rating` RLIKE '\\A[+-]?[0-9]+\\z' THEN TRY_CAST(`rating` AS INT) END AS `rating`,
    `comment`,
    `_file`,
    `_row`,
    `_load`
  FROM `workspace`.`healthintel360`.`std_hcp_feedback`
);

-- stage stage_hcp_data from dq_hcp_data (main_pipeline_config.csv:20)
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`stage_hcp_data` (
  `hcp_id` STRING,
  `first_name` STRING,
  `last_name` STRING,
  `npi` STRING,
  `specialty` STRING,
  `email` STRING,
  `phone` STRING,
  `site_id` STRING,
  `region` STRING,
  `active_flag` STRING,
  `_file` STRING,
  `_row` BIGINT,
  `_load` STRING,
  `create_dt` TIMESTAMP,
  `update_dt` TIMESTAMP
) USING delta;
CREATE OR REPLACE TEMPORARY VIEW `_incoming` AS
SELECT typed.* FROM (
SELECT `hcp_id`,
  `first_name`,
  `last_name`,
  `npi`,
  `specialty`,
  `email`,
  `phone`,
  `site_id`,
  `region`,
  `active_flag`,
  _file,
  _row,
  _load
FROM `workspace`.`healthintel360`.`dq_hcp_data` WHERE dq_chk = ''
) AS typed
ANTI JOIN (
  SELECT `hcp_id`, max(_row) AS _last
  FROM `workspace`.`healthintel360`.`dq_hcp_data` WHERE dq_chk = ''
  GROUP BY `hcp_id` HAVING count(*) > 1
) AS repeated
ON typed.`hcp_id` <=> repeated.`hcp_id` AND typed._row < repeated._last;
MERGE INTO `workspace`.`healthintel360`.`stage_hcp_data` AS t
USING _incoming AS s
ON t.`hcp_id` <=> s.`hcp_id`
WHEN MATCHED AND (NOT (t.`first_name` <=> s.`first_name`) OR NOT (t.`last_name` <=> s.`last_name`) OR NOT (t.`npi` <=> s.`npi`) OR NOT (t.`specialty` <=> s.`specialty`) OR NOT (t.`email` <=> s.`email`) OR NOT (t.`phone` <=> s.`phone`) OR NOT (t.`site_id` <=> s.`site_id`) OR NOT (t.`region` <=> s.`region`) OR NOT (t.`active_flag` <=> s.`active_flag`))
  THEN UPDATE SET t.`first_name` = s.`first_name`, t.`last_name` = s.`last_name`, t.`npi` = s.`npi`, t.`specialty` = s.`specialty`, t.`email` = s.`email`, t.`phone` = s.`phone`, t.`site_id` = s.`site_id`, t.`region` = s.`region`, t.`active_flag` = s.`active_flag`, t.`_file` = s.`_file`, t.`_row` = s.`_row`, t.`_load` = s.`_load`, t.update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT (`hcp_id`, `first_name`, `last_name`, `npi`, `specialty`, `email`, `phone`, `site_id`, `region`, `active_flag`, `_file`, `_row`, `_load`, create_dt, update_dt)
  VALUES (s.`hcp_id`, s.`first_name`, s.`last_name`, s.`npi`, s.`specialty`, s.`email`, s.`phone`, s.`site_id`, s.`region`, s.`active_flag`, s.`_file`, s.`_row`, s.`_load`, TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP VIEW `_incoming`;

-- stage stage_site_master from dq_site_master (main_pipeline_config.csv:21)
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`stage_site_master` (
  `site_id` STRING,
  `site_name` STRING,
  `region` STRING,
  `address` STRING,
  `_file` STRING,
  `_row` BIGINT,
  `_load` STRING,
  `create_dt` TIMESTAMP,
  `update_dt` TIMESTAMP
) USING delta;
CREATE OR REPLACE TEMPORARY VIEW `_incoming` AS
SELECT typed.* FROM (
SELECT `site_id`,
  `site_name`,
  `region`,
  `address`,
  _file,
  _row,
  _load
FROM `workspace`.`healthintel360`.`dq_site_master` WHERE dq_chk = ''
) AS typed
ANTI JOIN (
  SELECT `site_id`, max(_row) AS _last
  FROM `workspace`.`healthintel360`.`dq_site_master` WHERE dq_chk = ''
  GROUP BY `site_id` HAVING count(*) > 1
) AS repeated
ON typed.`site_id` <=> repeated.`site_id` AND typed._row < repeated._last;
MERGE INTO `workspace`.`healthintel360`.`stage_site_master` AS t
USING _incoming AS s
ON t.`site_id` <=> s.`site_id`
WHEN MATCHED AND (NOT (t.`site_name` <=> s.`site_name`) OR NOT (t.`region` <=> s.`region`) OR NOT (t.`address` <=> s.`address`))
  THEN UPDATE SET t.`site_name` = s.`site_name`, t.`region` = s.`region`, t.`address` = s.`address`, t.`_file` = s.`_file`, t.`_row` = s.`_row`, t.`_load` = s.`_load`, t.update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT (`site_id`, `site_name`, `region`, `address`, `_file`, `_row`, `_load`, create_dt, update_dt)
  VALUES (s.`site_id`, s.`site_name`, s.`region`, s.`address`, s.`_file`, s.`_row`, s.`_load`, TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP VIEW `_incoming`;

-- stage stage_product_ref from dq_product_ref (main_pipeline_config.csv:22)
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`stage_product_ref` (
  `product_id` STRING,
  `product_name` STRING,
  `category` STRING,
  `launch_date` DATE,
  `_file` STRING,
  `_row` BIGINT,
  `_load` STRING,
  `create_dt` TIMESTAMP,
  `update_dt` TIMESTAMP
) USING delta;
CREATE OR REPLACE TEMPORARY VIEW `_incoming` AS
SELECT typed.* FROM (
SELECT `product_id`,
  `product_name`,
  `category`,
  CASE WHEN `launch_date` RLIKE '\\A(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}\\z' THEN TRY_CAST(`launch_date` AS DATE) END AS `launch_date`,
  _file,
  _row,
  _load
FROM `workspace`.`healthintel360`.`dq_product_ref` WHERE dq_chk = ''
) AS typed
ANTI JOIN (
  SELECT `product_id`, max(_row) AS _last
  FROM `workspace`.`healthintel360`.`dq_product_ref` WHERE dq_chk = ''
  GROUP BY `product_id` HAVING count(*) > 1
) AS repeated
ON typed.`product_id` <=> repeated.`product_id` AND typed._row < repeated._last;
MERGE INTO `workspace`.`healthintel360`.`stage_product_ref` AS t
USING _incoming AS s
ON t.`product_id` <=> s.`product_id`
WHEN MATCHED AND (NOT (t.`product_name` <=> s.`product_name`) OR NOT (t.`category` <=> s.`category`) OR NOT (t.`launch_date` <=> s.`launch_date`))
  THEN UPDATE SET t.`product_name` = s.`product_name`, t.`category` = s.`category`, t.`launch_date` = s.`launch_date`, t.`_file` = s.`_file`, t.`_row` = s.`_row`, t.`_load` = s.`_load`, t.update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT (`product_id`, `product_name`, `category`, `launch_date`, `_file`, `_row`, `_load`, create_dt, update_dt)
  VALUES (s.`product_id`, s.`product_name`, s.`category`, s.`launch_date`, s.`_file`, s.`_row`, s.`_load`, TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP VIEW `_incoming`;

-- stage stage_product_sales from dq_product_sales (main_pipeline_config.csv:23)
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`stage_product_sales` (
  `sale_id` STRING,
  `hcp_id` STRING,
  `product_id` STRING,
  `units_sold` INT,
  `sale_date` DATE,
  `region` STRING,
  `_file` STRING,
  `_row` BIGINT,
  `_load` STRING,
  `create_dt` TIMESTAMP,
  `update_dt` TIMESTAMP
) USING delta;
CREATE OR REPLACE TEMPORARY VIEW `_incoming` AS
SELECT typed.* FROM (
SELECT `sale_id`,
  `hcp_id`,
  `product_id`,
  CASE WHEN `units_sold` RLIKE '\\A[+-]?[0-9]+\\z' THEN TRY_CAST(`units_sold` AS INT) END AS `units_sold`,
  CASE WHEN `sale_date` RLIKE '\\A(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}\\z' THEN TRY_CAST(`sale_date` AS DATE) END AS `sale_date`,
  `region`,
  _file,
  _row,
  _load
FROM `workspace`.`healthintel360`.`dq_product_sales` WHERE dq_chk = ''
) AS typed
ANTI JOIN (
  SELECT `sale_id`, max(_row) AS _last
  FROM `workspace`.`healthintel360`.`dq_product_sales` WHERE dq_chk = ''
  GROUP BY `sale_id` HAVING count(*) > 1
) AS repeated
ON typed.`sale_id` <=> repeated.`sale_id` AND typed._row < repeated._last;
MERGE INTO `workspace`.`healthintel360`.`stage_product_sales` AS t
USING _incoming AS s
ON t.`sale_id` <=> s.`sale_id`
WHEN MATCHED AND (NOT (t.`hcp_id` <=> s.`hcp_id`) OR NOT (t.`product_id` <=> s.`product_id`) OR NOT (t.`units_sold` <=> s.`units_sold`) OR NOT (t.`sale_date` <=> s.`sale_date`) OR NOT (t.`region` <=> s.`region`))
  THEN UPDATE SET t.`hcp_id` = s.`hcp_id`, t.`product_id` = s.`product_id`, t.`units_sold` = s.`units_sold`, t.`sale_date` = s.`sale_date`, t.`region` = s.`region`, t.`_file` = s.`_file`, t.`_row` = s.`_row`, t.`_load` = s.`_load`, t.update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT (`sale_id`, `hcp_id`, `product_id`, `units_sold`, `sale_date`, `region`, `_file`, `_row`, `_load`, create_dt, update_dt)
  VALUES (s.`sale_id`, s.`hcp_id`, s.`product_id`, s.`units_sold`, s.`sale_date`, s.`region`, s.`_file`, s.`_row`, s.`_load`, TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP VIEW `_incoming`;

-- stage stage_shipment_data from dq_shipment_data (main_pipeline_config.csv:24)
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`stage_shipment_data` (
  `shipment_id` STRING,
  `site_id` STRING,
  `product_id` STRING,
  `expected_delivery` DATE,
  `actual_delivery` DATE,
  `delay_days` INT,
  `_file` STRING,
  `_row` BIGINT,
  `_load` STRING,
  `create_dt` TIMESTAMP,
  `update_dt` TIMESTAMP
) USING delta;
CREATE OR REPLACE TEMPORARY VIEW `_incoming` AS
SELECT typed.* FROM (
SELECT `shipment_id`,
  `site_id`,
  `product_id`,
  CASE WHEN `expected_delivery` RLIKE '\\A(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}\\z' THEN TRY_CAST(`expected_delivery` AS DATE) END AS `expected_delivery`,
  CASE WHEN `actual_delivery` RLIKE '\\A(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}\\z' THEN TRY_CAST(`actual_delivery` AS DATE) END AS `actual_delivery`,
  CASE WHEN `delay_days` RLIKE '\\A[+-]?[0-9]+\\z' THEN TRY_CAST(`delay_days` AS INT) END AS `delay_days`,
  _file,
  _row,
  _load
FROM `workspace`.`healthintel360`.`dq_shipment_data` WHERE dq_chk = ''
) AS typed
ANTI JOIN (
  SELECT `shipment_id`, max(_row) AS _last
  FROM `workspace`.`healthintel360`.`dq_shipment_data` WHERE dq_chk = ''
  GROUP BY `shipment_id` HAVING count(*) > 1
) AS repeated
ON typed.`shipment_id` <=> repeated.`shipment_id` AND typed._row < repeated._last;
MERGE INTO `workspace`.`healthintel360`.`stage_shipment_data` AS t
USING _incoming AS s
ON t.`shipment_id` <=> s.`shipment_id`
WHEN MATCHED AND (NOT (t.`site_id` <=> s.`site_id`) OR NOT (t.`product_id` <=> s.`product_id`) OR NOT (t.`expected_delivery` <=> s.`expected_delivery`) OR NOT (t.`actual_delivery` <=> s.`actual_delivery`) OR NOT (t.`delay_days` <=> s.`delay_days`))
  THEN UPDATE SET t.`site_id` = s.`site_id`, t.`product_id` = s.`product_id`, t.`expected_delivery` = s.`expected_delivery`, t.`actual_delivery` = s.`actual_delivery`, t.`delay_days` = s.`delay_days`, t.`_file` = s.`_file`, t.`_row` = s.`_row`, t.`_load` = s.`_load`, t.update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT (`shipment_id`, `site_id`, `product_id`, `expected_delivery`, `actual_delivery`, `delay_days`, `_file`, `_row`, `_load`, create_dt, update_dt)
  VALUES (s.`shipment_id`, s.`site_id`, s.`product_id`, s.`expected_delivery`, s.`actual_delivery`, s.`delay_days`, s.`_file`, s.`_row`, s.`_load`, TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP VIEW `_incoming`;

-- stage stage_hcp_feedback from dq_hcp_feedback (main_pipeline_config.csv:25)
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`stage_hcp_feedback` (
  `hcp_id` STRING,
  `product_id` STRING,
  `rating` INT,
  `comment` STRING,
  `_file` STRING,
  `_row` BIGINT,
  `_load` STRING,
  `create_dt` TIMESTAMP,
  `update_dt` TIMESTAMP
) USING delta;
CREATE OR REPLACE TEMPORARY VIEW `_incoming` AS
SELECT typed.* FROM (
SELECT `hcp_id`,
  `product_id`,
  CASE WHEN `rating` RLIKE '\\A[+-]?[0-9]+\\z' THEN TRY_CAST(`rating` AS INT) END AS `rating`,
  `comment`,
  _file,
  _row,
  _load
FROM `workspace`.`healthintel360`.`dq_hcp_feedback` WHERE dq_chk = ''
) AS typed
ANTI JOIN (
  SELECT `hcp_id`, `product_id`, `comment`, max(_row) AS _last
  FROM `workspace`.`healthintel360`.`dq_hcp_feedback` WHERE dq_chk = ''
  GROUP BY `hcp_id`, `product_id`, `comment` HAVING count(*) > 1
) AS repeated
ON typed.`hcp_id` <=> repeated.`hcp_id` AND typed.`product_id` <=> repeated.`product_id` AND typed.`comment` <=> repeated.`comment` AND typed._row < repeated._last;
MERGE INTO `workspace`.`healthintel360`.`stage_hcp_feedback` AS t
USING _incoming AS s
ON t.`hcp_id` <=> s.`hcp_id` AND t.`product_id` <=> s.`product_id` AND t.`comment` <=> s.`comment`
WHEN MATCHED AND (NOT (t.`rating` <=> s.`rating`))
  THEN UPDATE SET t.`rating` = s.`rating`, t.`_file` = s.`_file`, t.`_row` = s.`_row`, t.`_load` = s.`_load`, t.update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT (`hcp_id`, `product_id`, `rating`, `comment`, `_file`, `_row`, `_load`, create_dt, update_dt)
  VALUES (s.`hcp_id`, s.`product_id`, s.`rating`, s.`comment`, s.`_file`, s.`_row`, s.`_load`, TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP VIEW `_incoming`;

-- ingest gold_hcp_data from stage_hcp_data (main_pipeline_config.csv:26)
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`gold_hcp_data` (
  `hcp_id` STRING,
  `first_name` STRING,
  `last_name` STRING,
  `npi` STRING,
  `specialty` STRING,
  `email` STRING,
  `phone` STRING,
  `site_id` STRING,
  `region` STRING,
  `active_flag` STRING,
  `_file` STRING,
  `_row` BIGINT,
  `_load` STRING,
  `create_dt` TIMESTAMP,
  `update_dt` TIMESTAMP
) USING delta;
CREATE OR REPLACE TEMPORARY VIEW `_incoming` AS
SELECT `hcp_id`,
  `first_name`,
  `last_name`,
  `npi`,
  `specialty`,
  `email`,
  `phone`,
  `site_id`,
  `region`,
  `active_flag`,
  _file,
  _row,
  _load
FROM `workspace`.`healthintel360`.`stage_hcp_data` WHERE update_dt > coalesce((SELECT max(update_dt) FROM `workspace`.`healthintel360`.`gold_hcp_data`), TIMESTAMP '0001-01-01 00:00:00');
MERGE INTO `workspace`.`healthintel360`.`gold_hcp_data` AS t
USING _incoming AS s
ON t.`hcp_id` <=> s.`hcp_id`
WHEN MATCHED AND (NOT (t.`first_name` <=> s.`first_name`) OR NOT (t.`last_name` <=> s.`last_name`) OR NOT (t.`npi` <=> s.`npi`) OR NOT (t.`specialty` <=> s.`specialty`) OR NOT (t.`email` <=> s.`email`) OR NOT (t.`phone` <=> s.`phone`) OR NOT (t.`site_id` <=> s.`site_id`) OR NOT (t.`region` <=> s.`region`) OR NOT (t.`active_flag` <=> s.`active_flag`))
  THEN UPDATE SET t.`first_name` = s.`first_name`, t.`last_name` = s.`last_name`, t.`npi` = s.`npi`, t.`specialty` = s.`specialty`, t.`email` = s.`email`, t.`phone` = s.`phone`, t.`site_id` = s.`site_id`, t.`region` = s.`region`, t.`active_flag` = s.`active_flag`, t.`_file` = s.`_file`, t.`_row` = s.`_row`, t.`_load` = s.`_load`, t.update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT (`hcp_id`, `first_name`, `last_name`, `npi`, `specialty`, `email`, `phone`, `site_id`, `region`, `active_flag`, `_file`, `_row`, `_load`, create_dt, update_dt)
  VALUES (s.`hcp_id`, s.`first_name`, s.`last_name`, s.`npi`, s.`specialty`, s.`email`, s.`phone`, s.`site_id`, s.`region`, s.`active_flag`, s.`_file`, s.`_row`, s.`_load`, TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP VIEW `_incoming`;

-- ingest gold_site_master from stage_site_master (main_pipeline_config.csv:27)
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`gold_site_master` (
  `site_id` STRING,
  `site_name` STRING,
  `region` STRING,
  `address` STRING,
  `_file` STRING,
  `_row` BIGINT,
  `_load` STRING,
  `create_dt` TIMESTAMP,
  `update_dt` TIMESTAMP
) USING delta;
CREATE OR REPLACE TEMPORARY VIEW `_incoming` AS
SELECT `site_id`,
  `site_name`,
  `region`,
  `address`,
  _file,
  _row,
  _load
FROM `workspace`.`healthintel360`.`stage_site_master` WHERE update_dt > coalesce((SELECT max(update_dt) FROM `workspace`.`healthintel360`.`gold_site_master`), TIMESTAMP '0001-01-01 00:00:00');
MERGE INTO `workspace`.`healthintel360`.`gold_site_master` AS t
USING _incoming AS s
ON t.`site_id` <=> s.`site_id`
WHEN MATCHED AND (NOT (t.`site_name` <=> s.`site_name`) OR NOT (t.`region` <=> s.`region`) OR NOT (t.`address` <=> s.`address`))
  THEN UPDATE SET t.`site_name` = s.`site_name`, t.`region` = s.`region`, t.`address` = s.`address`, t.`_file` = s.`_file`, t.`_row` = s.`_row`, t.`_load` = s.`_load`, t.update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT (`site_id`, `site_name`, `region`, `address`, `_file`, `_row`, `_load`, create_dt, update_dt)
  VALUES (s.`site_id`, s.`site_name`, s.`region`, s.`address`, s.`_file`, s.`_row`, s.`_load`, TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP VIEW `_incoming`;

-- ingest gold_product_ref from stage_product_ref (main_pipeline_config.csv:28)
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`gold_product_ref` (
  `product_id` STRING,
  `product_name` STRING,
  `category` STRING,
  `launch_date` DATE,
  `_file` STRING,
  `_row` BIGINT,
  `_load` STRING,
  `create_dt` TIMESTAMP,
  `update_dt` TIMESTAMP
) USING delta;
CREATE OR REPLACE TEMPORARY VIEW `_incoming` AS
SELECT `product_id`,
  `product_name`,
  `category`,
  `launch_date`,
  _file,
  _row,
  _load
FROM `workspace`.`healthintel360`.`stage_product_ref` WHERE update_dt > coalesce((SELECT max(update_dt) FROM `workspace`.`healthintel360`.`gold_product_ref`), TIMESTAMP '0001-01-01 00:00:00');
MERGE INTO `workspace`.`healthintel360`.`gold_product_ref` AS t
USING _incoming AS s
ON t.`product_id` <=> s.`product_id`
WHEN MATCHED AND (NOT (t.`product_name` <=> s.`product_name`) OR NOT (t.`category` <=> s.`category`) OR NOT (t.`launch_date` <=> s.`launch_date`))
  THEN UPDATE SET t.`product_name` = s.`product_name`, t.`category` = s.`category`, t.`launch_date` = s.`launch_date`, t.`_file` = s.`_file`, t.`_row` = s.`_row`, t.`_load` = s.`_load`, t.update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT (`product_id`, `product_name`, `category`, `launch_date`, `_file`, `_row`, `_load`, create_dt, update_dt)
  VALUES (s.`product_id`, s.`product_name`, s.`category`, s.`launch_date`, s.`_file`, s.`_row`, s.`_load`, TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP VIEW `_incoming`;

-- ingest gold_product_sales from stage_product_sales (main_pipeline_config.csv:29)
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`gold_product_sales` (
  `sale_id` STRING,
  `hcp_id` STRING,
  `product_id` STRING,
  `units_sold` INT,
  `sale_date` DATE,
  `region` STRING,
  `_file` STRING,
  `_row` BIGINT,
  `_load` STRING,
  `create_dt` TIMESTAMP,
  `update_dt` TIMESTAMP
) USING delta;
CREATE OR REPLACE TEMPORARY VIEW `_incoming` AS
SELECT `sale_id`,
  `hcp_id`,
  `product_id`,
  `units_sold`,
  `sale_date`,
  `region`,
  _file,
  _row,
  _load
FROM `workspace`.`healthintel360`.`stage_product_sales` WHERE update_dt > coalesce((SELECT max(update_dt) FROM `workspace`.`healthintel360`.`gold_product_sales`), TIMESTAMP '0001-01-01 00:00:00');
MERGE INTO `workspace`.`healthintel360`.`gold_product_sales` AS t
USING _incoming AS s
ON t.`sale_id` <=> s.`sale_id`
WHEN MATCHED AND (NOT (t.`hcp_id` <=> s.`hcp_id`) OR NOT (t.`product_id` <=> s.`product_id`) OR NOT (t.`units_sold` <=> s.`units_sold`) OR NOT (t.`sale_date` <=> s.`sale_date`) OR NOT (t.`region` <=> s.`region`))
  THEN UPDATE SET t.`hcp_id` = s.`hcp_id`, t.`product_id` = s.`product_id`, t.`units_sold` = s.`units_sold`, t.`sale_date` = s.`sale_date`, t.`region` = s.`region`, t.`_file` = s.`_file`, t.`_row` = s.`_row`, t.`_load` = s.`_load`, t.update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT (`sale_id`, `hcp_id`, `product_id`, `units_sold`, `sale_date`, `region`, `_file`, `_row`, `_load`, create_dt, update_dt)
  VALUES (s.`sale_id`, s.`hcp_id`, s.`product_id`, s.`units_sold`, s.`sale_date`, s.`region`, s.`_file`, s.`_row`, s.`_load`, TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP VIEW `_incoming`;

-- ingest gold_shipment_data from stage_shipment_data (main_pipeline_config.csv:30)
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`gold_shipment_data` (
  `shipment_id` STRING,
  `site_id` STRING,
  `product_id` STRING,
  `expected_delivery` DATE,
  `actual_delivery` DATE,
  `delay_days` INT,
  `_file` STRING,
  `_row` BIGINT,
  `_load` STRING,
  `create_dt` TIMESTAMP,
  `update_dt` TIMESTAMP
) USING delta;
CREATE OR REPLACE TEMPORARY VIEW `_incoming` AS
SELECT `shipment_id`,
  `site_id`,
  `product_id`,
  `expected_delivery`,
  `actual_delivery`,
  `delay_days`,
  _file,
  _row,
  _load
FROM `workspace`.`healthintel360`.`stage_shipment_data` WHERE update_dt > coalesce((SELECT max(update_dt) FROM `workspace`.`healthintel360`.`gold_shipment_data`), TIMESTAMP '0001-01-01 00:00:00');
MERGE INTO `workspace`.`healthintel360`.`gold_shipment_data` AS t
USING _incoming AS s
ON t.`shipment_id` <=> s.`shipment_id`
WHEN MATCHED AND (NOT (t.`site_id` <=> s.`site_id`) OR NOT (t.`product_id` <=> s.`product_id`) OR NOT (t.`expected_delivery` <=> s.`expected_delivery`) OR NOT (t.`actual_delivery` <=> s.`actual_delivery`) OR NOT (t.`delay_days` <=> s.`delay_days`))
  THEN UPDATE SET t.`site_id` = s.`site_id`, t.`product_id` = s.`product_id`, t.`expected_delivery` = s.`expected_delivery`, t.`actual_delivery` = s.`actual_delivery`, t.`delay_days` = s.`delay_days`, t.`_file` = s.`_file`, t.`_row` = s.`_row`, t.`_load` = s.`_load`, t.update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT (`shipment_id`, `site_id`, `product_id`, `expected_delivery`, `actual_delivery`, `delay_days`, `_file`, `_row`, `_load`, create_dt, update_dt)
  VALUES (s.`shipment_id`, s.`site_id`, s.`product_id`, s.`expected_delivery`, s.`actual_delivery`, s.`delay_days`, s.`_file`, s.`_row`, s.`_load`, TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP VIEW `_incoming`;

-- ingest gold_hcp_feedback from stage_hcp_feedback (main_pipeline_config.csv:31)
CREATE TABLE IF NOT EXISTS `workspace`.`healthintel360`.`gold_hcp_feedback` (
  `hcp_id` STRING,
  `product_id` STRING,
  `rating` INT,
  `comment` STRING,
  `_file` STRING,
  `_row` BIGINT,
  `_load` STRING,
  `create_dt` TIMESTAMP,
  `update_dt` TIMESTAMP
) USING delta;
CREATE OR REPLACE TEMPORARY VIEW `_incoming` AS
SELECT `hcp_id`,
  `product_id`,
  `rating`,
  `comment`,
  _file,
  _row,
  _load
FROM `workspace`.`healthintel360`.`stage_hcp_feedback` WHERE update_dt > coalesce((SELECT max(update_dt) FROM `workspace`.`healthintel360`.`gold_hcp_feedback`), TIMESTAMP '0001-01-01 00:00:00');
MERGE INTO `workspace`.`healthintel360`.`gold_hcp_feedback` AS t
USING _incoming AS s
ON t.`hcp_id` <=> s.`hcp_id` AND t.`product_id` <=> s.`product_id` AND t.`comment` <=> s.`comment`
WHEN MATCHED AND (NOT (t.`rating` <=> s.`rating`))
  THEN UPDATE SET t.`rating` = s.`rating`, t.`_file` = s.`_file`, t.`_row` = s.`_row`, t.`_load` = s.`_load`, t.update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT (`hcp_id`, `product_id`, `rating`, `comment`, `_file`, `_row`, `_load`, create_dt, update_dt)
  VALUES (s.`hcp_id`, s.`product_id`, s.`rating`, s.`comment`, s.`_file`, s.`_row`, s.`_load`, TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP VIEW `_incoming`;

-- dedup gold_hcp_data (main_pipeline_config.csv:32)
CREATE OR REPLACE TEMPORARY VIEW `_duplicates` AS
SELECT `first_name`, `last_name`, `npi`, `_file`, `_row`, `_load` FROM (
  SELECT *, rank() OVER (PARTITION BY `first_name`, `last_name`, `npi` ORDER BY update_dt DESC, _row DESC, _load DESC, _file DESC) AS _place
  FROM `workspace`.`healthintel360`.`gold_hcp_data`
) WHERE _place > 1;
MERGE INTO `workspace`.`healthintel360`.`gold_hcp_data` AS t
USING `_duplicates` AS s
ON t.`first_name` <=> s.`first_name` AND t.`last_name` <=> s.`last_name` AND t.`npi` <=> s.`npi` AND t.`_file` <=> s.`_file` AND t.`_row` <=> s.`_row` AND t.`_load` <=> s.`_load`
WHEN MATCHED THEN DELETE;
DROP VIEW `_duplicates`;

-- dedup gold_site_master (main_pipeline_config.csv:33)
CREATE OR REPLACE TEMPORARY VIEW `_duplicates` AS
SELECT `site_name`, `address`, `_file`, `_row`, `_load` FROM (
  SELECT *, rank() OVER (PARTITION BY `site_name`, `address` ORDER BY update_dt DESC, _row DESC, _load DESC, _file DESC) AS _place
  FROM `workspace`.`healthintel360`.`gold_site_master`
) WHERE _place > 1;
MERGE INTO `workspace`.`healthintel360`.`gold_site_master` AS t
USING `_duplicates` AS s
ON t.`site_name` <=> s.`site_name` AND t.`address` <=> s.`address` AND t.`_file` <=> s.`_file` AND t.`_row` <=> s.`_row` AND t.`_load` <=> s.`_load`
WHEN MATCHED THEN DELETE;
DROP VIEW `_duplicates`;

-- dedup gold_product_ref (main_pipeline_config.csv:34)
CREATE OR REPLACE TEMPORARY VIEW `_duplicates` AS
SELECT `product_id`, `product_name`, `category`, `_file`, `_row`, `_load` FROM (
  SELECT *, rank() OVER (PARTITION BY `product_id`, `product_name`, `category` ORDER BY update_dt DESC, _row DESC, _load DESC, _file DESC) AS _place
  FROM `workspace`.`healthintel360`.`gold_product_ref`
) WHERE _place > 1;
MERGE INTO `workspace`.`healthintel360`.`gold_product_ref` AS t
USING `_duplicates` AS s
ON t.`product_id` <=> s.`product_id` AND t.`product_name` <=> s.`product_name` AND t.`category` <=> s.`category` AND t.`_file` <=> s.`_file` AND t.`_row` <=> s.`_row` AND t.`_load` <=> s.`_load`
WHEN MATCHED THEN DELETE;
DROP VIEW `_duplicates`;

-- dedup gold_product_sales (main_pipeline_config.csv:35)
CREATE OR REPLACE TEMPORARY VIEW `_duplicates` AS
SELECT `sale_id`, `hcp_id`, `product_id`, `units_sold`, `_file`, `_row`, `_load` FROM (
  SELECT *, rank() OVER (PARTITION BY `sale_id`, `hcp_id`, `product_id`, `units_sold` ORDER BY update_dt DESC, _row DESC, _load DESC, _file DESC) AS _place
  FROM `workspace`.`healthintel360`.`gold_product_sales`
) WHERE _place > 1;
MERGE INTO `workspace`.`healthintel360`.`gold_product_sales` AS t
USING `_duplicates` AS s
ON t.`sale_id` <=> s.`sale_id` AND t.`hcp_id` <=> s.`hcp_id` AND t.`product_id` <=> s.`product_id` AND t.`units_sold` <=> s.`units_sold` AND t.`_file` <=> s.`_file` AND t.`_row` <=> s.`_row` AND t.`_load` <=> s.`_load`
WHEN MATCHED THEN DELETE;
DROP VIEW `_duplicates`;

-- dedup gold_shipment_data (main_pipeline_config.csv:36)
CREATE OR REPLACE TEMPORARY VIEW `_duplicates` AS
SELECT `shipment_id`, `site_id`, `product_id`, `delay_days`, `_file`, `_row`, `_load` FROM (
  SELECT *, rank() OVER (PARTITION BY `shipment_id`, `site_id`, `product_id`, `delay_days` ORDER BY update_dt DESC, _row DESC, _load DESC, _file DESC) AS _place
  FROM `workspace`.`healthintel360`.`gold_shipment_data`
) WHERE _place > 1;
MERGE INTO `workspace`.`healthintel360`.`gold_shipment_data` AS t
USING `_duplicates` AS s
ON t.`shipment_id` <=> s.`shipment_id` AND t.`site_id` <=> s.`site_id` AND t.`product_id` <=> s.`product_id` AND t.`delay_days` <=> s.`delay_days` AND t.`_file` <=> s.`_file` AND t.`_row` <=> s.`_row` AND t.`_load` <=> s.`_load`
WHEN MATCHED THEN DELETE;
DROP VIEW `_duplicates`;

-- dedup gold_hcp_feedback (main_pipeline_config.csv:37)
CREATE OR REPLACE TEMPORARY VIEW `_duplicates` AS
SELECT `hcp_id`, `product_id`, `rating`, `_file`, `_row`, `_load` FROM (
  SELECT *, rank() OVER (PARTITION BY `hcp_id`, `product_id`, `rating` ORDER BY update_dt DESC, _row DESC, _load DESC, _file DESC) AS _place
  FROM `workspace`.`healthintel360`.`gold_hcp_feedback`
) WHERE _place > 1;
MERGE INTO `workspace`.`healthintel360`.`gold_hcp_feedback` AS t
USING `_duplicates` AS s
ON t.`hcp_id` <=> s.`hcp_id` AND t.`product_id` <=> s.`product_id` AND t.`rating` <=> s.`rating` AND t.`_file` <=> s.`_file` AND t.`_row` <=> s.`_row` AND t.`_load` <=> s.`_load`
WHEN MATCHED THEN DELETE;
DROP VIEW `_duplicates`;
