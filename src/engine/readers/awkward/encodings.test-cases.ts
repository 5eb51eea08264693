import { encoded, gzipped, joined, latin1, type AwkwardFile } from './awkward-file.test-helper.ts';

const columns = ['id INTEGER', 'name VARCHAR', 'city VARCHAR'];
type Person = readonly [name: string, city: string];

/** A file of people in an encoding. */
function people(what: string, encoding: string, list: readonly Person[]): AwkwardFile {
  const lines = list.map(([name, city], index) => `${index + 1};${name};${city}\n`);
  return {
    what: `${what} in ${encoding}`,
    content: encoded(`id;name;city\n${lines.join('')}`, encoding),
    encoding,
    columns,
    rows: list.map(([name, city], index) => [`${index + 1}`, name, city]),
  };
}

const russian: readonly Person[] = [
  ['Иван Петров', 'Москва'],
  ['Анна Смирнова', 'Санкт-Петербург'],
  ['Елена Лебедева', 'Казань'],
];
const greek: readonly Person[] = [
  ['Γιώργος Παπαδόπουλος', 'Αθήνα'],
  ['Άννα Νικολάου', 'Θεσσαλονίκη'],
  ['Ελένη Γεωργίου', 'Ηράκλειο'],
];
const polish: readonly Person[] = [
  ['Łukasz Wiśniewski', 'Łódź'],
  ['Małgorzata Dąbrowska', 'Kraków'],
  ['Paweł Zieliński', 'Gdańsk'],
];
const czech: readonly Person[] = [
  ['Jiří Novák', 'Plzeň'],
  ['Kateřina Dvořáková', 'České Budějovice'],
  ['Tomáš Černý', 'Žďár nad Sázavou'],
];
const japanese: readonly Person[] = [
  ['田中太郎', '東京都'],
  ['鈴木花子', '大阪府'],
  ['佐藤一郎', '北海道札幌市'],
  ['高橋さくら', '福岡県カタカナ'],
];

/** Encodings that are told by what is written. */
export const foreignFiles: readonly AwkwardFile[] = [
  ...['windows-1251', 'koi8-r', 'iso-8859-5'].map((encoding) => people('Russian', encoding, russian)),
  people('Ukrainian', 'windows-1251', [
    ['Олександр Шевченко', 'Київ'],
    ['Наталія Бойко', 'Львів'],
    ['Ірина Ковальчук', 'Одеса'],
  ]),
  ...['windows-1253', 'iso-8859-7'].map((encoding) => people('Greek', encoding, greek)),
  people('Hebrew', 'windows-1255', [
    ['משה כהן', 'תל אביב'],
    ['שרה לוי', 'ירושלים'],
    ['דוד מזרחי', 'חיפה'],
    ['רחל פרץ', 'באר שבע'],
    ['יעקב עזרא', 'נתניה'],
  ]),
  people('Arabic', 'windows-1256', [
    ['محمد علي', 'القاهرة'],
    ['فاطمة حسن', 'بغداد'],
    ['أحمد محمود', 'دمشق'],
  ]),
  ...['windows-1250', 'iso-8859-2'].flatMap((encoding) => [
    people('Polish', encoding, polish),
    people('Czech', encoding, czech),
  ]),
  people('Turkish', 'windows-1254', [
    ['Mehmet Yılmaz', 'İstanbul'],
    ['Ayşe Çelik', 'Eskişehir'],
    ['Mustafa Şahin', 'İzmir'],
    ['Çağlar Yıldız', 'Gümüşhane'],
    ['Ümit Çelik', 'Üsküdar'],
  ]),
  people('Lithuanian', 'windows-1257', [
    ['Rūta Stankevičiūtė', 'Šiauliai'],
    ['Ona Petrauskienė', 'Panevėžys'],
    ['Vytautas Žukauskas', 'Klaipėda'],
  ]),
  ...['shift_jis', 'euc-jp'].map((encoding) => people('Japanese', encoding, japanese)),
  people('Korean', 'euc-kr', [
    ['김철수', '서울특별시'],
    ['이영희', '부산광역시'],
    ['박민수', '대구광역시'],
    ['최지우', '인천광역시'],
  ]),
  people('Chinese', 'gb18030', [
    ['王小明', '北京市'],
    ['李丽', '上海市中山路十号'],
    ['张伟', '广州市天河区'],
    ['刘洋', '深圳市南山区'],
  ]),
  people('Chinese', 'big5', [
    ['王小明', '台北市中山路'],
    ['李麗', '高雄市'],
    ['張偉', '台中市'],
    ['劉洋', '新竹縣'],
  ]),
  ...[
    ['German', ['Müller', 'Köln'], ['Weiß', 'Düsseldorf'], ['ÄÖÜ', 'GRÜN'], ['Günther', 'Österreich']],
    ['French', ['Hélène', 'Besançon'], ['Noël', 'Sète'], ['créée', 'où'], ['L’été', 'œuvre']],
    ['Spanish', ['Muñoz', 'Málaga'], ['Ibáñez', '¿Qué?'], ['Íñigo', 'León'], ['Güell', 'Año nº 1']],
    ['Portuguese', ['João', 'São Paulo'], ['ações', 'opiniões'], ['Conceição', 'Maranhão'], ['ção', 'ã']],
    ['Danish', ['Søren', 'Århus'], ['Åse', 'Køge'], ['Ærø', 'blåbærgrød'], ['ÆØÅ', 'Bjørn']],
    ['Icelandic', ['Þórður', 'Reykjavík'], ['Æðey', 'Ísafjörður'], ['Ægir', 'það'], ['Jóhanna', 'búð']],
    ['Estonian', ['Tõnisson', 'Põlva'], ['Ülle', 'Pärnu'], ['Õie', 'Võru'], ['Tšehhi', 'õun']],
    ['names of many languages', ['Müller', 'José'], ['Søren', 'Ångström'], ['Muñoz', 'João'], ['Zoë', 'ß']],
    ['two words', ['Café', 'naïve'], ['Ann', 'Bob'], ['Cid', 'Dan'], ['Eve', 'Fay']],
  ].map(([what, ...list]) => people(what as string, 'windows-1252', list as unknown as Person[])),
  {
    what: 'Russian that begins late, packed',
    content: gzipped(
      joined(
        latin1(`id,name\n${'1,Ann\n'.repeat(20_000)}`),
        encoded('2,Иван Петров из Москвы\n', 'windows-1251'),
      ),
    ),
    encoding: 'windows-1251',
    compression: 'gzip',
    columns: ['id INTEGER', 'name VARCHAR'],
  },
  {
    what: 'a header in Russian above numbers',
    content: encoded('номер;цена;количество\n1;2.5;3\n2;3.5;4\n', 'windows-1251'),
    encoding: 'windows-1251',
    columns: ['номер INTEGER', 'цена DOUBLE', 'количество INTEGER'],
    rows: [
      ['1', '2.5', '3'],
      ['2', '3.5', '4'],
    ],
  },
  {
    what: 'JSON lines in Russian',
    content: encoded('{"id":1,"name":"Иван Петров"}\n{"id":2,"name":"Анна Смирнова"}\n', 'windows-1251'),
    format: 'ndjson',
    encoding: 'windows-1251',
    columns: ['id INTEGER', 'name VARCHAR'],
    rows: [
      ['1', 'Иван Петров'],
      ['2', 'Анна Смирнова'],
    ],
  },
];
