import type { Case } from './case.test-helper.ts';

/** What a delivery changes, and what it leaves alone. */
export const changes: readonly Case[] = [
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
];
