import { describe, expect, it } from 'vitest';
import type { Figures } from '../core/jobs/job.ts';
import { Pipeline, smallProject } from './pipeline.test-helper.ts';

/** What one delivery brings and what the tables and figures are after it. */
interface Delivery {
  /** The text of the file; null where it does not come. */
  file: string | null;
  /** Records read, loaded, unreadable. */
  extract: number[];
  /** Values that date_format made NULL. */
  nulled?: number;
  /** Rejected rows: their record number and dq_chk. */
  quarantine?: [number, string][];
  /** Rows superseded, inserted, updated, unchanged. */
  stage: number[];
  ingest: number[];
  /** Rows that dedup (by name, amount) removed. */
  removed?: number;
  /** id, name, amount, day as text, _row, and the number of the delivery that changed the row last. */
  gold: (string | number | null)[][];
}

interface Case {
  name: string;
  format?: string;
  lines?: Parameters<typeof smallProject>[0];
  deliveries: Delivery[];
}

const cases: Case[] = [
  {
    name: 'the last record of a repeated key wins',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,5,2025-01-01\n1,b,6,\n2,c,7,\n1,d,8,2025-01-03\n',
        extract: [4, 4, 0],
        stage: [2, 2, 0, 0],
        ingest: [0, 2, 0, 0],
        gold: [
          ['2', 'c', '7', null, 3, 1],
          ['1', 'd', '8', '2025-01-03', 4, 1],
        ],
      },
    ],
  },
  {
    name: 'NULL keys match NULL',
    deliveries: [
      {
        file: 'id,name,amount,day\n,a,1,\n,b,2,\n9,c,3,\n',
        extract: [3, 3, 0],
        stage: [1, 2, 0, 0],
        ingest: [0, 2, 0, 0],
        gold: [
          [null, 'b', '2', null, 2, 1],
          ['9', 'c', '3', null, 3, 1],
        ],
      },
      {
        file: 'id,name,amount,day\n,b,2,\n',
        extract: [1, 1, 0],
        stage: [0, 0, 0, 1],
        ingest: [0, 0, 0, 0],
        gold: [
          [null, 'b', '2', null, 2, 1],
          ['9', 'c', '3', null, 3, 1],
        ],
      },
      {
        file: 'id,name,amount,day\n,b,4,\n',
        extract: [1, 1, 0],
        stage: [0, 0, 1, 0],
        ingest: [0, 0, 1, 0],
        gold: [
          [null, 'b', '4', null, 1, 3],
          ['9', 'c', '3', null, 3, 1],
        ],
      },
    ],
  },
  {
    name: 'an empty key is not NULL',
    format: 'json',
    deliveries: [
      {
        file: '[{"id":"","name":"a"},{"name":"b"},{"id":null,"name":"c"}]',
        extract: [3, 3, 0],
        stage: [1, 2, 0, 0],
        ingest: [0, 2, 0, 0],
        gold: [
          ['', 'a', null, null, 1, 1],
          [null, 'c', null, null, 3, 1],
        ],
      },
      {
        file: '[{"id":"","name":"a"},{"id":null,"name":"d"}]',
        extract: [2, 2, 0],
        stage: [0, 0, 1, 1],
        ingest: [0, 0, 1, 0],
        gold: [
          ['', 'a', null, null, 1, 1],
          [null, 'd', null, null, 2, 2],
        ],
      },
    ],
  },
  {
    name: 'the same delivery again changes nothing',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,5,2025-01-01\n2,b,,\n1,a,6,\n',
        extract: [3, 3, 0],
        stage: [1, 2, 0, 0],
        ingest: [0, 2, 0, 0],
        gold: [
          ['2', 'b', null, null, 2, 1],
          ['1', 'a', '6', null, 3, 1],
        ],
      },
      {
        file: 'id,name,amount,day\n1,a,5,2025-01-01\n2,b,,\n1,a,6,\n',
        extract: [3, 3, 0],
        stage: [1, 0, 0, 2],
        ingest: [0, 0, 0, 0],
        gold: [
          ['2', 'b', null, null, 2, 1],
          ['1', 'a', '6', null, 3, 1],
        ],
      },
      {
        file: 'id,name,amount,day\n1,a,5,2025-01-01\n2,b,,\n1,a,6,\n',
        extract: [3, 3, 0],
        stage: [1, 0, 0, 2],
        ingest: [0, 0, 0, 0],
        gold: [
          ['2', 'b', null, null, 2, 1],
          ['1', 'a', '6', null, 3, 1],
        ],
      },
    ],
  },
  {
    name: 'another order of the records changes nothing',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,5,\n2,b,6,\n3,c,7,\n',
        extract: [3, 3, 0],
        stage: [0, 3, 0, 0],
        ingest: [0, 3, 0, 0],
        gold: [
          ['1', 'a', '5', null, 1, 1],
          ['2', 'b', '6', null, 2, 1],
          ['3', 'c', '7', null, 3, 1],
        ],
      },
      {
        file: 'id,name,amount,day\n3,c,7,\n1,a,5,\n2,b,6,\n',
        extract: [3, 3, 0],
        stage: [0, 0, 0, 3],
        ingest: [0, 0, 0, 0],
        gold: [
          ['1', 'a', '5', null, 1, 1],
          ['2', 'b', '6', null, 2, 1],
          ['3', 'c', '7', null, 3, 1],
        ],
      },
    ],
  },
  {
    name: 'only what changed moves its time',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,5,2025-01-01\n2,b,6,2025-01-02\n',
        extract: [2, 2, 0],
        stage: [0, 2, 0, 0],
        ingest: [0, 2, 0, 0],
        gold: [
          ['1', 'a', '5', '2025-01-01', 1, 1],
          ['2', 'b', '6', '2025-01-02', 2, 1],
        ],
      },
      {
        file: 'id,name,amount,day\n1,a,5,2025-01-01\n2,b,7,2025-01-02\n3,c,8,\n',
        extract: [3, 3, 0],
        stage: [0, 1, 1, 1],
        ingest: [0, 1, 1, 0],
        gold: [
          ['1', 'a', '5', '2025-01-01', 1, 1],
          ['2', 'b', '7', '2025-01-02', 2, 2],
          ['3', 'c', '8', null, 3, 2],
        ],
      },
    ],
  },
  {
    name: 'a value written otherwise is the same value',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,5,\n2,b,-0,\n',
        extract: [2, 2, 0],
        stage: [0, 2, 0, 0],
        ingest: [0, 2, 0, 0],
        gold: [
          ['1', 'a', '5', null, 1, 1],
          ['2', 'b', '0', null, 2, 1],
        ],
      },
      {
        file: 'id,name,amount,day\n1,a,+05,\n2,b,0,\n',
        extract: [2, 2, 0],
        stage: [0, 0, 0, 2],
        ingest: [0, 0, 0, 0],
        gold: [
          ['1', 'a', '5', null, 1, 1],
          ['2', 'b', '0', null, 2, 1],
        ],
      },
    ],
  },
  {
    name: 'another case is another value',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,ann,5,\n',
        extract: [1, 1, 0],
        stage: [0, 1, 0, 0],
        ingest: [0, 1, 0, 0],
        gold: [['1', 'ann', '5', null, 1, 1]],
      },
      {
        file: 'id,name,amount,day\n1,Ann,5,\n',
        extract: [1, 1, 0],
        stage: [0, 0, 1, 0],
        ingest: [0, 0, 1, 0],
        gold: [['1', 'Ann', '5', null, 1, 2]],
      },
    ],
  },
  {
    name: 'to NULL and from NULL are changes',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,,2025-01-01\n',
        extract: [1, 1, 0],
        stage: [0, 1, 0, 0],
        ingest: [0, 1, 0, 0],
        gold: [['1', 'a', null, '2025-01-01', 1, 1]],
      },
      {
        file: 'id,name,amount,day\n1,a,5,\n',
        extract: [1, 1, 0],
        stage: [0, 0, 1, 0],
        ingest: [0, 0, 1, 0],
        gold: [['1', 'a', '5', null, 1, 2]],
      },
      {
        file: 'id,name,amount,day\n1,a,5,\n',
        extract: [1, 1, 0],
        stage: [0, 0, 0, 1],
        ingest: [0, 0, 0, 0],
        gold: [['1', 'a', '5', null, 1, 2]],
      },
    ],
  },
  {
    name: 'an empty text is not NULL',
    format: 'json',
    deliveries: [
      {
        file: '[{"id":"1","name":""}]',
        extract: [1, 1, 0],
        stage: [0, 1, 0, 0],
        ingest: [0, 1, 0, 0],
        gold: [['1', '', null, null, 1, 1]],
      },
      {
        file: '[{"id":"1","name":null}]',
        extract: [1, 1, 0],
        stage: [0, 0, 1, 0],
        ingest: [0, 0, 1, 0],
        gold: [['1', null, null, null, 1, 2]],
      },
      {
        file: '[{"id":"1"}]',
        extract: [1, 1, 0],
        stage: [0, 0, 0, 1],
        ingest: [0, 0, 0, 0],
        gold: [['1', null, null, null, 1, 2]],
      },
    ],
  },
  {
    name: 'a record that no longer comes stays',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,5,\n2,b,6,\n',
        extract: [2, 2, 0],
        stage: [0, 2, 0, 0],
        ingest: [0, 2, 0, 0],
        gold: [
          ['1', 'a', '5', null, 1, 1],
          ['2', 'b', '6', null, 2, 1],
        ],
      },
      {
        file: 'id,name,amount,day\n2,b,7,\n',
        extract: [1, 1, 0],
        stage: [0, 0, 1, 0],
        ingest: [0, 0, 1, 0],
        gold: [
          ['1', 'a', '5', null, 1, 1],
          ['2', 'b', '7', null, 1, 2],
        ],
      },
    ],
  },
  {
    name: 'a delivery without the file changes nothing',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,5,\n1,b,6,\n2,x,?,\n',
        extract: [3, 3, 0],
        quarantine: [[3, 'amount: not a valid INTEGER']],
        stage: [1, 1, 0, 0],
        ingest: [0, 1, 0, 0],
        gold: [['1', 'b', '6', null, 2, 1]],
      },
      {
        file: null,
        extract: [0, 0, 0],
        quarantine: [[3, 'amount: not a valid INTEGER']],
        stage: [1, 0, 0, 1],
        ingest: [0, 0, 0, 0],
        gold: [['1', 'b', '6', null, 2, 1]],
      },
      {
        file: 'id,name,amount,day\n2,x,8,\n',
        extract: [1, 1, 0],
        stage: [0, 1, 0, 0],
        ingest: [0, 1, 0, 0],
        gold: [
          ['2', 'x', '8', null, 1, 3],
          ['1', 'b', '6', null, 2, 1],
        ],
      },
    ],
  },
  {
    name: 'a delivery without records changes nothing',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,5,\n',
        extract: [1, 1, 0],
        stage: [0, 1, 0, 0],
        ingest: [0, 1, 0, 0],
        gold: [['1', 'a', '5', null, 1, 1]],
      },
      {
        file: 'id,name,amount,day\n',
        extract: [0, 0, 0],
        stage: [0, 0, 0, 0],
        ingest: [0, 0, 0, 0],
        gold: [['1', 'a', '5', null, 1, 1]],
      },
    ],
  },
  {
    name: 'a changed key column is another row',
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,5,\n',
        extract: [1, 1, 0],
        stage: [0, 1, 0, 0],
        ingest: [0, 1, 0, 0],
        gold: [['1', 'a', '5', null, 1, 1]],
      },
      {
        file: 'id,name,amount,day\n01,a,6,\n',
        extract: [1, 1, 0],
        stage: [0, 1, 0, 0],
        ingest: [0, 1, 0, 0],
        gold: [
          ['1', 'a', '5', null, 1, 1],
          ['01', 'a', '6', null, 1, 2],
        ],
      },
    ],
  },
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
  {
    name: 'date_format:dd/MM/yyyy',
    lines: { cleansing_rules: ['orders,day,date_format:dd/MM/yyyy,1,Y'] },
    deliveries: [
      {
        file: 'id,name,amount,day\n0,x,0,03/02/2025\n1,x,1,3/2/2025\n2,x,2,31/02/2025\n3,x,3,03/02/25\n4,x,4,x\n',
        extract: [5, 5, 0],
        nulled: 4,
        stage: [0, 5, 0, 0],
        ingest: [0, 5, 0, 0],
        gold: [
          ['0', 'x', '0', '2025-02-03', 1, 1],
          ['1', 'x', '1', null, 2, 1],
          ['2', 'x', '2', null, 3, 1],
          ['3', 'x', '3', null, 4, 1],
          ['4', 'x', '4', null, 5, 1],
        ],
      },
    ],
  },
  {
    name: 'date_format:d.M.yyyy',
    lines: { cleansing_rules: ['orders,day,date_format:d.M.yyyy,1,Y'] },
    deliveries: [
      {
        file: 'id,name,amount,day\n0,x,0,3.2.2025\n1,x,1,03.02.2025\n2,x,2,31.4.2025\n',
        extract: [3, 3, 0],
        nulled: 1,
        stage: [0, 3, 0, 0],
        ingest: [0, 3, 0, 0],
        gold: [
          ['0', 'x', '0', '2025-02-03', 1, 1],
          ['1', 'x', '1', '2025-02-03', 2, 1],
          ['2', 'x', '2', null, 3, 1],
        ],
      },
    ],
  },
  {
    name: 'date_format:yyyyMMdd',
    lines: { cleansing_rules: ['orders,day,date_format:yyyyMMdd,1,Y'] },
    deliveries: [
      {
        file: 'id,name,amount,day\n0,x,0,20250203\n1,x,1,2025023\n2,x,2,20250230\n3,x,3,2025-02-03\n',
        extract: [4, 4, 0],
        nulled: 3,
        stage: [0, 4, 0, 0],
        ingest: [0, 4, 0, 0],
        gold: [
          ['0', 'x', '0', '2025-02-03', 1, 1],
          ['1', 'x', '1', null, 2, 1],
          ['2', 'x', '2', null, 3, 1],
          ['3', 'x', '3', null, 4, 1],
        ],
      },
    ],
  },
  {
    name: 'date_format:dd MMM yyyy',
    lines: { cleansing_rules: ['orders,day,date_format:dd MMM yyyy,1,Y'] },
    deliveries: [
      {
        file: 'id,name,amount,day\n0,x,0,03 Feb 2025\n1,x,1,03 FEB 2025\n2,x,2,3 Feb 2025\n3,x,3,30 Feb 2025\n',
        extract: [4, 4, 0],
        nulled: 3,
        stage: [0, 4, 0, 0],
        ingest: [0, 4, 0, 0],
        gold: [
          ['0', 'x', '0', '2025-02-03', 1, 1],
          ['1', 'x', '1', null, 2, 1],
          ['2', 'x', '2', null, 3, 1],
          ['3', 'x', '3', null, 4, 1],
        ],
      },
    ],
  },
  {
    name: 'steps in the order of seq_no, ties in file order',
    lines: {
      cleansing_rules: [
        'orders,name,nullify,10,Y',
        'orders,name,initcap,9,Y',
        'orders,name,trim,2,Y',
        'orders,name,remove_spcl_charcs,2,Y',
        'orders,name,upper,11,N',
        'orders,name,upper,11,',
      ],
    },
    deliveries: [
      {
        file: 'id,name,amount,day\n1, it\'s  aNN-marie ,5,\n2,"  ",6,\n',
        extract: [2, 2, 0],
        stage: [0, 2, 0, 0],
        ingest: [0, 2, 0, 0],
        gold: [
          ['1', 'Its  Annmarie', '5', null, 1, 1],
          ['2', null, '6', null, 2, 1],
        ],
      },
    ],
  },
  {
    name: 'mappings: the first match, exact',
    lines: {
      ref_data: [
        'cleansed_orders,name,South,second,2,Y',
        'cleansed_orders,name,South,first,1,Y',
        'cleansed_orders,name,North,off,1,N',
        'cleansed_orders,name,first,chained,1,Y',
        'cleansed_orders,name,West,,1,Y',
        'cleansed_orders,name,East,null,1,Y',
      ],
    },
    deliveries: [
      {
        file: 'id,name,amount,day\n1,South,1,\n2,south,2,\n3,North,3,\n4,West,4,\n5,East,5,\n6,,6,\n',
        extract: [6, 6, 0],
        stage: [0, 6, 0, 0],
        ingest: [0, 6, 0, 0],
        gold: [
          ['1', 'first', '1', null, 1, 1],
          ['2', 'south', '2', null, 2, 1],
          ['3', 'North', '3', null, 3, 1],
          ['4', null, '4', null, 4, 1],
          ['5', null, '5', null, 5, 1],
          ['6', null, '6', null, 6, 1],
        ],
      },
    ],
  },
  {
    name: 'numbers below zero',
    lines: { ref_data: ['cleansed_orders,amount,__NEGATIVE__,0,null,Y'] },
    deliveries: [
      {
        file: 'id,name,amount,day\n1,x,-5,\n2,x,-0,\n3,x,-2.5,\n4,x,5,\n5,x,-,\n6,x,,\n',
        extract: [6, 6, 0],
        quarantine: [[5, 'amount: not a valid INTEGER']],
        stage: [0, 5, 0, 0],
        ingest: [0, 5, 0, 0],
        removed: 2,
        gold: [
          ['3', 'x', '0', null, 3, 1],
          ['4', 'x', '5', null, 4, 1],
          ['6', 'x', null, null, 6, 1],
        ],
      },
    ],
  },
  {
    name: 'phone numbers',
    lines: {
      ref_data: ['cleansed_orders,name,__TRIGGER__,__STD_PHONE_LOGIC__,null,Y'],
      dq_rule_config: ['std_orders,name,REGEX,^[0-9]{10}$,ten digits,Y'],
    },
    deliveries: [
      {
        file: 'id,name,amount,day\n1,(555) 123-4567 Ext. 99,1,\n2,001-555-123-4567x89,2,\n3,+1 555 123 4567 EXT 2,3,\n4,12-34,4,\n5,none,5,\n6,x5551234567,6,\n7,,7,\n',
        extract: [7, 7, 0],
        quarantine: [
          [4, 'ten digits'],
          [5, 'ten digits'],
          [6, 'ten digits'],
        ],
        stage: [0, 4, 0, 0],
        ingest: [0, 4, 0, 0],
        gold: [
          ['1', '5551234567', '1', null, 1, 1],
          ['2', '5551234567', '2', null, 2, 1],
          ['3', '5551234567', '3', null, 3, 1],
          ['7', null, '7', null, 7, 1],
        ],
      },
    ],
  },
  {
    name: 'VALID_SET: trimmed, exact, NULL passes',
    format: 'json',
    lines: { dq_rule_config: ['std_orders,name,VALID_SET," a , it\'s b,c",unknown name,Y'] },
    deliveries: [
      {
        file: '[{"id":"1","name":"a"},{"id":"2","name":"A"},{"id":"3"},{"id":"4","name":""},{"id":"5","name":"it\'s b"},{"id":"6","name":" a"}]',
        extract: [6, 6, 0],
        quarantine: [
          [2, 'unknown name'],
          [4, 'unknown name'],
          [6, 'unknown name'],
        ],
        stage: [0, 3, 0, 0],
        ingest: [0, 3, 0, 0],
        gold: [
          ['1', 'a', null, null, 1, 1],
          ['3', null, null, null, 3, 1],
          ['5', "it's b", null, null, 5, 1],
        ],
      },
    ],
  },
  {
    name: 'REGEX: found anywhere, NULL passes',
    lines: { dq_rule_config: ['std_orders,name,REGEX,ab|^c,no ab,Y'] },
    deliveries: [
      {
        file: 'id,name,amount,day\n1,xaby,1,\n2,ba,2,\n3,,3,\n4,AB,4,\n',
        extract: [4, 4, 0],
        quarantine: [
          [2, 'no ab'],
          [4, 'no ab'],
        ],
        stage: [0, 2, 0, 0],
        ingest: [0, 2, 0, 0],
        gold: [
          ['1', 'xaby', '1', null, 1, 1],
          ['3', null, '3', null, 3, 1],
        ],
      },
    ],
  },
  {
    name: 'CUSTOM_EXPR: typed columns, NULL passes',
    lines: {
      dq_rule_config: [
        "std_orders,amount,CUSTOM_EXPR,amount >= 10 OR day < DATE '2025-01-15' -- either,too late for so little,Y",
      ],
    },
    deliveries: [
      {
        file: 'id,name,amount,day\n1,a,9,2025-01-14\n2,b,10,2025-02-01\n3,c,9,2025-02-01\n4,d,,2025-02-01\n5,e,9,\n6,f,x,2025-02-01\n',
        extract: [6, 6, 0],
        quarantine: [
          [3, 'too late for so little'],
          [6, 'amount: not a valid INTEGER'],
        ],
        stage: [0, 4, 0, 0],
        ingest: [0, 4, 0, 0],
        gold: [
          ['1', 'a', '9', '2025-01-14', 1, 1],
          ['2', 'b', '10', '2025-02-01', 2, 1],
          ['4', 'd', null, '2025-02-01', 4, 1],
          ['5', 'e', '9', null, 5, 1],
        ],
      },
    ],
  },
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

