import type { Case } from './case.test-helper.ts';

/** Which rows are the same, and which of several counts. */
export const keys: readonly Case[] = [
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
];
