-- extract hcp_data from hcp_data.csv (pipeline_config.csv:2)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360"."hcp_data" AS
SELECT "hcp_id",
  "first_name",
  "last_name",
  "npi",
  "specialty",
  "email",
  "phone",
  "site_id",
  "region",
  "active_flag",
  'hcp_data.csv' AS _file,
  _row,
  '2025-07-01 08:00:00' AS _load
FROM read_csv('hcp_data.csv', all_varchar = true);
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."unreadable_records" (
  "table_name" VARCHAR,
  "_file" VARCHAR,
  "_row" BIGINT,
  "reason" VARCHAR,
  "record" VARCHAR,
  "_load" VARCHAR,
  "line" BIGINT
);
DELETE FROM "workspace"."healthintel360"."unreadable_records" WHERE table_name = 'hcp_data';
COMMIT;

-- extract site_master from site_master.csv (pipeline_config.csv:3)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360"."site_master" AS
SELECT "site_id",
  "site_name",
  "region",
  "address",
  'site_master.csv' AS _file,
  _row,
  '2025-07-01 08:00:00' AS _load
FROM read_csv('site_master.csv', all_varchar = true);
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."unreadable_records" (
  "table_name" VARCHAR,
  "_file" VARCHAR,
  "_row" BIGINT,
  "reason" VARCHAR,
  "record" VARCHAR,
  "_load" VARCHAR,
  "line" BIGINT
);
DELETE FROM "workspace"."healthintel360"."unreadable_records" WHERE table_name = 'site_master';
COMMIT;

-- extract product_ref from product_ref.csv (pipeline_config.csv:4)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360"."product_ref" AS
SELECT "product_id",
  "product_name",
  "category",
  "launch_date",
  'product_ref.csv' AS _file,
  _row,
  '2025-07-01 08:00:00' AS _load
FROM read_csv('product_ref.csv', all_varchar = true);
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."unreadable_records" (
  "table_name" VARCHAR,
  "_file" VARCHAR,
  "_row" BIGINT,
  "reason" VARCHAR,
  "record" VARCHAR,
  "_load" VARCHAR,
  "line" BIGINT
);
DELETE FROM "workspace"."healthintel360"."unreadable_records" WHERE table_name = 'product_ref';
COMMIT;

-- extract product_sales from product_sales.csv (pipeline_config.csv:5)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360"."product_sales" AS
SELECT "sale_id",
  "hcp_id",
  "product_id",
  "units_sold",
  "sale_date",
  "region",
  'product_sales.csv' AS _file,
  _row,
  '2025-07-01 08:00:00' AS _load
FROM read_csv('product_sales.csv', all_varchar = true);
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."unreadable_records" (
  "table_name" VARCHAR,
  "_file" VARCHAR,
  "_row" BIGINT,
  "reason" VARCHAR,
  "record" VARCHAR,
  "_load" VARCHAR,
  "line" BIGINT
);
DELETE FROM "workspace"."healthintel360"."unreadable_records" WHERE table_name = 'product_sales';
COMMIT;

-- extract shipment_data from shipment_data.csv (pipeline_config.csv:6)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360"."shipment_data" AS
SELECT "shipment_id",
  "site_id",
  "product_id",
  "expected_delivery",
  "actual_delivery",
  "delay_days",
  'shipment_data.csv' AS _file,
  _row,
  '2025-07-01 08:00:00' AS _load
FROM read_csv('shipment_data.csv', all_varchar = true);
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."unreadable_records" (
  "table_name" VARCHAR,
  "_file" VARCHAR,
  "_row" BIGINT,
  "reason" VARCHAR,
  "record" VARCHAR,
  "_load" VARCHAR,
  "line" BIGINT
);
DELETE FROM "workspace"."healthintel360"."unreadable_records" WHERE table_name = 'shipment_data';
COMMIT;

-- extract hcp_feedback from hcp_feedback.json (pipeline_config.csv:7)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360"."hcp_feedback" AS
SELECT "hcp_id",
  "product_id",
  "rating",
  "comment",
  'hcp_feedback.json' AS _file,
  _row,
  '2025-07-01 08:00:00' AS _load
FROM read_csv('hcp_feedback.json', all_varchar = true);
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."unreadable_records" (
  "table_name" VARCHAR,
  "_file" VARCHAR,
  "_row" BIGINT,
  "reason" VARCHAR,
  "record" VARCHAR,
  "_load" VARCHAR,
  "line" BIGINT
);
DELETE FROM "workspace"."healthintel360"."unreadable_records" WHERE table_name = 'hcp_feedback';
COMMIT;

-- cleanse cleansed_hcp_data from hcp_data (main_pipeline_config.csv:2)
BEGIN;
CREATE OR REPLACE VIEW "workspace"."healthintel360"."cleansed_hcp_data" AS
SELECT nullif(upper(trim("hcp_id", ' ')), '') AS "hcp_id",
  nullif(upper(trim(regexp_replace("first_name", '[^A-Za-z0-9\s]', '', 'gs'), ' ')), '') AS "first_name",
  nullif(upper(trim(regexp_replace("last_name", '[^A-Za-z0-9\s]', '', 'gs'), ' ')), '') AS "last_name",
  nullif(trim("npi", ' '), '') AS "npi",
  nullif(CASE WHEN contains(trim("specialty", ' '), ' ') THEN array_to_string(list_transform(string_split(lower(trim("specialty", ' ')), ' '), lambda word: upper(word[1]) || word[2:]), ' ') ELSE upper(trim("specialty", ' ')[1]) || lower(trim("specialty", ' ')[2:]) END, '') AS "specialty",
  nullif(lower(trim("email", ' ')), '') AS "email",
  nullif(trim("phone", ' '), '') AS "phone",
  nullif(upper(trim("site_id", ' ')), '') AS "site_id",
  nullif(CASE WHEN contains(trim("region", ' '), ' ') THEN array_to_string(list_transform(string_split(lower(trim("region", ' ')), ' '), lambda word: upper(word[1]) || word[2:]), ' ') ELSE upper(trim("region", ' ')[1]) || lower(trim("region", ' ')[2:]) END, '') AS "region",
  nullif(upper(trim("active_flag", ' ')), '') AS "active_flag",
  "_file",
  "_row",
  "_load"
FROM "workspace"."healthintel360"."hcp_data";
COMMIT;

-- cleanse cleansed_site_master from site_master (main_pipeline_config.csv:3)
BEGIN;
CREATE OR REPLACE VIEW "workspace"."healthintel360"."cleansed_site_master" AS
SELECT nullif(upper(trim("site_id", ' ')), '') AS "site_id",
  nullif(upper(trim(regexp_replace("site_name", '[^A-Za-z0-9\s]', '', 'gs'), ' ')), '') AS "site_name",
  nullif(CASE WHEN contains(trim("region", ' '), ' ') THEN array_to_string(list_transform(string_split(lower(trim("region", ' ')), ' '), lambda word: upper(word[1]) || word[2:]), ' ') ELSE upper(trim("region", ' ')[1]) || lower(trim("region", ' ')[2:]) END, '') AS "region",
  nullif(upper(trim(regexp_replace("address", '[^A-Za-z0-9\s]', '', 'gs'), ' ')), '') AS "address",
  "_file",
  "_row",
  "_load"
FROM "workspace"."healthintel360"."site_master";
COMMIT;

-- cleanse cleansed_product_ref from product_ref (main_pipeline_config.csv:4)
BEGIN;
CREATE OR REPLACE VIEW "workspace"."healthintel360"."cleansed_product_ref" AS
SELECT nullif(upper(trim("product_id", ' ')), '') AS "product_id",
  nullif(upper(trim("product_name", ' ')), '') AS "product_name",
  nullif(CASE WHEN contains(trim("category", ' '), ' ') THEN array_to_string(list_transform(string_split(lower(trim("category", ' ')), ' '), lambda word: upper(word[1]) || word[2:]), ' ') ELSE upper(trim("category", ' ')[1]) || lower(trim("category", ' ')[2:]) END, '') AS "category",
  CASE WHEN CASE WHEN length(nullif(trim("launch_date", ' '), '')) = 10 AND CAST(TRY_CAST(nullif(trim("launch_date", ' '), '') AS DATE) AS VARCHAR) = nullif(trim("launch_date", ' '), '') THEN TRY_CAST(nullif(trim("launch_date", ' '), '') AS DATE) END >= DATE '0001-01-01' THEN nullif(trim("launch_date", ' '), '') END AS "launch_date",
  "_file",
  "_row",
  "_load"
FROM "workspace"."healthintel360"."product_ref";
COMMIT;

-- cleanse cleansed_product_sales from product_sales (main_pipeline_config.csv:5)
BEGIN;
CREATE OR REPLACE VIEW "workspace"."healthintel360"."cleansed_product_sales" AS
SELECT nullif(upper(trim("sale_id", ' ')), '') AS "sale_id",
  nullif(upper(trim("hcp_id", ' ')), '') AS "hcp_id",
  nullif(upper(trim("product_id", ' ')), '') AS "product_id",
  nullif(trim("units_sold", ' '), '') AS "units_sold",
  CASE WHEN CASE WHEN length(nullif(trim("sale_date", ' '), '')) = 10 AND CAST(TRY_CAST(nullif(trim("sale_date", ' '), '') AS DATE) AS VARCHAR) = nullif(trim("sale_date", ' '), '') THEN TRY_CAST(nullif(trim("sale_date", ' '), '') AS DATE) END >= DATE '0001-01-01' THEN nullif(trim("sale_date", ' '), '') END AS "sale_date",
  nullif(CASE WHEN contains(trim("region", ' '), ' ') THEN array_to_string(list_transform(string_split(lower(trim("region", ' ')), ' '), lambda word: upper(word[1]) || word[2:]), ' ') ELSE upper(trim("region", ' ')[1]) || lower(trim("region", ' ')[2:]) END, '') AS "region",
  "_file",
  "_row",
  "_load"
FROM "workspace"."healthintel360"."product_sales";
COMMIT;

-- cleanse cleansed_shipment_data from shipment_data (main_pipeline_config.csv:6)
BEGIN;
CREATE OR REPLACE VIEW "workspace"."healthintel360"."cleansed_shipment_data" AS
SELECT nullif(upper(trim("shipment_id", ' ')), '') AS "shipment_id",
  nullif(upper(trim("site_id", ' ')), '') AS "site_id",
  nullif(upper(trim("product_id", ' ')), '') AS "product_id",
  CASE WHEN CASE WHEN length(nullif(trim("expected_delivery", ' '), '')) = 10 AND CAST(TRY_CAST(nullif(trim("expected_delivery", ' '), '') AS DATE) AS VARCHAR) = nullif(trim("expected_delivery", ' '), '') THEN TRY_CAST(nullif(trim("expected_delivery", ' '), '') AS DATE) END >= DATE '0001-01-01' THEN nullif(trim("expected_delivery", ' '), '') END AS "expected_delivery",
  CASE WHEN CASE WHEN length(nullif(trim("actual_delivery", ' '), '')) = 10 AND CAST(TRY_CAST(nullif(trim("actual_delivery", ' '), '') AS DATE) AS VARCHAR) = nullif(trim("actual_delivery", ' '), '') THEN TRY_CAST(nullif(trim("actual_delivery", ' '), '') AS DATE) END >= DATE '0001-01-01' THEN nullif(trim("actual_delivery", ' '), '') END AS "actual_delivery",
  nullif(trim("delay_days", ' '), '') AS "delay_days",
  "_file",
  "_row",
  "_load"
