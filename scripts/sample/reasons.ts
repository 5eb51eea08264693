/** The rules' own words, as in configs/dq_rule_config.csv, and the type check's. */
export const REASONS = {
  hcpId: 'HCP id is missing',
  firstName: 'First name is missing',
  lastName: 'Last name is missing',
  phone: 'Phone is not ten digits',
  specialty: 'Specialty is unknown',
  region: 'Region is unknown',
  siteId: 'Site id is missing',
  siteName: 'Site name is missing',
  productId: 'Product id is missing',
  productName: 'Product name is missing',
  category: 'Category is unknown',
  saleId: 'Sale id is missing',
  unitsMissing: 'Units sold are missing',
  unitsPositive: 'Units sold are not above zero',
  shipmentId: 'Shipment id is missing',
  delay: 'Delay is longer than 60 days',
  rating: 'Rating is not 1 to 5',
} as const;

/**
 * @param column a column of whole numbers
 * @returns the reason that the type check gives
 */
export function notAnInteger(column: string): string {
  return `${column}: not a valid INTEGER`;
}
