import type { Case } from './case.test-helper.ts';

/** What is rejected, why, and how it comes back. */
export const quarantine: readonly Case[] = [
  {
    name: 'a quarantined row is let in once it is mended',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,x,\n2,b,2,\n',
        extract: [2, 2, 0],
        quarantine: [[1, 'amount: not a valid INTEGER']],
        stage: [0, 1, 0, 0],
        ingest: [0, 1, 0, 0],
        gold: [['2', 'b', '2', null, 2, 1]],
      },
      {
        file: 'id,name,amount,day\n1,a,1,\n2,b,2,\n',
        extract: [2, 2, 0],
        stage: [0, 1, 0, 1],
        ingest: [0, 1, 0, 0],
        gold: [
          ['1', 'a', '1', null, 1, 2],
          ['2', 'b', '2', null, 2, 1],
        ],
      },
    ],
  },
  {
    name: 'a row that turns bad keeps its last good state',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,1,\n',
        extract: [1, 1, 0],
        stage: [0, 1, 0, 0],
        ingest: [0, 1, 0, 0],
        gold: [['1', 'a', '1', null, 1, 1]],
      },
      {
        file: 'id,name,amount,day\n1,b,3.5,\n',
        extract: [1, 1, 0],
        quarantine: [[1, 'amount: not a valid INTEGER']],
        stage: [0, 0, 0, 0],
        ingest: [0, 0, 0, 0],
        gold: [['1', 'a', '1', null, 1, 1]],
      },
      {
        file: 'id,name,amount,day\n1,c,3,\n',
        extract: [1, 1, 0],
        stage: [0, 0, 1, 0],
        ingest: [0, 0, 1, 0],
        gold: [['1', 'c', '3', null, 1, 3]],
      },
    ],
  },
  {
    name: 'of a repeated key only the good records count',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,1,\n1,b,x,\n2,c,y,\n',
        extract: [3, 3, 0],
        quarantine: [
          [2, 'amount: not a valid INTEGER'],
          [3, 'amount: not a valid INTEGER'],
        ],
        stage: [0, 1, 0, 0],
        ingest: [0, 1, 0, 0],
        gold: [['1', 'a', '1', null, 1, 1]],
      },
    ],
  },
  {
    name: 'reasons: rules in file order, then types in column order',
    lines: {
      dq_rule_config: [
        'std_orders,name,NOT_NULL,,"no ""name""",Y',
        'std_orders,amount,REGEX,^[0-9]+$,digits | only,Y',
        "std_orders,id,NOT_NULL,,it's without id,Y",
        'std_orders,name,NOT_NULL,,switched off,N',
        'std_orders,name,NOT_NULL,,switched off too,y',
      ],
    },
    deliveries: [
      {
        file: 'id,name,amount,day\n,,x,2025-02-30\n1,a,5,x\n',
        extract: [2, 2, 0],
        quarantine: [
          [
            1,
            'no "name" | digits | only | it\'s without id | amount: not a valid INTEGER | day: not a valid DATE',
          ],
          [2, 'day: not a valid DATE'],
        ],
        stage: [0, 0, 0, 0],
        ingest: [0, 0, 0, 0],
        gold: [],
      },
    ],
  },
  {
    name: 'whole numbers',
    deliveries: [
      {
        file: 'id,name,amount,day\na,x,3.5,\nb,x,1e2,\nc,x,2.0,\nd,x, 5,\ne,x,+5,\nf,x,007,\ng,x,2147483647,\nh,x,2147483648,\ni,x,-2147483648,\nj,x,1_000,\nk,x,٣,\nl,x,0x1F,\nm,x,-,\n',
        extract: [13, 13, 0],
        quarantine: [
          [1, 'amount: not a valid INTEGER'],
          [2, 'amount: not a valid INTEGER'],
          [3, 'amount: not a valid INTEGER'],
          [4, 'amount: not a valid INTEGER'],
          [8, 'amount: not a valid INTEGER'],
          [10, 'amount: not a valid INTEGER'],
          [11, 'amount: not a valid INTEGER'],
          [12, 'amount: not a valid INTEGER'],
          [13, 'amount: not a valid INTEGER'],
        ],
        stage: [0, 4, 0, 0],
        ingest: [0, 4, 0, 0],
        gold: [
          ['e', 'x', '5', null, 5, 1],
          ['f', 'x', '7', null, 6, 1],
          ['g', 'x', '2147483647', null, 7, 1],
          ['i', 'x', '-2147483648', null, 9, 1],
        ],
      },
    ],
  },
  {
    name: 'dates',
    deliveries: [
      {
        file: 'id,name,amount,day\na,x,1,2025-02-29\nb,x,2,2024-02-29\nc,x,3,2025-2-3\nd,x,4, 2025-01-01\ne,x,5,20250101\nf,x,6,2025-13-01\ng,x,7,2025-01-01 00:00:00\n',
        extract: [7, 7, 0],
        quarantine: [
          [1, 'day: not a valid DATE'],
          [3, 'day: not a valid DATE'],
          [4, 'day: not a valid DATE'],
          [5, 'day: not a valid DATE'],
          [6, 'day: not a valid DATE'],
          [7, 'day: not a valid DATE'],
        ],
        stage: [0, 1, 0, 0],
        ingest: [0, 1, 0, 0],
        gold: [['b', 'x', '2', '2024-02-29', 2, 1]],
      },
    ],
  },
];