FROM "workspace"."healthintel360"."shipment_data";
COMMIT;

-- cleanse cleansed_hcp_feedback from hcp_feedback (main_pipeline_config.csv:7)
BEGIN;
CREATE OR REPLACE VIEW "workspace"."healthintel360"."cleansed_hcp_feedback" AS
SELECT nullif(upper(trim("hcp_id", ' ')), '') AS "hcp_id",
  nullif(upper(trim("product_id", ' ')), '') AS "product_id",
  nullif(trim("rating", ' '), '') AS "rating",
  nullif(lower(trim(regexp_replace("comment", '[^A-Za-z0-9\s]', '', 'gs'), ' ')), '') AS "comment",
  "_file",
  "_row",
  "_load"
FROM "workspace"."healthintel360"."hcp_feedback";
COMMIT;

-- std std_hcp_data from cleansed_hcp_data (main_pipeline_config.csv:8)
BEGIN;
CREATE OR REPLACE VIEW "workspace"."healthintel360"."std_hcp_data" AS
SELECT "hcp_id",
  "first_name",
  "last_name",
  "npi",
  CASE WHEN "specialty" = 'Cardiology' THEN 'CARDIOLOGY'
    WHEN "specialty" = 'Endocrinology' THEN 'ENDOCRINOLOGY'
    WHEN "specialty" = 'Internal Medicine' THEN 'INTERNAL_MEDICINE'
    WHEN "specialty" = 'Neurology' THEN 'NEUROLOGY'
    WHEN "specialty" = 'Oncology' THEN 'ONCOLOGY'
    WHEN "specialty" = 'Pediatrics' THEN 'PEDIATRICS'
    ELSE "specialty" END AS "specialty",
  "email",
  CASE WHEN true THEN right(regexp_replace(regexp_replace("phone", '(?i)(x|ext).*$', '', 'gs'), '[^0-9]', '', 'gs'), 10)
    ELSE "phone" END AS "phone",
  "site_id",
  CASE WHEN "region" = 'North' THEN 'NORTH'
    WHEN "region" = 'South' THEN 'SOUTH'
    WHEN "region" = 'East' THEN 'EAST'
    WHEN "region" = 'West' THEN 'WEST'
    ELSE "region" END AS "region",
  CASE WHEN "active_flag" = 'Y' THEN 'ACTIVE'
    WHEN "active_flag" = 'YES' THEN 'ACTIVE'
    WHEN "active_flag" = '1' THEN 'ACTIVE'
    WHEN "active_flag" = 'N' THEN 'INACTIVE'
    WHEN "active_flag" = 'NO' THEN 'INACTIVE'
    WHEN "active_flag" = '0' THEN 'INACTIVE'
    ELSE "active_flag" END AS "active_flag",
  "_file",
  "_row",
  "_load"
FROM "workspace"."healthintel360"."cleansed_hcp_data";
COMMIT;

-- std std_site_master from cleansed_site_master (main_pipeline_config.csv:9)
BEGIN;
CREATE OR REPLACE VIEW "workspace"."healthintel360"."std_site_master" AS
SELECT "site_id",
  "site_name",
  CASE WHEN "region" = 'North' THEN 'NORTH'
    WHEN "region" = 'South' THEN 'SOUTH'
    WHEN "region" = 'East' THEN 'EAST'
    WHEN "region" = 'West' THEN 'WEST'
    ELSE "region" END AS "region",
  "address",
  "_file",
  "_row",
  "_load"
FROM "workspace"."healthintel360"."cleansed_site_master";
COMMIT;

-- std std_product_ref from cleansed_product_ref (main_pipeline_config.csv:10)
BEGIN;
CREATE OR REPLACE VIEW "workspace"."healthintel360"."std_product_ref" AS
SELECT "product_id",
  "product_name",
  CASE WHEN "category" = 'Cardio' THEN 'CARDIO'
    WHEN "category" = 'Diabetes' THEN 'DIABETES'
    WHEN "category" = 'Neuro' THEN 'NEURO'
    WHEN "category" = 'Oncology' THEN 'ONCOLOGY'
    ELSE "category" END AS "category",
  "launch_date",
  "_file",
  "_row",
  "_load"
FROM "workspace"."healthintel360"."cleansed_product_ref";
COMMIT;

-- std std_product_sales from cleansed_product_sales (main_pipeline_config.csv:11)
BEGIN;
CREATE OR REPLACE VIEW "workspace"."healthintel360"."std_product_sales" AS
SELECT "sale_id",
  "hcp_id",
  "product_id",
  "units_sold",
  "sale_date",
  CASE WHEN "region" = 'North' THEN 'NORTH'
    WHEN "region" = 'South' THEN 'SOUTH'
    WHEN "region" = 'East' THEN 'EAST'
    WHEN "region" = 'West' THEN 'WEST'
    ELSE "region" END AS "region",
  "_file",
  "_row",
  "_load"
FROM "workspace"."healthintel360"."cleansed_product_sales";
COMMIT;

-- std std_shipment_data from cleansed_shipment_data (main_pipeline_config.csv:12)
BEGIN;
CREATE OR REPLACE VIEW "workspace"."healthintel360"."std_shipment_data" AS
SELECT "shipment_id",
  "site_id",
  "product_id",
  "expected_delivery",
  "actual_delivery",
  CASE WHEN (regexp_full_match("delay_days", '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?', 's') AND TRY_CAST("delay_days" AS DOUBLE) < 0) THEN '0'
    ELSE "delay_days" END AS "delay_days",
  "_file",
  "_row",
  "_load"
FROM "workspace"."healthintel360"."cleansed_shipment_data";
COMMIT;

-- std std_hcp_feedback from cleansed_hcp_feedback (main_pipeline_config.csv:13)
BEGIN;
CREATE OR REPLACE VIEW "workspace"."healthintel360"."std_hcp_feedback" AS
SELECT "hcp_id",
  "product_id",
  CASE WHEN (regexp_full_match("rating", '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?', 's') AND TRY_CAST("rating" AS DOUBLE) < 0) THEN '0'
    ELSE "rating" END AS "rating",
  "comment",
  "_file",
  "_row",
  "_load"
FROM "workspace"."healthintel360"."cleansed_hcp_feedback";
COMMIT;

-- dq dq_hcp_data from std_hcp_data (main_pipeline_config.csv:14)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360"."dq_hcp_data" AS
SELECT "hcp_id",
  "first_name",
  "last_name",
  "npi",
  "specialty",
  "email",
  "phone",
  "site_id",
  "region",
  "active_flag",
  "_file",
  "_row",
  "_load",
  concat_ws(' | ', CASE WHEN ("hcp_id" IS NULL OR "hcp_id" = '') THEN 'HCP id is missing' END,
    CASE WHEN ("first_name" IS NULL OR "first_name" = '') THEN 'First name is missing' END,
    CASE WHEN ("last_name" IS NULL OR "last_name" = '') THEN 'Last name is missing' END,
    CASE WHEN "specialty" NOT IN ('CARDIOLOGY', 'ENDOCRINOLOGY', 'INTERNAL_MEDICINE', 'NEUROLOGY', 'ONCOLOGY', 'PEDIATRICS') THEN 'Specialty is unknown' END,
    CASE WHEN NOT regexp_matches("phone", '^[0-9]{10}$') THEN 'Phone is not ten digits' END,
    CASE WHEN "region" NOT IN ('NORTH', 'SOUTH', 'EAST', 'WEST') THEN 'Region is unknown' END) AS dq_chk
FROM (
  SELECT "hcp_id",
    "first_name",
    "last_name",
    "npi",
    "specialty",
    "email",
    "phone",
    "site_id",
    "region",
    "active_flag",
    "_file",
    "_row",
    "_load"
  FROM "workspace"."healthintel360"."std_hcp_data"
);
COMMIT;

-- dq dq_site_master from std_site_master (main_pipeline_config.csv:15)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360"."dq_site_master" AS
SELECT "site_id",
  "site_name",
  "region",
  "address",
  "_file",
  "_row",
  "_load",
  concat_ws(' | ', CASE WHEN ("site_id" IS NULL OR "site_id" = '') THEN 'Site id is missing' END,
    CASE WHEN ("site_name" IS NULL OR "site_name" = '') THEN 'Site name is missing' END,
    CASE WHEN "region" NOT IN ('NORTH', 'SOUTH', 'EAST', 'WEST') THEN 'Region is unknown' END) AS dq_chk
FROM (
  SELECT "site_id",
    "site_name",
    "region",
    "address",
    "_file",
    "_row",
    "_load"
  FROM "workspace"."healthintel360"."std_site_master"
);
COMMIT;

-- dq dq_product_ref from std_product_ref (main_pipeline_config.csv:16)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360"."dq_product_ref" AS
SELECT "product_id",
  "product_name",
  "category",
  "launch_date (text)" AS "launch_date",
  "_file",
  "_row",
  "_load",
  concat_ws(' | ', CASE WHEN ("product_id" IS NULL OR "product_id" = '') THEN 'Product id is missing' END,
    CASE WHEN ("product_name" IS NULL OR "product_name" = '') THEN 'Product name is missing' END,
    CASE WHEN "category" NOT IN ('CARDIO', 'DIABETES', 'NEURO', 'ONCOLOGY') THEN 'Category is unknown' END,
    CASE WHEN "launch_date (text)" <> '' AND "launch_date" IS NULL THEN 'launch_date: not a valid DATE' END) AS dq_chk
FROM (
  SELECT "product_id",
    "product_name",
    "category",
    "launch_date" AS "launch_date (text)", CASE WHEN length("launch_date") = 10 AND CAST(TRY_CAST("launch_date" AS DATE) AS VARCHAR) = "launch_date" THEN TRY_CAST("launch_date" AS DATE) END AS "launch_date",
    "_file",
    "_row",
    "_load"
  FROM "workspace"."healthintel360"."std_product_ref"
);
COMMIT;

