import { wholeNumber } from './whole-number.ts';

export const bigint = wholeNumber('BIGINT', ['LONG', 'INT8'], '9223372036854775807', '9223372036854775808');