const merged = (figures: Figures) =>
  ['superseded', 'inserted', 'updated', 'unchanged'].map((name) => figures[name]!);
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** Runs one delivery and returns what happened in the shape of a Delivery, and checks that no row is lost. */
async function deliver(
  pipeline: Pipeline,
  file: string | null,
  name: string,
  day: number,
): Promise<Delivery> {
  const before = day === 1 ? 0 : (await pipeline.table('gold_orders', '1')).length;
  const { figures } = await pipeline.run(file === null ? {} : { [name]: file }, `2025-07-0${day} 08:00:00`);
  const extract = figures('extract orders');
  const checked = figures('dq dq_orders');
  const stage = figures('stage stage_orders');
  const ingest = figures('ingest gold_orders');
  const removed = figures('dedup gold_orders')['removed']!;
  const gold = await pipeline.table(
    'gold_orders',
    `CAST(id AS VARCHAR) AS id, CAST(name AS VARCHAR) AS name, CAST(amount AS VARCHAR) AS amount,
     CAST(day AS VARCHAR) AS day, CAST(_row AS INTEGER) AS _row, CAST(day(update_dt) AS INTEGER) AS changed`,
    'ORDER BY _row, changed, id',
  );
  const rejected = await pipeline.table(
    'dq_orders',
    'CAST(_row AS INTEGER) AS _row, dq_chk',
    `WHERE dq_chk <> '' ORDER BY _row`,
  );

  expect(extract['read']).toBe(extract['loaded']! + extract['unreadable']!);
  expect(checked['rejected']).toBe(rejected.length);
  expect(checked['rows']).toBe(rejected.length + sum(merged(stage)));
  expect(stage['read']).toBe(sum(merged(stage)));
  expect(ingest['read']).toBe(sum(merged(ingest)));
  expect(gold.length).toBe(before + ingest['inserted']! - removed);

  const nulled = figures('cleanse cleansed_orders')['nulled']!;
  return {
    file,
    extract: ['read', 'loaded', 'unreadable'].map((figure) => extract[figure]!),
    ...(nulled > 0 && { nulled }),
    ...(rejected.length > 0 && {
      quarantine: rejected.map((row): [number, string] => [Number(row['_row']), String(row['dq_chk'])]),
    }),
    stage: merged(stage),
    ingest: merged(ingest),
    ...(removed > 0 && { removed }),
    gold: gold.map((row) => Object.values(row) as (string | number | null)[]),
  };
}

describe('deliveries, one after another', () => {
  it.each(cases)('$name', async ({ lines, format = 'csv', deliveries }) => {
    const pipeline = await Pipeline.open(await smallProject(lines, format));
    try {
      for (const [index, delivery] of deliveries.entries())
        expect(await deliver(pipeline, delivery.file, `orders.${format}`, index + 1)).toEqual(delivery);
    } finally {
      await pipeline.close();
    }
  });
});