-- dq dq_product_sales from std_product_sales (main_pipeline_config.csv:17)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360"."dq_product_sales" AS
SELECT "sale_id",
  "hcp_id",
  "product_id",
  "units_sold (text)" AS "units_sold",
  "sale_date (text)" AS "sale_date",
  "region",
  "_file",
  "_row",
  "_load",
  concat_ws(' | ', CASE WHEN ("sale_id" IS NULL OR "sale_id" = '') THEN 'Sale id is missing' END,
    CASE WHEN ("hcp_id" IS NULL OR "hcp_id" = '') THEN 'HCP id is missing' END,
    CASE WHEN ("product_id" IS NULL OR "product_id" = '') THEN 'Product id is missing' END,
    CASE WHEN ("units_sold (text)" IS NULL OR "units_sold (text)" = '') THEN 'Units sold are missing' END,
    CASE WHEN NOT (units_sold > 0
) THEN 'Units sold are not above zero' END,
    CASE WHEN "region" NOT IN ('NORTH', 'SOUTH', 'EAST', 'WEST') THEN 'Region is unknown' END,
    CASE WHEN "units_sold (text)" <> '' AND "units_sold" IS NULL THEN 'units_sold: not a valid INTEGER' END,
    CASE WHEN "sale_date (text)" <> '' AND "sale_date" IS NULL THEN 'sale_date: not a valid DATE' END) AS dq_chk
FROM (
  SELECT "sale_id",
    "hcp_id",
    "product_id",
    "units_sold" AS "units_sold (text)", CASE WHEN CAST(TRY_CAST("units_sold" AS INTEGER) AS VARCHAR) = "units_sold" OR regexp_full_match("units_sold", '[+-]?[0-9]+') THEN TRY_CAST("units_sold" AS INTEGER) END AS "units_sold",
    "sale_date" AS "sale_date (text)", CASE WHEN length("sale_date") = 10 AND CAST(TRY_CAST("sale_date" AS DATE) AS VARCHAR) = "sale_date" THEN TRY_CAST("sale_date" AS DATE) END AS "sale_date",
    "region",
    "_file",
    "_row",
    "_load"
  FROM "workspace"."healthintel360"."std_product_sales"
);
COMMIT;

-- dq dq_shipment_data from std_shipment_data (main_pipeline_config.csv:18)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360"."dq_shipment_data" AS
SELECT "shipment_id",
  "site_id",
  "product_id",
  "expected_delivery (text)" AS "expected_delivery",
  "actual_delivery (text)" AS "actual_delivery",
  "delay_days (text)" AS "delay_days",
  "_file",
  "_row",
  "_load",
  concat_ws(' | ', CASE WHEN ("shipment_id" IS NULL OR "shipment_id" = '') THEN 'Shipment id is missing' END,
    CASE WHEN ("site_id" IS NULL OR "site_id" = '') THEN 'Site id is missing' END,
    CASE WHEN ("product_id" IS NULL OR "product_id" = '') THEN 'Product id is missing' END,
    CASE WHEN NOT (delay_days <= 60
) THEN 'Delay is longer than 60 days' END,
    CASE WHEN "expected_delivery (text)" <> '' AND "expected_delivery" IS NULL THEN 'expected_delivery: not a valid DATE' END,
    CASE WHEN "actual_delivery (text)" <> '' AND "actual_delivery" IS NULL THEN 'actual_delivery: not a valid DATE' END,
    CASE WHEN "delay_days (text)" <> '' AND "delay_days" IS NULL THEN 'delay_days: not a valid INTEGER' END) AS dq_chk
FROM (
  SELECT "shipment_id",
    "site_id",
    "product_id",
    "expected_delivery" AS "expected_delivery (text)", CASE WHEN length("expected_delivery") = 10 AND CAST(TRY_CAST("expected_delivery" AS DATE) AS VARCHAR) = "expected_delivery" THEN TRY_CAST("expected_delivery" AS DATE) END AS "expected_delivery",
    "actual_delivery" AS "actual_delivery (text)", CASE WHEN length("actual_delivery") = 10 AND CAST(TRY_CAST("actual_delivery" AS DATE) AS VARCHAR) = "actual_delivery" THEN TRY_CAST("actual_delivery" AS DATE) END AS "actual_delivery",
    "delay_days" AS "delay_days (text)", CASE WHEN CAST(TRY_CAST("delay_days" AS INTEGER) AS VARCHAR) = "delay_days" OR regexp_full_match("delay_days", '[+-]?[0-9]+') THEN TRY_CAST("delay_days" AS INTEGER) END AS "delay_days",
    "_file",
    "_row",
    "_load"
  FROM "workspace"."healthintel360"."std_shipment_data"
);
COMMIT;

-- dq dq_hcp_feedback from std_hcp_feedback (main_pipeline_config.csv:19)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360"."dq_hcp_feedback" AS
SELECT "hcp_id",
  "product_id",
  "rating (text)" AS "rating",
  "comment",
  "_file",
  "_row",
  "_load",
  concat_ws(' | ', CASE WHEN ("hcp_id" IS NULL OR "hcp_id" = '') THEN 'HCP id is missing' END,
    CASE WHEN ("product_id" IS NULL OR "product_id" = '') THEN 'Product id is missing' END,
    CASE WHEN "rating (text)" NOT IN ('1', '2', '3', '4', '5') THEN 'Rating is not 1 to 5' END,
    CASE WHEN "rating (text)" <> '' AND "rating" IS NULL THEN 'rating: not a valid INTEGER' END) AS dq_chk
FROM (
  SELECT "hcp_id",
    "product_id",
    "rating" AS "rating (text)", CASE WHEN CAST(TRY_CAST("rating" AS INTEGER) AS VARCHAR) = "rating" OR regexp_full_match("rating", '[+-]?[0-9]+') THEN TRY_CAST("rating" AS INTEGER) END AS "rating",
    "comment",
    "_file",
    "_row",
    "_load"
  FROM "workspace"."healthintel360"."std_hcp_feedback"
);
COMMIT;

-- stage stage_hcp_data from dq_hcp_data (main_pipeline_config.csv:20)
BEGIN;
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."stage_hcp_data" (
  "hcp_id" VARCHAR,
  "first_name" VARCHAR,
  "last_name" VARCHAR,
  "npi" VARCHAR,
  "specialty" VARCHAR,
  "email" VARCHAR,
  "phone" VARCHAR,
  "site_id" VARCHAR,
  "region" VARCHAR,
  "active_flag" VARCHAR,
  "_file" VARCHAR,
  "_row" BIGINT,
  "_load" VARCHAR,
  "create_dt" TIMESTAMP,
  "update_dt" TIMESTAMP
);
CREATE OR REPLACE TEMP TABLE "_incoming" AS
SELECT typed.* FROM (
SELECT "hcp_id",
  "first_name",
  "last_name",
  "npi",
  "specialty",
  "email",
  "phone",
  "site_id",
  "region",
  "active_flag",
  _file,
  _row,
  _load
FROM "workspace"."healthintel360"."dq_hcp_data" WHERE dq_chk = ''
) AS typed
ANTI JOIN (
  SELECT "hcp_id", max(_row) AS _last
  FROM "workspace"."healthintel360"."dq_hcp_data" WHERE dq_chk = ''
  GROUP BY "hcp_id" HAVING count(*) > 1
) AS repeated
ON typed."hcp_id" IS NOT DISTINCT FROM repeated."hcp_id" AND typed._row < repeated._last;
CREATE OR REPLACE TEMP TABLE "_figures" AS
SELECT (SELECT count(*) FROM "workspace"."healthintel360"."dq_hcp_data" WHERE dq_chk = '') AS read,
  count(*) AS kept,
  count(t._there) AS matched,
  count(CASE WHEN t._there AND t."first_name" IS NOT DISTINCT FROM s."first_name" AND t."last_name" IS NOT DISTINCT FROM s."last_name" AND t."npi" IS NOT DISTINCT FROM s."npi" AND t."specialty" IS NOT DISTINCT FROM s."specialty" AND t."email" IS NOT DISTINCT FROM s."email" AND t."phone" IS NOT DISTINCT FROM s."phone" AND t."site_id" IS NOT DISTINCT FROM s."site_id" AND t."region" IS NOT DISTINCT FROM s."region" AND t."active_flag" IS NOT DISTINCT FROM s."active_flag" THEN 1 END) AS unchanged
