const rows = 5_000_000;
const [people, sites, products] = [100_000, 1000, 100];

/** A whole number from 0 to below `count`, the same for a row in every run; `salt` keeps columns apart. */
const any = (count: number, salt: number) => `CAST(hash(i * 16 + ${salt}) % ${count} AS INTEGER)`;
const one = (words: string, salt: number) => {
  const list = words.split(' ').map((word) => `'${word}'`);
  return `[${list.join(', ')}][${any(list.length, salt)} + 1]`;
};
const day = (salt: number) => `DATE '2024-01-01' + ${any(730, salt)}`;
const region = (salt: number) => one('NORTH SOUTH EAST WEST', salt);
const categories = 'CARDIO DIABETES NEURO ONCOLOGY';

const tables: Readonly<Record<string, [rows: number, columns: string]>> = {
  gold_site_master: [sites, `'SITE' || i AS site_id, 'SITE ' || i AS site_name, ${region(1)} AS region`],
  gold_hcp_data: [
    people,
    `'HCP' || i AS hcp_id, 'FIRST' || i AS first_name, 'SITE' || ${any(sites, 2)} AS site_id, ${region(3)} AS region`,
  ],
  gold_product_ref: [
    products,
    `'PROD' || i AS product_id, 'PRODUCT ' || i AS product_name, ${one(categories, 4)} AS category`,
  ],
  gold_product_sales: [
    rows,
    `'S' || i AS sale_id, 'HCP' || ${any(people, 5)} AS hcp_id, 'PROD' || ${any(products, 6)} AS product_id,
    1 + ${any(50, 7)} AS units_sold, ${day(8)} AS sale_date, ${region(9)} AS region`,
  ],
  gold_shipment_data: [
    rows,
    `'D' || i AS shipment_id, 'SITE' || ${any(sites, 10)} AS site_id, 'PROD' || ${any(products, 11)} AS product_id,
    ${day(12)} AS actual_delivery, greatest(0, ${any(20, 13)} - 10) AS delay_days`,
  ],
  gold_hcp_feedback: [
    rows,
    `'HCP' || ${any(people, 14)} AS hcp_id, 'PROD' || ${any(products, 15)} AS product_id, 1 + ${any(5, 16)} AS rating`,
  ],
};

/** Statements that put gold tables of 5 M sales, shipments and opinions in the place of the sample's. */
export const largeGoldTables: readonly string[] = Object.entries(tables).map(
  ([table, [count, columns]]) =>
    `CREATE OR REPLACE TABLE workspace.healthintel360.${table} AS\nSELECT ${columns} FROM range(${count}) r(i)`,
);
