/** What starts a statement, and what a query in brackets may start with. */
export const statementWords = (
  'SELECT, FROM, WITH, SUMMARIZE, DESCRIBE, PIVOT, UNPIVOT, VALUES, EXPLAIN, EXPLAIN ANALYZE, ' +
  'CREATE TABLE, CREATE OR REPLACE TABLE, CREATE TEMP TABLE, CREATE VIEW, CREATE OR REPLACE VIEW, ' +
  'CREATE MACRO, INSERT INTO, UPDATE, DELETE FROM, MERGE INTO, DROP TABLE, DROP VIEW, ALTER TABLE, ' +
  'SHOW TABLES, SHOW, SET, USE, COPY, PRAGMA, TABLE, CALL'
).split(', ');

/** What may follow a table in FROM. */
export const afterTableWords = (
  'WHERE, JOIN, LEFT JOIN, RIGHT JOIN, FULL JOIN, INNER JOIN, CROSS JOIN, ASOF JOIN, POSITIONAL JOIN, ' +
  'SEMI JOIN, ANTI JOIN, NATURAL JOIN, ON, USING, GROUP BY, GROUP BY ALL, ORDER BY, ORDER BY ALL, HAVING, ' +
  'QUALIFY, LIMIT, OFFSET, UNION, UNION ALL, UNION BY NAME, INTERSECT, EXCEPT, WINDOW, SELECT, AS, PIVOT, ' +
  'UNPIVOT, TABLESAMPLE, USING SAMPLE, SET, VALUES, LATERAL'
).split(', ');

/** What stands in and between expressions. */
export const expressionWords = (
  'FROM, AS, AND, OR, NOT, IN, NOT IN, IS NULL, IS NOT NULL, IS DISTINCT FROM, IS NOT DISTINCT FROM, ' +
  'BETWEEN, LIKE, ILIKE, NOT LIKE, SIMILAR TO, GLOB, EXISTS, CASE, WHEN, THEN, ELSE, END, CAST, TRY_CAST, ' +
  'NULL, TRUE, FALSE, DISTINCT, DISTINCT ON, ALL, ANY, EXCLUDE, REPLACE, RENAME, COLUMNS, FILTER, ' +
  'WITHIN GROUP, OVER, PARTITION BY, ROWS BETWEEN, RANGE BETWEEN, UNBOUNDED PRECEDING, ' +
  'UNBOUNDED FOLLOWING, CURRENT ROW, PRECEDING, FOLLOWING, ASC, DESC, NULLS FIRST, NULLS LAST, INTERVAL, ' +
  'DATE, TIMESTAMP, COLLATE, ESCAPE, LAMBDA, STRUCT, MAP, GROUPING SETS, ROLLUP, CUBE, IGNORE NULLS, ' +
  'SELECT'
).split(', ');

/** The names of DuckDB's types. */
export const typeWords = (
  'BIGINT BIGNUM BIT BLOB BOOLEAN DATE DECIMAL DOUBLE ENUM FLOAT HUGEINT INTEGER INTERVAL JSON LIST MAP REAL SMALLINT ' +
  'STRUCT TEXT TIME TIMESTAMP TIMESTAMPTZ TIMESTAMP_MS TIMESTAMP_NS TIMESTAMP_S TINYINT UBIGINT UHUGEINT UINTEGER ' +
  'UNION USMALLINT UTINYINT UUID VARCHAR'
).split(' ');

/** Other spellings of types that are coloured as such but not offered. */
export const typeSpellings =
  'bool bytea char datetime dec float4 float8 int int1 int2 int4 int8 int16 int32 int64 int128 long numeric nvarchar ' +
  'oid short signed string timetz varbinary varint bitstring bpchar guid integral logical';

/** Words of DuckDB's grammar that are coloured; those that are rather columns than grammar (name, value, day) are left out. */
export const grammarWords =
  'all alter analyze and anti any array as asc asof attach at begin between both by call cascade case cast check ' +
  'checkpoint collate column columns commit conflict constraint copy create cross cube current_date ' +
  'current_timestamp database deallocate default delete desc describe detach distinct do drop else end escape except ' +
  'exclude execute exists explain export extension fetch filter following for force foreign from full function ' +
  'generated glob global group grouping having if ignore ilike import in index inner insert install intersect into is ' +
  'isnull join key lambda lateral leading left like limit load macro materialized merge natural no not nothing ' +
  'notnull nulls of offset on only or order ordinality outer over overlaps partition pivot positional pragma ' +
  'preceding prepare primary qualify range recursive references rename replace reset respect returning right rollback ' +
  'rollup row rows sample schema select semi sequence set sets show similar some struct summarize symmetric table ' +
  'tables tablesample temp temporary then to trailing transaction truncate try_cast unbounded union unique unpivot ' +
  'update use using vacuum values variadic view when where window with within without matched source target';

/** Functions that are coloured, and offered while the page has handed in none. */
export const functionWords = (
  'abs age any_value approx_count_distinct approx_quantile arg_max arg_min array_agg array_to_string avg bool_and ' +
  'bool_or cbrt ceil chr coalesce concat concat_ws contains corr count count_if cume_dist date_add date_diff ' +
  'date_part date_sub date_trunc dayname dense_rank ends_with epoch epoch_ms exp extract first_value flatten floor ' +
  'format generate_series getvariable greatest group_concat hash histogram hour ifnull isfinite isnan lag last_day ' +
  'last_value lcase lead least len length levenshtein list_aggregate list_append list_concat list_contains ' +
  'list_distinct list_filter list_has_all list_has_any list_position list_prepend list_reduce list_reverse ' +
  'list_slice list_sort list_sum list_transform list_unique list_value list_zip ln log log10 log2 lower lpad ltrim ' +
  'make_date make_time make_timestamp map_entries map_extract map_from_entries map_keys map_values max max_by md5 ' +
  'median min min_by minute mode monthname now nth_value ntile nullif percent_rank pi pow power printf product ' +
  'quantile quantile_cont quantile_disc quarter random range rank read_csv regexp_escape regexp_extract ' +
  'regexp_extract_all regexp_full_match regexp_matches regexp_replace regexp_split_to_array repeat reverse round ' +
  'row_number rpad rtrim sha256 sign split_part sqrt starts_with stddev stddev_pop stddev_samp strftime string_agg ' +
  'string_split strip_accents strlen strpos strptime struct_extract struct_pack substr substring sum to_days ' +
  'to_months today trim trunc try_strptime typeof ucase unnest upper uuid var_pop var_samp variance week weekday ' +
  'yearweek'
).split(' ');