FROM _incoming AS s LEFT JOIN (SELECT *, true AS _there FROM "workspace"."healthintel360"."stage_hcp_data") AS t ON t."hcp_id" IS NOT DISTINCT FROM s."hcp_id";
MERGE INTO "workspace"."healthintel360"."stage_hcp_data" AS t
USING _incoming AS s
ON t."hcp_id" IS NOT DISTINCT FROM s."hcp_id"
WHEN MATCHED AND (t."first_name" IS DISTINCT FROM s."first_name" OR t."last_name" IS DISTINCT FROM s."last_name" OR t."npi" IS DISTINCT FROM s."npi" OR t."specialty" IS DISTINCT FROM s."specialty" OR t."email" IS DISTINCT FROM s."email" OR t."phone" IS DISTINCT FROM s."phone" OR t."site_id" IS DISTINCT FROM s."site_id" OR t."region" IS DISTINCT FROM s."region" OR t."active_flag" IS DISTINCT FROM s."active_flag")
  THEN UPDATE SET "first_name" = s."first_name", "last_name" = s."last_name", "npi" = s."npi", "specialty" = s."specialty", "email" = s."email", "phone" = s."phone", "site_id" = s."site_id", "region" = s."region", "active_flag" = s."active_flag", "_file" = s."_file", "_row" = s."_row", "_load" = s."_load", update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT ("hcp_id", "first_name", "last_name", "npi", "specialty", "email", "phone", "site_id", "region", "active_flag", "_file", "_row", "_load", create_dt, update_dt)
  VALUES (s."hcp_id", s."first_name", s."last_name", s."npi", s."specialty", s."email", s."phone", s."site_id", s."region", s."active_flag", s."_file", s."_row", s."_load", TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP TABLE temp."_incoming";
DROP TABLE temp."_figures";
COMMIT;

-- stage stage_site_master from dq_site_master (main_pipeline_config.csv:21)
BEGIN;
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."stage_site_master" (
  "site_id" VARCHAR,
  "site_name" VARCHAR,
  "region" VARCHAR,
  "address" VARCHAR,
  "_file" VARCHAR,
  "_row" BIGINT,
  "_load" VARCHAR,
  "create_dt" TIMESTAMP,
  "update_dt" TIMESTAMP
);
CREATE OR REPLACE TEMP TABLE "_incoming" AS
SELECT typed.* FROM (
SELECT "site_id",
  "site_name",
  "region",
  "address",
  _file,
  _row,
  _load
FROM "workspace"."healthintel360"."dq_site_master" WHERE dq_chk = ''
) AS typed
ANTI JOIN (
  SELECT "site_id", max(_row) AS _last
  FROM "workspace"."healthintel360"."dq_site_master" WHERE dq_chk = ''
  GROUP BY "site_id" HAVING count(*) > 1
) AS repeated
ON typed."site_id" IS NOT DISTINCT FROM repeated."site_id" AND typed._row < repeated._last;
CREATE OR REPLACE TEMP TABLE "_figures" AS
SELECT (SELECT count(*) FROM "workspace"."healthintel360"."dq_site_master" WHERE dq_chk = '') AS read,
  count(*) AS kept,
  count(t._there) AS matched,
  count(CASE WHEN t._there AND t."site_name" IS NOT DISTINCT FROM s."site_name" AND t."region" IS NOT DISTINCT FROM s."region" AND t."address" IS NOT DISTINCT FROM s."address" THEN 1 END) AS unchanged
FROM _incoming AS s LEFT JOIN (SELECT *, true AS _there FROM "workspace"."healthintel360"."stage_site_master") AS t ON t."site_id" IS NOT DISTINCT FROM s."site_id";
MERGE INTO "workspace"."healthintel360"."stage_site_master" AS t
USING _incoming AS s
ON t."site_id" IS NOT DISTINCT FROM s."site_id"
WHEN MATCHED AND (t."site_name" IS DISTINCT FROM s."site_name" OR t."region" IS DISTINCT FROM s."region" OR t."address" IS DISTINCT FROM s."address")
  THEN UPDATE SET "site_name" = s."site_name", "region" = s."region", "address" = s."address", "_file" = s."_file", "_row" = s."_row", "_load" = s."_load", update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT ("site_id", "site_name", "region", "address", "_file", "_row", "_load", create_dt, update_dt)
  VALUES (s."site_id", s."site_name", s."region", s."address", s."_file", s."_row", s."_load", TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP TABLE temp."_incoming";
DROP TABLE temp."_figures";
COMMIT;

-- stage stage_product_ref from dq_product_ref (main_pipeline_config.csv:22)
BEGIN;
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."stage_product_ref" (
  "product_id" VARCHAR,
  "product_name" VARCHAR,
  "category" VARCHAR,
  "launch_date" DATE,
  "_file" VARCHAR,
  "_row" BIGINT,
  "_load" VARCHAR,
  "create_dt" TIMESTAMP,
  "update_dt" TIMESTAMP
);
CREATE OR REPLACE TEMP TABLE "_incoming" AS
SELECT typed.* FROM (
SELECT "product_id",
  "product_name",
  "category",
  CASE WHEN length("launch_date") = 10 AND CAST(TRY_CAST("launch_date" AS DATE) AS VARCHAR) = "launch_date" THEN TRY_CAST("launch_date" AS DATE) END AS "launch_date",
  _file,
  _row,
  _load
FROM "workspace"."healthintel360"."dq_product_ref" WHERE dq_chk = ''
) AS typed
ANTI JOIN (
  SELECT "product_id", max(_row) AS _last
  FROM "workspace"."healthintel360"."dq_product_ref" WHERE dq_chk = ''
  GROUP BY "product_id" HAVING count(*) > 1
) AS repeated
ON typed."product_id" IS NOT DISTINCT FROM repeated."product_id" AND typed._row < repeated._last;
CREATE OR REPLACE TEMP TABLE "_figures" AS
SELECT (SELECT count(*) FROM "workspace"."healthintel360"."dq_product_ref" WHERE dq_chk = '') AS read,
  count(*) AS kept,
  count(t._there) AS matched,
  count(CASE WHEN t._there AND t."product_name" IS NOT DISTINCT FROM s."product_name" AND t."category" IS NOT DISTINCT FROM s."category" AND t."launch_date" IS NOT DISTINCT FROM s."launch_date" THEN 1 END) AS unchanged
FROM _incoming AS s LEFT JOIN (SELECT *, true AS _there FROM "workspace"."healthintel360"."stage_product_ref") AS t ON t."product_id" IS NOT DISTINCT FROM s."product_id";
MERGE INTO "workspace"."healthintel360"."stage_product_ref" AS t
USING _incoming AS s
ON t."product_id" IS NOT DISTINCT FROM s."product_id"
WHEN MATCHED AND (t."product_name" IS DISTINCT FROM s."product_name" OR t."category" IS DISTINCT FROM s."category" OR t."launch_date" IS DISTINCT FROM s."launch_date")
  THEN UPDATE SET "product_name" = s."product_name", "category" = s."category", "launch_date" = s."launch_date", "_file" = s."_file", "_row" = s."_row", "_load" = s."_load", update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT ("product_id", "product_name", "category", "launch_date", "_file", "_row", "_load", create_dt, update_dt)
  VALUES (s."product_id", s."product_name", s."category", s."launch_date", s."_file", s."_row", s."_load", TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP TABLE temp."_incoming";
DROP TABLE temp."_figures";
COMMIT;

-- stage stage_product_sales from dq_product_sales (main_pipeline_config.csv:23)
BEGIN;
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."stage_product_sales" (
  "sale_id" VARCHAR,
  "hcp_id" VARCHAR,
  "product_id" VARCHAR,
  "units_sold" INTEGER,
  "sale_date" DATE,
  "region" VARCHAR,
  "_file" VARCHAR,
  "_row" BIGINT,
  "_load" VARCHAR,
  "create_dt" TIMESTAMP,
  "update_dt" TIMESTAMP
);
CREATE OR REPLACE TEMP TABLE "_incoming" AS
SELECT typed.* FROM (
SELECT "sale_id",
  "hcp_id",
  "product_id",
  CASE WHEN CAST(TRY_CAST("units_sold" AS INTEGER) AS VARCHAR) = "units_sold" OR regexp_full_match("units_sold", '[+-]?[0-9]+') THEN TRY_CAST("units_sold" AS INTEGER) END AS "units_sold",
  CASE WHEN length("sale_date") = 10 AND CAST(TRY_CAST("sale_date" AS DATE) AS VARCHAR) = "sale_date" THEN TRY_CAST("sale_date" AS DATE) END AS "sale_date",
  "region",
  _file,
  _row,
  _load
FROM "workspace"."healthintel360"."dq_product_sales" WHERE dq_chk = ''
) AS typed
ANTI JOIN (
  SELECT "sale_id", max(_row) AS _last
  FROM "workspace"."healthintel360"."dq_product_sales" WHERE dq_chk = ''
  GROUP BY "sale_id" HAVING count(*) > 1
) AS repeated
ON typed."sale_id" IS NOT DISTINCT FROM repeated."sale_id" AND typed._row < repeated._last;
CREATE OR REPLACE TEMP TABLE "_figures" AS
SELECT (SELECT count(*) FROM "workspace"."healthintel360"."dq_product_sales" WHERE dq_chk = '') AS read,
  count(*) AS kept,
  count(t._there) AS matched,
  count(CASE WHEN t._there AND t."hcp_id" IS NOT DISTINCT FROM s."hcp_id" AND t."product_id" IS NOT DISTINCT FROM s."product_id" AND t."units_sold" IS NOT DISTINCT FROM s."units_sold" AND t."sale_date" IS NOT DISTINCT FROM s."sale_date" AND t."region" IS NOT DISTINCT FROM s."region" THEN 1 END) AS unchanged
FROM _incoming AS s LEFT JOIN (SELECT *, true AS _there FROM "workspace"."healthintel360"."stage_product_sales") AS t ON t."sale_id" IS NOT DISTINCT FROM s."sale_id";
MERGE INTO "workspace"."healthintel360"."stage_product_sales" AS t
USING _incoming AS s
ON t."sale_id" IS NOT DISTINCT FROM s."sale_id"
WHEN MATCHED AND (t."hcp_id" IS DISTINCT FROM s."hcp_id" OR t."product_id" IS DISTINCT FROM s."product_id" OR t."units_sold" IS DISTINCT FROM s."units_sold" OR t."sale_date" IS DISTINCT FROM s."sale_date" OR t."region" IS DISTINCT FROM s."region")
  THEN UPDATE SET "hcp_id" = s."hcp_id", "product_id" = s."product_id", "units_sold" = s."units_sold", "sale_date" = s."sale_date", "region" = s."region", "_file" = s."_file", "_row" = s."_row", "_load" = s."_load", update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT ("sale_id", "hcp_id", "product_id", "units_sold", "sale_date", "region", "_file", "_row", "_load", create_dt, update_dt)
  VALUES (s."sale_id", s."hcp_id", s."product_id", s."units_sold", s."sale_date", s."region", s."_file", s."_row", s."_load", TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP TABLE temp."_incoming";
DROP TABLE temp."_figures";
COMMIT;

-- stage stage_shipment_data from dq_shipment_data (main_pipeline_config.csv:24)
BEGIN;
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."stage_shipment_data" (
  "shipment_id" VARCHAR,
  "site_id" VARCHAR,
  "product_id" VARCHAR,
  "expected_delivery" DATE,
  "actual_delivery" DATE,
  "delay_days" INTEGER,
  "_file" VARCHAR,
  "_row" BIGINT,
  "_load" VARCHAR,
  "create_dt" TIMESTAMP,
  "update_dt" TIMESTAMP
);
CREATE OR REPLACE TEMP TABLE "_incoming" AS
SELECT typed.* FROM (
SELECT "shipment_id",
  "site_id",
  "product_id",
  CASE WHEN length("expected_delivery") = 10 AND CAST(TRY_CAST("expected_delivery" AS DATE) AS VARCHAR) = "expected_delivery" THEN TRY_CAST("expected_delivery" AS DATE) END AS "expected_delivery",
  CASE WHEN length("actual_delivery") = 10 AND CAST(TRY_CAST("actual_delivery" AS DATE) AS VARCHAR) = "actual_delivery" THEN TRY_CAST("actual_delivery" AS DATE) END AS "actual_delivery",
  CASE WHEN CAST(TRY_CAST("delay_days" AS INTEGER) AS VARCHAR) = "delay_days" OR regexp_full_match("delay_days", '[+-]?[0-9]+') THEN TRY_CAST("delay_days" AS INTEGER) END AS "delay_days",
  _file,
  _row,
  _load
FROM "workspace"."healthintel360"."dq_shipment_data" WHERE dq_chk = ''
) AS typed
ANTI JOIN (
  SELECT "shipment_id", max(_row) AS _last
  FROM "workspace"."healthintel360"."dq_shipment_data" WHERE dq_chk = ''
  GROUP BY "shipment_id" HAVING count(*) > 1
) AS repeated
ON typed."shipment_id" IS NOT DISTINCT FROM repeated."shipment_id" AND typed._row < repeated._last;
CREATE OR REPLACE TEMP TABLE "_figures" AS
SELECT (SELECT count(*) FROM "workspace"."healthintel360"."dq_shipment_data" WHERE dq_chk = '') AS read,
  count(*) AS kept,
  count(t._there) AS matched,
  count(CASE WHEN t._there AND t."site_id" IS NOT DISTINCT FROM s."site_id" AND t."product_id" IS NOT DISTINCT FROM s."product_id" AND t."expected_delivery" IS NOT DISTINCT FROM s."expected_delivery" AND t."actual_delivery" IS NOT DISTINCT FROM s."actual_delivery" AND t."delay_days" IS NOT DISTINCT FROM s."delay_days" THEN 1 END) AS unchanged
FROM _incoming AS s LEFT JOIN (SELECT *, true AS _there FROM "workspace"."healthintel360"."stage_shipment_data") AS t ON t."shipment_id" IS NOT DISTINCT FROM s."shipment_id";
MERGE INTO "workspace"."healthintel360"."stage_shipment_data" AS t
USING _incoming AS s
ON t."shipment_id" IS NOT DISTINCT FROM s."shipment_id"
WHEN MATCHED AND (t."site_id" IS DISTINCT FROM s."site_id" OR t."product_id" IS DISTINCT FROM s."product_id" OR t."expected_delivery" IS DISTINCT FROM s."expected_delivery" OR t."actual_delivery" IS DISTINCT FROM s."actual_delivery" OR t."delay_days" IS DISTINCT FROM s."delay_days")
  THEN UPDATE SET "site_id" = s."site_id", "product_id" = s."product_id", "expected_delivery" = s."expected_delivery", "actual_delivery" = s."actual_delivery", "delay_days" = s."delay_days", "_file" = s."_file", "_row" = s."_row", "_load" = s."_load", update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT ("shipment_id", "site_id", "product_id", "expected_delivery", "actual_delivery", "delay_days", "_file", "_row", "_load", create_dt, update_dt)
  VALUES (s."shipment_id", s."site_id", s."product_id", s."expected_delivery", s."actual_delivery", s."delay_days", s."_file", s."_row", s."_load", TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP TABLE temp."_incoming";
DROP TABLE temp."_figures";
COMMIT;

-- stage stage_hcp_feedback from dq_hcp_feedback (main_pipeline_config.csv:25)
BEGIN;
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."stage_hcp_feedback" (
  "hcp_id" VARCHAR,
  "product_id" VARCHAR,
  "rating" INTEGER,
  "comment" VARCHAR,
  "_file" VARCHAR,
  "_row" BIGINT,
  "_load" VARCHAR,
  "create_dt" TIMESTAMP,
  "update_dt" TIMESTAMP
);
CREATE OR REPLACE TEMP TABLE "_incoming" AS
SELECT typed.* FROM (
SELECT "hcp_id",
  "product_id",
  CASE WHEN CAST(TRY_CAST("rating" AS INTEGER) AS VARCHAR) = "rating" OR regexp_full_match("rating", '[+-]?[0-9]+') THEN TRY_CAST("rating" AS INTEGER) END AS "rating",
  "comment",
  _file,
  _row,
  _load
FROM "workspace"."healthintel360"."dq_hcp_feedback" WHERE dq_chk = ''
) AS typed
ANTI JOIN (
  SELECT "hcp_id", "product_id", "comment", max(_row) AS _last
  FROM "workspace"."healthintel360"."dq_hcp_feedback" WHERE dq_chk = ''
  GROUP BY "hcp_id", "product_id", "comment" HAVING count(*) > 1
) AS repeated
ON typed."hcp_id" IS NOT DISTINCT FROM repeated."hcp_id" AND typed."product_id" IS NOT DISTINCT FROM repeated."product_id" AND typed."comment" IS NOT DISTINCT FROM repeated."comment" AND typed._row < repeated._last;
CREATE OR REPLACE TEMP TABLE "_figures" AS
SELECT (SELECT count(*) FROM "workspace"."healthintel360"."dq_hcp_feedback" WHERE dq_chk = '') AS read,
  count(*) AS kept,
  count(t._there) AS matched,
  count(CASE WHEN t._there AND t."rating" IS NOT DISTINCT FROM s."rating" THEN 1 END) AS unchanged
FROM _incoming AS s LEFT JOIN (SELECT *, true AS _there FROM "workspace"."healthintel360"."stage_hcp_feedback") AS t ON t."hcp_id" IS NOT DISTINCT FROM s."hcp_id" AND t."product_id" IS NOT DISTINCT FROM s."product_id" AND t."comment" IS NOT DISTINCT FROM s."comment";
MERGE INTO "workspace"."healthintel360"."stage_hcp_feedback" AS t
USING _incoming AS s
ON t."hcp_id" IS NOT DISTINCT FROM s."hcp_id" AND t."product_id" IS NOT DISTINCT FROM s."product_id" AND t."comment" IS NOT DISTINCT FROM s."comment"
WHEN MATCHED AND (t."rating" IS DISTINCT FROM s."rating")
  THEN UPDATE SET "rating" = s."rating", "_file" = s."_file", "_row" = s."_row", "_load" = s."_load", update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT ("hcp_id", "product_id", "rating", "comment", "_file", "_row", "_load", create_dt, update_dt)
  VALUES (s."hcp_id", s."product_id", s."rating", s."comment", s."_file", s."_row", s."_load", TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP TABLE temp."_incoming";
DROP TABLE temp."_figures";
COMMIT;

-- ingest gold_hcp_data from stage_hcp_data (main_pipeline_config.csv:26)
BEGIN;
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."gold_hcp_data" (
  "hcp_id" VARCHAR,
  "first_name" VARCHAR,
  "last_name" VARCHAR,
  "npi" VARCHAR,
  "specialty" VARCHAR,
  "email" VARCHAR,
  "phone" VARCHAR,
  "site_id" VARCHAR,
  "region" VARCHAR,
  "active_flag" VARCHAR,
  "_file" VARCHAR,
  "_row" BIGINT,
  "_load" VARCHAR,
  "create_dt" TIMESTAMP,
  "update_dt" TIMESTAMP
);
CREATE OR REPLACE TEMP TABLE "_incoming" AS
SELECT "hcp_id",
  "first_name",
  "last_name",
  "npi",
  "specialty",
  "email",
  "phone",
  "site_id",
  "region",
  "active_flag",
  _file,
  _row,
  _load
FROM "workspace"."healthintel360"."stage_hcp_data" WHERE update_dt > coalesce((SELECT max(update_dt) FROM "workspace"."healthintel360"."gold_hcp_data"), TIMESTAMP '0001-01-01 00:00:00');
CREATE OR REPLACE TEMP TABLE "_figures" AS
SELECT (SELECT count(*) FROM "workspace"."healthintel360"."stage_hcp_data" WHERE update_dt > coalesce((SELECT max(update_dt) FROM "workspace"."healthintel360"."gold_hcp_data"), TIMESTAMP '0001-01-01 00:00:00')) AS read,
  count(*) AS kept,
  count(t._there) AS matched,
  count(CASE WHEN t._there AND t."first_name" IS NOT DISTINCT FROM s."first_name" AND t."last_name" IS NOT DISTINCT FROM s."last_name" AND t."npi" IS NOT DISTINCT FROM s."npi" AND t."specialty" IS NOT DISTINCT FROM s."specialty" AND t."email" IS NOT DISTINCT FROM s."email" AND t."phone" IS NOT DISTINCT FROM s."phone" AND t."site_id" IS NOT DISTINCT FROM s."site_id" AND t."region" IS NOT DISTINCT FROM s."region" AND t."active_flag" IS NOT DISTINCT FROM s."active_flag" THEN 1 END) AS unchanged
FROM _incoming AS s LEFT JOIN (SELECT *, true AS _there FROM "workspace"."healthintel360"."gold_hcp_data") AS t ON t."hcp_id" IS NOT DISTINCT FROM s."hcp_id";
MERGE INTO "workspace"."healthintel360"."gold_hcp_data" AS t
USING _incoming AS s
ON t."hcp_id" IS NOT DISTINCT FROM s."hcp_id"
WHEN MATCHED AND (t."first_name" IS DISTINCT FROM s."first_name" OR t."last_name" IS DISTINCT FROM s."last_name" OR t."npi" IS DISTINCT FROM s."npi" OR t."specialty" IS DISTINCT FROM s."specialty" OR t."email" IS DISTINCT FROM s."email" OR t."phone" IS DISTINCT FROM s."phone" OR t."site_id" IS DISTINCT FROM s."site_id" OR t."region" IS DISTINCT FROM s."region" OR t."active_flag" IS DISTINCT FROM s."active_flag")
  THEN UPDATE SET "first_name" = s."first_name", "last_name" = s."last_name", "npi" = s."npi", "specialty" = s."specialty", "email" = s."email", "phone" = s."phone", "site_id" = s."site_id", "region" = s."region", "active_flag" = s."active_flag", "_file" = s."_file", "_row" = s."_row", "_load" = s."_load", update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT ("hcp_id", "first_name", "last_name", "npi", "specialty", "email", "phone", "site_id", "region", "active_flag", "_file", "_row", "_load", create_dt, update_dt)
  VALUES (s."hcp_id", s."first_name", s."last_name", s."npi", s."specialty", s."email", s."phone", s."site_id", s."region", s."active_flag", s."_file", s."_row", s."_load", TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP TABLE temp."_incoming";
DROP TABLE temp."_figures";
COMMIT;

-- ingest gold_site_master from stage_site_master (main_pipeline_config.csv:27)
BEGIN;
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."gold_site_master" (
  "site_id" VARCHAR,
  "site_name" VARCHAR,
  "region" VARCHAR,
  "address" VARCHAR,
  "_file" VARCHAR,
  "_row" BIGINT,
  "_load" VARCHAR,
  "create_dt" TIMESTAMP,
  "update_dt" TIMESTAMP
);
CREATE OR REPLACE TEMP TABLE "_incoming" AS
SELECT "site_id",
  "site_name",
  "region",
  "address",
  _file,
  _row,
  _load
FROM "workspace"."healthintel360"."stage_site_master" WHERE update_dt > coalesce((SELECT max(update_dt) FROM "workspace"."healthintel360"."gold_site_master"), TIMESTAMP '0001-01-01 00:00:00');
CREATE OR REPLACE TEMP TABLE "_figures" AS
SELECT (SELECT count(*) FROM "workspace"."healthintel360"."stage_site_master" WHERE update_dt > coalesce((SELECT max(update_dt) FROM "workspace"."healthintel360"."gold_site_master"), TIMESTAMP '0001-01-01 00:00:00')) AS read,
  count(*) AS kept,
  count(t._there) AS matched,
  count(CASE WHEN t._there AND t."site_name" IS NOT DISTINCT FROM s."site_name" AND t."region" IS NOT DISTINCT FROM s."region" AND t."address" IS NOT DISTINCT FROM s."address" THEN 1 END) AS unchanged
FROM _incoming AS s LEFT JOIN (SELECT *, true AS _there FROM "workspace"."healthintel360"."gold_site_master") AS t ON t."site_id" IS NOT DISTINCT FROM s."site_id";
MERGE INTO "workspace"."healthintel360"."gold_site_master" AS t
USING _incoming AS s
ON t."site_id" IS NOT DISTINCT FROM s."site_id"
WHEN MATCHED AND (t."site_name" IS DISTINCT FROM s."site_name" OR t."region" IS DISTINCT FROM s."region" OR t."address" IS DISTINCT FROM s."address")
  THEN UPDATE SET "site_name" = s."site_name", "region" = s."region", "address" = s."address", "_file" = s."_file", "_row" = s."_row", "_load" = s."_load", update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT ("site_id", "site_name", "region", "address", "_file", "_row", "_load", create_dt, update_dt)
  VALUES (s."site_id", s."site_name", s."region", s."address", s."_file", s."_row", s."_load", TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP TABLE temp."_incoming";
DROP TABLE temp."_figures";
COMMIT;

-- ingest gold_product_ref from stage_product_ref (main_pipeline_config.csv:28)
BEGIN;
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."gold_product_ref" (
  "product_id" VARCHAR,
  "product_name" VARCHAR,
  "category" VARCHAR,
  "launch_date" DATE,
  "_file" VARCHAR,
  "_row" BIGINT,
  "_load" VARCHAR,
  "create_dt" TIMESTAMP,
  "update_dt" TIMESTAMP
);
CREATE OR REPLACE TEMP TABLE "_incoming" AS
SELECT "product_id",
  "product_name",
  "category",
  "launch_date",
  _file,
  _row,
  _load
FROM "workspace"."healthintel360"."stage_product_ref" WHERE update_dt > coalesce((SELECT max(update_dt) FROM "workspace"."healthintel360"."gold_product_ref"), TIMESTAMP '0001-01-01 00:00:00');
CREATE OR REPLACE TEMP TABLE "_figures" AS
SELECT (SELECT count(*) FROM "workspace"."healthintel360"."stage_product_ref" WHERE update_dt > coalesce((SELECT max(update_dt) FROM "workspace"."healthintel360"."gold_product_ref"), TIMESTAMP '0001-01-01 00:00:00')) AS read,
  count(*) AS kept,
  count(t._there) AS matched,
  count(CASE WHEN t._there AND t."product_name" IS NOT DISTINCT FROM s."product_name" AND t."category" IS NOT DISTINCT FROM s."category" AND t."launch_date" IS NOT DISTINCT FROM s."launch_date" THEN 1 END) AS unchanged
FROM _incoming AS s LEFT JOIN (SELECT *, true AS _there FROM "workspace"."healthintel360"."gold_product_ref") AS t ON t."product_id" IS NOT DISTINCT FROM s."product_id";
MERGE INTO "workspace"."healthintel360"."gold_product_ref" AS t
USING _incoming AS s
ON t."product_id" IS NOT DISTINCT FROM s."product_id"
WHEN MATCHED AND (t."product_name" IS DISTINCT FROM s."product_name" OR t."category" IS DISTINCT FROM s."category" OR t."launch_date" IS DISTINCT FROM s."launch_date")
  THEN UPDATE SET "product_name" = s."product_name", "category" = s."category", "launch_date" = s."launch_date", "_file" = s."_file", "_row" = s."_row", "_load" = s."_load", update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT ("product_id", "product_name", "category", "launch_date", "_file", "_row", "_load", create_dt, update_dt)
  VALUES (s."product_id", s."product_name", s."category", s."launch_date", s."_file", s."_row", s."_load", TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP TABLE temp."_incoming";
DROP TABLE temp."_figures";
COMMIT;

-- ingest gold_product_sales from stage_product_sales (main_pipeline_config.csv:29)
BEGIN;
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."gold_product_sales" (
  "sale_id" VARCHAR,
  "hcp_id" VARCHAR,
  "product_id" VARCHAR,
  "units_sold" INTEGER,
  "sale_date" DATE,
  "region" VARCHAR,
  "_file" VARCHAR,
  "_row" BIGINT,
  "_load" VARCHAR,
  "create_dt" TIMESTAMP,
  "update_dt" TIMESTAMP
);
CREATE OR REPLACE TEMP TABLE "_incoming" AS
SELECT "sale_id",
  "hcp_id",
  "product_id",
  "units_sold",
  "sale_date",
  "region",
  _file,
  _row,
  _load
FROM "workspace"."healthintel360"."stage_product_sales" WHERE update_dt > coalesce((SELECT max(update_dt) FROM "workspace"."healthintel360"."gold_product_sales"), TIMESTAMP '0001-01-01 00:00:00');
CREATE OR REPLACE TEMP TABLE "_figures" AS
SELECT (SELECT count(*) FROM "workspace"."healthintel360"."stage_product_sales" WHERE update_dt > coalesce((SELECT max(update_dt) FROM "workspace"."healthintel360"."gold_product_sales"), TIMESTAMP '0001-01-01 00:00:00')) AS read,
  count(*) AS kept,
  count(t._there) AS matched,
  count(CASE WHEN t._there AND t."hcp_id" IS NOT DISTINCT FROM s."hcp_id" AND t."product_id" IS NOT DISTINCT FROM s."product_id" AND t."units_sold" IS NOT DISTINCT FROM s."units_sold" AND t."sale_date" IS NOT DISTINCT FROM s."sale_date" AND t."region" IS NOT DISTINCT FROM s."region" THEN 1 END) AS unchanged
FROM _incoming AS s LEFT JOIN (SELECT *, true AS _there FROM "workspace"."healthintel360"."gold_product_sales") AS t ON t."sale_id" IS NOT DISTINCT FROM s."sale_id";
MERGE INTO "workspace"."healthintel360"."gold_product_sales" AS t
USING _incoming AS s
ON t."sale_id" IS NOT DISTINCT FROM s."sale_id"
WHEN MATCHED AND (t."hcp_id" IS DISTINCT FROM s."hcp_id" OR t."product_id" IS DISTINCT FROM s."product_id" OR t."units_sold" IS DISTINCT FROM s."units_sold" OR t."sale_date" IS DISTINCT FROM s."sale_date" OR t."region" IS DISTINCT FROM s."region")
  THEN UPDATE SET "hcp_id" = s."hcp_id", "product_id" = s."product_id", "units_sold" = s."units_sold", "sale_date" = s."sale_date", "region" = s."region", "_file" = s."_file", "_row" = s."_row", "_load" = s."_load", update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT ("sale_id", "hcp_id", "product_id", "units_sold", "sale_date", "region", "_file", "_row", "_load", create_dt, update_dt)
  VALUES (s."sale_id", s."hcp_id", s."product_id", s."units_sold", s."sale_date", s."region", s."_file", s."_row", s."_load", TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP TABLE temp."_incoming";
DROP TABLE temp."_figures";
COMMIT;

-- ingest gold_shipment_data from stage_shipment_data (main_pipeline_config.csv:30)
BEGIN;
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."gold_shipment_data" (
  "shipment_id" VARCHAR,
  "site_id" VARCHAR,
  "product_id" VARCHAR,
  "expected_delivery" DATE,
  "actual_delivery" DATE,
  "delay_days" INTEGER,
  "_file" VARCHAR,
  "_row" BIGINT,
  "_load" VARCHAR,
  "create_dt" TIMESTAMP,
  "update_dt" TIMESTAMP
);
CREATE OR REPLACE TEMP TABLE "_incoming" AS
SELECT "shipment_id",
  "site_id",
  "product_id",
  "expected_delivery",
  "actual_delivery",
  "delay_days",
  _file,
  _row,
  _load
FROM "workspace"."healthintel360"."stage_shipment_data" WHERE update_dt > coalesce((SELECT max(update_dt) FROM "workspace"."healthintel360"."gold_shipment_data"), TIMESTAMP '0001-01-01 00:00:00');
CREATE OR REPLACE TEMP TABLE "_figures" AS
SELECT (SELECT count(*) FROM "workspace"."healthintel360"."stage_shipment_data" WHERE update_dt > coalesce((SELECT max(update_dt) FROM "workspace"."healthintel360"."gold_shipment_data"), TIMESTAMP '0001-01-01 00:00:00')) AS read,
  count(*) AS kept,
  count(t._there) AS matched,
  count(CASE WHEN t._there AND t."site_id" IS NOT DISTINCT FROM s."site_id" AND t."product_id" IS NOT DISTINCT FROM s."product_id" AND t."expected_delivery" IS NOT DISTINCT FROM s."expected_delivery" AND t."actual_delivery" IS NOT DISTINCT FROM s."actual_delivery" AND t."delay_days" IS NOT DISTINCT FROM s."delay_days" THEN 1 END) AS unchanged
FROM _incoming AS s LEFT JOIN (SELECT *, true AS _there FROM "workspace"."healthintel360"."gold_shipment_data") AS t ON t."shipment_id" IS NOT DISTINCT FROM s."shipment_id";
MERGE INTO "workspace"."healthintel360"."gold_shipment_data" AS t
USING _incoming AS s
ON t."shipment_id" IS NOT DISTINCT FROM s."shipment_id"
WHEN MATCHED AND (t."site_id" IS DISTINCT FROM s."site_id" OR t."product_id" IS DISTINCT FROM s."product_id" OR t."expected_delivery" IS DISTINCT FROM s."expected_delivery" OR t."actual_delivery" IS DISTINCT FROM s."actual_delivery" OR t."delay_days" IS DISTINCT FROM s."delay_days")
  THEN UPDATE SET "site_id" = s."site_id", "product_id" = s."product_id", "expected_delivery" = s."expected_delivery", "actual_delivery" = s."actual_delivery", "delay_days" = s."delay_days", "_file" = s."_file", "_row" = s."_row", "_load" = s."_load", update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT ("shipment_id", "site_id", "product_id", "expected_delivery", "actual_delivery", "delay_days", "_file", "_row", "_load", create_dt, update_dt)
  VALUES (s."shipment_id", s."site_id", s."product_id", s."expected_delivery", s."actual_delivery", s."delay_days", s."_file", s."_row", s."_load", TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP TABLE temp."_incoming";
DROP TABLE temp."_figures";
COMMIT;

-- ingest gold_hcp_feedback from stage_hcp_feedback (main_pipeline_config.csv:31)
BEGIN;
CREATE TABLE IF NOT EXISTS "workspace"."healthintel360"."gold_hcp_feedback" (
  "hcp_id" VARCHAR,
  "product_id" VARCHAR,
  "rating" INTEGER,
  "comment" VARCHAR,
  "_file" VARCHAR,
  "_row" BIGINT,
  "_load" VARCHAR,
  "create_dt" TIMESTAMP,
  "update_dt" TIMESTAMP
);
CREATE OR REPLACE TEMP TABLE "_incoming" AS
SELECT "hcp_id",
  "product_id",
  "rating",
  "comment",
  _file,
  _row,
  _load
FROM "workspace"."healthintel360"."stage_hcp_feedback" WHERE update_dt > coalesce((SELECT max(update_dt) FROM "workspace"."healthintel360"."gold_hcp_feedback"), TIMESTAMP '0001-01-01 00:00:00');
CREATE OR REPLACE TEMP TABLE "_figures" AS
SELECT (SELECT count(*) FROM "workspace"."healthintel360"."stage_hcp_feedback" WHERE update_dt > coalesce((SELECT max(update_dt) FROM "workspace"."healthintel360"."gold_hcp_feedback"), TIMESTAMP '0001-01-01 00:00:00')) AS read,
  count(*) AS kept,
  count(t._there) AS matched,
  count(CASE WHEN t._there AND t."rating" IS NOT DISTINCT FROM s."rating" THEN 1 END) AS unchanged
FROM _incoming AS s LEFT JOIN (SELECT *, true AS _there FROM "workspace"."healthintel360"."gold_hcp_feedback") AS t ON t."hcp_id" IS NOT DISTINCT FROM s."hcp_id" AND t."product_id" IS NOT DISTINCT FROM s."product_id" AND t."comment" IS NOT DISTINCT FROM s."comment";
MERGE INTO "workspace"."healthintel360"."gold_hcp_feedback" AS t
USING _incoming AS s
ON t."hcp_id" IS NOT DISTINCT FROM s."hcp_id" AND t."product_id" IS NOT DISTINCT FROM s."product_id" AND t."comment" IS NOT DISTINCT FROM s."comment"
WHEN MATCHED AND (t."rating" IS DISTINCT FROM s."rating")
  THEN UPDATE SET "rating" = s."rating", "_file" = s."_file", "_row" = s."_row", "_load" = s."_load", update_dt = TIMESTAMP '2025-07-01 08:00:00'
WHEN NOT MATCHED
  THEN INSERT ("hcp_id", "product_id", "rating", "comment", "_file", "_row", "_load", create_dt, update_dt)
  VALUES (s."hcp_id", s."product_id", s."rating", s."comment", s."_file", s."_row", s."_load", TIMESTAMP '2025-07-01 08:00:00', TIMESTAMP '2025-07-01 08:00:00');
DROP TABLE temp."_incoming";
DROP TABLE temp."_figures";
COMMIT;

-- dedup gold_hcp_data (main_pipeline_config.csv:32)
BEGIN;
CREATE OR REPLACE TEMP TABLE "_duplicates" AS
SELECT g.rowid AS id FROM "workspace"."healthintel360"."gold_hcp_data" AS g
SEMI JOIN (SELECT "first_name", "last_name", "npi" FROM "workspace"."healthintel360"."gold_hcp_data" GROUP BY ALL HAVING count(*) > 1) AS r
ON g."first_name" IS NOT DISTINCT FROM r."first_name" AND g."last_name" IS NOT DISTINCT FROM r."last_name" AND g."npi" IS NOT DISTINCT FROM r."npi"
QUALIFY row_number() OVER (PARTITION BY g."first_name", g."last_name", g."npi" ORDER BY update_dt DESC, _row DESC, g.rowid DESC) > 1;
DELETE FROM "workspace"."healthintel360"."gold_hcp_data" WHERE rowid IN (SELECT id FROM temp."_duplicates");
DROP TABLE temp."_duplicates";
COMMIT;

-- dedup gold_site_master (main_pipeline_config.csv:33)
BEGIN;
CREATE OR REPLACE TEMP TABLE "_duplicates" AS
SELECT g.rowid AS id FROM "workspace"."healthintel360"."gold_site_master" AS g
SEMI JOIN (SELECT "site_name", "address" FROM "workspace"."healthintel360"."gold_site_master" GROUP BY ALL HAVING count(*) > 1) AS r
ON g."site_name" IS NOT DISTINCT FROM r."site_name" AND g."address" IS NOT DISTINCT FROM r."address"
QUALIFY row_number() OVER (PARTITION BY g."site_name", g."address" ORDER BY update_dt DESC, _row DESC, g.rowid DESC) > 1;
DELETE FROM "workspace"."healthintel360"."gold_site_master" WHERE rowid IN (SELECT id FROM temp."_duplicates");
DROP TABLE temp."_duplicates";
COMMIT;

-- dedup gold_product_ref (main_pipeline_config.csv:34)
BEGIN;
CREATE OR REPLACE TEMP TABLE "_duplicates" AS
SELECT g.rowid AS id FROM "workspace"."healthintel360"."gold_product_ref" AS g
SEMI JOIN (SELECT "product_id", "product_name", "category" FROM "workspace"."healthintel360"."gold_product_ref" GROUP BY ALL HAVING count(*) > 1) AS r
ON g."product_id" IS NOT DISTINCT FROM r."product_id" AND g."product_name" IS NOT DISTINCT FROM r."product_name" AND g."category" IS NOT DISTINCT FROM r."category"
QUALIFY row_number() OVER (PARTITION BY g."product_id", g."product_name", g."category" ORDER BY update_dt DESC, _row DESC, g.rowid DESC) > 1;
DELETE FROM "workspace"."healthintel360"."gold_product_ref" WHERE rowid IN (SELECT id FROM temp."_duplicates");
DROP TABLE temp."_duplicates";
COMMIT;

-- dedup gold_product_sales (main_pipeline_config.csv:35)
BEGIN;
CREATE OR REPLACE TEMP TABLE "_duplicates" AS
SELECT g.rowid AS id FROM "workspace"."healthintel360"."gold_product_sales" AS g
SEMI JOIN (SELECT "sale_id", "hcp_id", "product_id", "units_sold" FROM "workspace"."healthintel360"."gold_product_sales" GROUP BY ALL HAVING count(*) > 1) AS r
ON g."sale_id" IS NOT DISTINCT FROM r."sale_id" AND g."hcp_id" IS NOT DISTINCT FROM r."hcp_id" AND g."product_id" IS NOT DISTINCT FROM r."product_id" AND g."units_sold" IS NOT DISTINCT FROM r."units_sold"
QUALIFY row_number() OVER (PARTITION BY g."sale_id", g."hcp_id", g."product_id", g."units_sold" ORDER BY update_dt DESC, _row DESC, g.rowid DESC) > 1;
DELETE FROM "workspace"."healthintel360"."gold_product_sales" WHERE rowid IN (SELECT id FROM temp."_duplicates");
DROP TABLE temp."_duplicates";
COMMIT;

-- dedup gold_shipment_data (main_pipeline_config.csv:36)
BEGIN;
CREATE OR REPLACE TEMP TABLE "_duplicates" AS
SELECT g.rowid AS id FROM "workspace"."healthintel360"."gold_shipment_data" AS g
SEMI JOIN (SELECT "shipment_id", "site_id", "product_id", "delay_days" FROM "workspace"."healthintel360"."gold_shipment_data" GROUP BY ALL HAVING count(*) > 1) AS r
ON g."shipment_id" IS NOT DISTINCT FROM r."shipment_id" AND g."site_id" IS NOT DISTINCT FROM r."site_id" AND g."product_id" IS NOT DISTINCT FROM r."product_id" AND g."delay_days" IS NOT DISTINCT FROM r."delay_days"
QUALIFY row_number() OVER (PARTITION BY g."shipment_id", g."site_id", g."product_id", g."delay_days" ORDER BY update_dt DESC, _row DESC, g.rowid DESC) > 1;
DELETE FROM "workspace"."healthintel360"."gold_shipment_data" WHERE rowid IN (SELECT id FROM temp."_duplicates");
DROP TABLE temp."_duplicates";
COMMIT;

-- dedup gold_hcp_feedback (main_pipeline_config.csv:37)
BEGIN;
CREATE OR REPLACE TEMP TABLE "_duplicates" AS
SELECT g.rowid AS id FROM "workspace"."healthintel360"."gold_hcp_feedback" AS g
SEMI JOIN (SELECT "hcp_id", "product_id", "rating" FROM "workspace"."healthintel360"."gold_hcp_feedback" GROUP BY ALL HAVING count(*) > 1) AS r
ON g."hcp_id" IS NOT DISTINCT FROM r."hcp_id" AND g."product_id" IS NOT DISTINCT FROM r."product_id" AND g."rating" IS NOT DISTINCT FROM r."rating"
QUALIFY row_number() OVER (PARTITION BY g."hcp_id", g."product_id", g."rating" ORDER BY update_dt DESC, _row DESC, g.rowid DESC) > 1;
DELETE FROM "workspace"."healthintel360"."gold_hcp_feedback" WHERE rowid IN (SELECT id FROM temp."_duplicates");
DROP TABLE temp."_duplicates";
COMMIT;

-- publish bi_product_performance (sql_repos.csv:2)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360_publish"."bi_product_performance" ("product_id", "product_name", "category", "total_units_sold", "avg_rating", "num_feedbacks", "total_hcps_engaged", "last_sale_date", "active_flag") AS
WITH sales AS (
  SELECT
    product_id,
    CAST(sum(units_sold) AS BIGINT) AS total_units_sold,
    max(sale_date) AS last_sale_date
  FROM workspace.healthintel360.gold_product_sales
  GROUP BY product_id
),
opinions AS (
  SELECT
    product_id,
    CAST(round(CAST(avg(rating) AS DECIMAL(38, 10)), 2) AS DOUBLE) AS avg_rating,
    count(rating) AS num_feedbacks,
    count(DISTINCT hcp_id) AS total_hcps_engaged
  FROM workspace.healthintel360.gold_hcp_feedback
  GROUP BY product_id
)
SELECT
  product.product_id,
  product.product_name,
  product.category,
  sales.total_units_sold,
  opinions.avg_rating,
  opinions.num_feedbacks,
  opinions.total_hcps_engaged,
  sales.last_sale_date,
  'Y' AS active_flag
FROM workspace.healthintel360.gold_product_ref AS product
LEFT JOIN sales ON sales.product_id = product.product_id
LEFT JOIN opinions ON opinions.product_id = product.product_id;
COMMIT;

-- publish bi_product_sales_timeline (sql_repos.csv:36)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360_publish"."bi_product_sales_timeline" ("product_id", "product_name", "SALE_YEAR", "SALE_MONTH", "total_units", "num_hcps", "region") AS
WITH months AS (
  SELECT
    product_id,
    CAST(year(sale_date) AS INTEGER) AS sale_year,
    upper(strftime(sale_date, '%b')) AS sale_month,
    region,
    CAST(sum(units_sold) AS BIGINT) AS total_units,
    count(DISTINCT hcp_id) AS num_hcps
  FROM workspace.healthintel360.gold_product_sales
  GROUP BY product_id, sale_year, sale_month, region
)
SELECT
  product.product_id,
  product.product_name,
  months.sale_year AS SALE_YEAR,
  months.sale_month AS SALE_MONTH,
  months.total_units,
  months.num_hcps,
  months.region
FROM workspace.healthintel360.gold_product_ref AS product
LEFT JOIN months ON months.product_id = product.product_id;
COMMIT;

-- publish bi_product_feedback_trends (sql_repos.csv:60)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360_publish"."bi_product_feedback_trends" ("product_id", "product_name", "sale_date", "avg_rating", "num_feedbacks") AS
WITH rated_sales AS (
  SELECT
    sale.product_id,
    sale.sale_date,
    CAST(round(CAST(avg(opinion.rating) AS DECIMAL(38, 10)), 2) AS DOUBLE) AS avg_rating,
    count(opinion.rating) AS num_feedbacks
  FROM workspace.healthintel360.gold_product_sales AS sale
  JOIN workspace.healthintel360.gold_hcp_feedback AS opinion
    ON opinion.hcp_id = sale.hcp_id
    AND opinion.product_id = sale.product_id
  GROUP BY sale.product_id, sale.sale_date
)
SELECT
  product.product_id,
  product.product_name,
  rated_sales.sale_date,
  rated_sales.avg_rating,
  rated_sales.num_feedbacks
FROM workspace.healthintel360.gold_product_ref AS product
LEFT JOIN rated_sales ON rated_sales.product_id = product.product_id;
COMMIT;

-- publish bi_product_issue_monitor (sql_repos.csv:83)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360_publish"."bi_product_issue_monitor" ("product_id", "product_name", "total_negative_ratings", "total_delayed_shipments", "avg_delay_days", "last_reported_issue") AS
WITH complaints AS (
  SELECT
    product_id,
    count(rating) AS total_negative_ratings
  FROM workspace.healthintel360.gold_hcp_feedback
  WHERE rating <= 2
  GROUP BY product_id
),
delays AS (
  SELECT
    product_id,
    count(delay_days) AS total_delayed_shipments,
    CAST(round(CAST(avg(delay_days) AS DECIMAL(38, 10)), 2) AS DOUBLE) AS avg_delay_days,
    max(actual_delivery) AS last_reported_issue
  FROM workspace.healthintel360.gold_shipment_data
  WHERE delay_days > 0
  GROUP BY product_id
)
SELECT
  product.product_id,
  product.product_name,
  complaints.total_negative_ratings,
  delays.total_delayed_shipments,
  delays.avg_delay_days,
  delays.last_reported_issue
FROM workspace.healthintel360.gold_product_ref AS product
LEFT JOIN complaints ON complaints.product_id = product.product_id
LEFT JOIN delays ON delays.product_id = product.product_id;
COMMIT;

-- publish bi_patient_impact_score (sql_repos.csv:115)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360_publish"."bi_patient_impact_score" ("product_id", "product_name", "impact_score", "last_sale_date") AS
WITH sales AS (
  SELECT
    product_id,
    sum(units_sold) AS units_sold,
    max(sale_date) AS last_sale_date
  FROM workspace.healthintel360.gold_product_sales
  GROUP BY product_id
),
opinions AS (
  SELECT
    product_id,
    round(CAST(avg(rating) AS DECIMAL(38, 10))) AS avg_rating
  FROM workspace.healthintel360.gold_hcp_feedback
  GROUP BY product_id
),
deliveries AS (
  SELECT
    product_id,
    round(CAST(avg(delay_days) AS DECIMAL(38, 10))) AS avg_delay_days
  FROM workspace.healthintel360.gold_shipment_data
  GROUP BY product_id
),
scores AS (
  SELECT
    product.product_id,
    product.product_name,
    CAST(sales.units_sold AS DOUBLE) * CAST(opinions.avg_rating AS DOUBLE)
      / (CAST(deliveries.avg_delay_days AS DOUBLE) + 1) AS score,
    sales.last_sale_date
  FROM workspace.healthintel360.gold_product_ref AS product
  LEFT JOIN sales ON sales.product_id = product.product_id
  LEFT JOIN opinions ON opinions.product_id = product.product_id
  LEFT JOIN deliveries ON deliveries.product_id = product.product_id
)
SELECT
  product_id,
  product_name,
  CAST(round(CAST(score AS DECIMAL(38, 10)), 2) AS DOUBLE) AS impact_score,
  last_sale_date
FROM scores;
COMMIT;

-- publish bi_hcp_engagement (sql_repos.csv:158)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360_publish"."bi_hcp_engagement" ("hcp_id", "full_name", "specialty", "region", "total_sales", "avg_rating", "feedback_count", "active_flag") AS
WITH sales AS (
  SELECT
    hcp_id,
    CAST(sum(units_sold) AS BIGINT) AS total_sales
  FROM workspace.healthintel360.gold_product_sales
  GROUP BY hcp_id
),
opinions AS (
  SELECT
    hcp_id,
    CAST(round(CAST(avg(rating) AS DECIMAL(38, 10)), 2) AS DOUBLE) AS avg_rating,
    count(rating) AS feedback_count
  FROM workspace.healthintel360.gold_hcp_feedback
  GROUP BY hcp_id
)
SELECT
  hcp.hcp_id,
  hcp.first_name || ' ' || hcp.last_name AS full_name,
  hcp.specialty,
  hcp.region,
  sales.total_sales,
  opinions.avg_rating,
  opinions.feedback_count,
  CASE WHEN hcp.active_flag = 'ACTIVE' THEN 'Y' ELSE 'N' END AS active_flag
FROM workspace.healthintel360.gold_hcp_data AS hcp
LEFT JOIN sales ON sales.hcp_id = hcp.hcp_id
LEFT JOIN opinions ON opinions.hcp_id = hcp.hcp_id;
COMMIT;

-- publish bi_hcp_activity_scorecard (sql_repos.csv:188)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360_publish"."bi_hcp_activity_scorecard" ("hcp_id", "specialty", "region", "total_sales", "total_feedbacks", "avg_rating", "first_engaged_dt", "last_engaged_dt", "engagement_score", "active_flag") AS
WITH sales AS (
  SELECT
    hcp_id,
    CAST(sum(units_sold) AS BIGINT) AS total_sales,
    min(sale_date) AS first_engaged_dt,
    max(sale_date) AS last_engaged_dt
  FROM workspace.healthintel360.gold_product_sales
  GROUP BY hcp_id
),
opinions AS (
  SELECT
    hcp_id,
    count(rating) AS total_feedbacks,
    CAST(round(CAST(avg(rating) AS DECIMAL(38, 10)), 2) AS DOUBLE) AS avg_rating
  FROM workspace.healthintel360.gold_hcp_feedback
  GROUP BY hcp_id
),
activity AS (
  SELECT
    hcp.hcp_id,
    hcp.specialty,
    hcp.region,
    hcp.active_flag,
    sales.total_sales,
    sales.first_engaged_dt,
    sales.last_engaged_dt,
    opinions.total_feedbacks,
    opinions.avg_rating,
    max(sales.total_sales) OVER () AS most_sales,
    max(opinions.total_feedbacks) OVER () AS most_feedbacks
  FROM workspace.healthintel360.gold_hcp_data AS hcp
  LEFT JOIN sales ON sales.hcp_id = hcp.hcp_id
  LEFT JOIN opinions ON opinions.hcp_id = hcp.hcp_id
),
scores AS (
  SELECT
    *,
    40 * (avg_rating / 5)
      + 30 * (CAST(total_sales AS DOUBLE) / nullif(most_sales, 0))
      + 30 * (CAST(total_feedbacks AS DOUBLE) / nullif(most_feedbacks, 0)) AS score
  FROM activity
)
SELECT
  hcp_id,
  specialty,
  region,
  total_sales,
  total_feedbacks,
  avg_rating,
  first_engaged_dt,
  last_engaged_dt,
  CAST(round(CAST(score AS DECIMAL(38, 10)), 2) AS DOUBLE) AS engagement_score,
  CASE WHEN active_flag = 'ACTIVE' THEN 'Y' ELSE 'N' END AS active_flag
FROM scores;
COMMIT;

-- publish bi_shipment_delays_by_region (sql_repos.csv:246)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360_publish"."bi_shipment_delays_by_region" ("region", "product_id", "avg_delay_days", "num_shipments", "delayed_shipments", "latest_delivery") AS
SELECT
  site.region,
  shipment.product_id,
  CAST(round(CAST(avg(shipment.delay_days) AS DECIMAL(38, 10)), 2) AS DOUBLE) AS avg_delay_days,
  count(shipment.shipment_id) AS num_shipments,
  count(*) FILTER (WHERE shipment.delay_days <> 0) AS delayed_shipments,
  max(shipment.actual_delivery) AS latest_delivery
FROM workspace.healthintel360.gold_shipment_data AS shipment
JOIN workspace.healthintel360.gold_site_master AS site ON site.site_id = shipment.site_id
GROUP BY site.region, shipment.product_id;
COMMIT;

-- publish bi_site_performance (sql_repos.csv:259)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360_publish"."bi_site_performance" ("site_id", "site_name", "region", "total_shipments", "avg_delay_days", "on_time_rate") AS
WITH deliveries AS (
  SELECT
    site_id,
    count(delay_days) AS total_shipments,
    CAST(round(CAST(avg(delay_days) AS DECIMAL(38, 10))) AS DOUBLE) AS avg_delay_days,
    100 * CAST(count(*) FILTER (WHERE delay_days = 0) AS DOUBLE)
      / nullif(count(delay_days), 0) AS on_time_rate
  FROM workspace.healthintel360.gold_shipment_data
  GROUP BY site_id
)
SELECT
  site.site_id,
  site.site_name,
  site.region,
  deliveries.total_shipments,
  deliveries.avg_delay_days,
  CAST(round(CAST(deliveries.on_time_rate AS DECIMAL(38, 10)), 2) AS DOUBLE) AS on_time_rate
FROM workspace.healthintel360.gold_site_master AS site
LEFT JOIN deliveries ON deliveries.site_id = site.site_id;
COMMIT;

-- publish bi_top_delayed_products (sql_repos.csv:281)
BEGIN;
CREATE OR REPLACE TABLE "workspace"."healthintel360_publish"."bi_top_delayed_products" ("product_id", "product_name", "avg_delay", "total_delays", "region") AS
WITH late_by_region AS (
  SELECT
    shipment.product_id,
    site.region,
    count(*) FILTER (WHERE shipment.delay_days <> 0) AS delays
  FROM workspace.healthintel360.gold_shipment_data AS shipment
  LEFT JOIN workspace.healthintel360.gold_site_master AS site ON site.site_id = shipment.site_id
  GROUP BY shipment.product_id, site.region
),
ranked AS (
  SELECT
    product_id,
    region,
    rank() OVER (PARTITION BY product_id ORDER BY delays DESC) AS place
  FROM late_by_region
),
worst_regions AS (
  SELECT
    product_id,
    string_agg(region, ' & ' ORDER BY region) AS region
  FROM ranked
  WHERE place = 1
  GROUP BY product_id
)
/* Where regions tie for the most delays, every one is named; a delay still counts once. */
SELECT
  shipment.product_id,
  product.product_name,
  CAST(round(CAST(avg(shipment.delay_days) AS DECIMAL(38, 10)), 2) AS DOUBLE) AS avg_delay,
  count(*) FILTER (WHERE shipment.delay_days <> 0) AS total_delays,
  any_value(worst.region) AS region
FROM workspace.healthintel360.gold_shipment_data AS shipment
LEFT JOIN worst_regions AS worst ON worst.product_id = shipment.product_id
LEFT JOIN workspace.healthintel360.gold_product_ref AS product ON product.product_id = shipment.product_id
GROUP BY shipment.product_id, product.product_name;
COMMIT;
