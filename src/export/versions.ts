/** The versions that an exported project is tested with. */
export const pysparkVersion = '3.5.3';
export const deltaVersion = '3.2.1';
