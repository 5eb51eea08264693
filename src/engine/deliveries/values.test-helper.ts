import type { Case } from './case.test-helper.ts';

/** What happens to values on their way. */
export const values: readonly Case[] = [
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
];
