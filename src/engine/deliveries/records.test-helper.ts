import type { Case } from './case.test-helper.ts';

/** Duplicates, unreadable records, and values of other types. */
export const records: readonly Case[] = [
  {
    name: 'dedup: NULLs agree, the highest record stays',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,5,\n2,a,5,\n3,,5,\n4,,5,\n5,b,,\n6,b,,\n7,b,1,\n',
        extract: [7, 7, 0],
        stage: [0, 7, 0, 0],
        ingest: [0, 7, 0, 0],
        removed: 3,
        gold: [
          ['2', 'a', '5', null, 2, 1],
          ['4', null, '5', null, 4, 1],
          ['6', 'b', null, null, 6, 1],
          ['7', 'b', '1', null, 7, 1],
        ],
      },
    ],
  },
  {
    name: 'dedup: the latest stays, and a removed row comes back only when it changes',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,5,\n2,a,5,2025-01-01\n',
        extract: [2, 2, 0],
        stage: [0, 2, 0, 0],
        ingest: [0, 2, 0, 0],
        removed: 1,
        gold: [['2', 'a', '5', '2025-01-01', 2, 1]],
      },
      {
        file: 'id,name,amount,day\n1,a,5,\n2,a,5,2025-01-01\n3,a,5,\n',
        extract: [3, 3, 0],
        stage: [0, 1, 0, 2],
        ingest: [0, 1, 0, 0],
        removed: 1,
        gold: [['3', 'a', '5', null, 3, 2]],
      },
      {
        file: 'id,name,amount,day\n1,a,5,2025-03-01\n2,a,5,2025-01-01\n3,a,5,\n',
        extract: [3, 3, 0],
        stage: [0, 0, 1, 2],
        ingest: [0, 1, 0, 0],
        removed: 1,
        gold: [['1', 'a', '5', '2025-03-01', 1, 3]],
      },
    ],
  },
  {
    name: 'unreadable records count, and the others keep their numbers',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a\n2,b,6,\n3,"c"d,7,\n4,e,8,,\n5,"f, ""g""\nh",9,\n',
        extract: [5, 2, 3],
        stage: [0, 2, 0, 0],
        ingest: [0, 2, 0, 0],
        gold: [
          ['2', 'b', '6', null, 2, 1],
          ['5', 'f, "g"\nh', '9', null, 5, 1],
        ],
      },
    ],
  },
  {
    name: 'JSON: values that are no text keep their text',
    format: 'json',
    deliveries: [
      {
        file: '[{"id":1,"name":{"a": [1, 2.50]},"amount":4},{"id":"2","name":12345678901234567890,"amount":4.0},{"id":3.0,"name":true,"amount":1e2},{"id":4,"name":"\\u00e9","amount":-0}]',
        extract: [4, 4, 0],
        quarantine: [
          [2, 'amount: not a valid INTEGER'],
          [3, 'amount: not a valid INTEGER'],
        ],
        stage: [0, 2, 0, 0],
        ingest: [0, 2, 0, 0],
        gold: [
          ['1', '{"a":[1,2.50]}', '4', null, 1, 1],
          ['4', 'é', '0', null, 4, 1],
        ],
      },
    ],
  },
  {
    name: 'other types',
    lines: {
      data_model: [
        'gold_orders,id,BIGINT',
        'gold_orders,name,BOOLEAN',
        'gold_orders,amount,DOUBLE',
        'gold_orders,day,TIMESTAMP',
      ],
    },
    deliveries: [
      {
        file: 'id,name,amount,day\n9223372036854775807,true,1.5,2025-01-01 10:00:00\n9223372036854775808,maybe,1.5.1,2025-01-01 25:00:00\n1,FALSE,-1e2,2025-02-30 10:00:00\n2,,,\n',
        extract: [4, 4, 0],
        quarantine: [
          [
            2,
            'id: not a valid BIGINT | name: not a valid BOOLEAN | amount: not a valid DOUBLE | day: not a valid TIMESTAMP',
          ],
          [3, 'day: not a valid TIMESTAMP'],
        ],
        stage: [0, 2, 0, 0],
        ingest: [0, 2, 0, 0],
        gold: [
          ['9223372036854775807', 'true', '1.5', '2025-01-01 10:00:00', 1, 1],
          ['2', null, null, null, 4, 1],
        ],
      },
    ],
  },
];
