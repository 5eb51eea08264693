/** The word lists that names are made of. */

export const REGIONS = ['North', 'South', 'East', 'West'];
export const CATEGORIES = ['Oncology', 'Neuro', 'Cardio', 'Diabetes'];
export const SPECIALTIES = [
  'Cardiology',
  'Neurology',
  'Oncology',
  'Endocrinology',
  'Internal Medicine',
  'Pediatrics',
];

export const FIRST_NAMES = words(`
  Ada Alma Amir Anton Asha Basil Bela Bruno Cara Celia Chidi Clara Dalia Dario Delia Dev Edda Elio Elsa Emil
  Esme Farid Fay Felix Flora Gita Greta Gus Hana Hugo Ida Imre Ines Iris Ivo Jonas Joya Juno Kaya Kofi
  Lars Leila Levi Lina Lorna Luca Mabel Mara Milo Mira Nadia Nico Nils Noor Odette Olga Omar Otto Paz Petra
  Quentin Rafi Rhea Rosa Ruben Saul Selma Sven Tara Tessa Theo Uma Una Vera Viggo Wanda Wim Yara Yusuf Zora
`);

export const LAST_NAMES = words(`
  Abbas Ackerby Adeyemi Alder Arden Ashdown Barrow Becker Birch Blume Brand Calder Castell Chandra Cole Corran
  Dahl Danso Dekker Drake Eaves Ekberg Elmore Ervik Fallow Farrow Fenn Fiore Frost Gale Garland Gupta Haas Hale
  Harrow Hollis Ibarra Ilves Ives Jansen Jarvi Kaplan Keane Kimura Kovac Lang Larkin Linden Lund Marlow Mayr
  Mensah Moss Nair Nash Norling Oakes Okafor Orsini Osei Pavel Penn Pereira Quill Rahman Rook Ruiz Sandoval
  Seward Sorel Stroud Tanaka Thorne Tolland Ulrich Vance Varga Voss Wallin Weir Wilder Winter Yardley Zeller
`);

export const PLACES = words(`
  Alderbrook Ashford Bellmere Birchwood Brightwater Cedarholm Clearfield Deepdale Eastmoor Elmhurst Fairhaven
  Fernhill Glenrock Greenmount Harborview Hazelwood Kingsbridge Lakeside Lindenhall Maplegrove Millbrook
  Northgate Oakhaven Pinecrest Riverbend Rosedale Silverton Stonebridge Westvale Willowmere
`);
export const SITE_KINDS = [
  'Clinic',
  'Medical Center',
  'General Hospital',
  'Health Partners',
  'Care Group',
  'Family Practice',
  'Specialist Center',
  'Community Hospital',
];
export const STREETS = words(`
  Acorn Bakery Canal Chapel Copper Dairy Foundry Garden Granary Harbor Heron Juniper Kestrel Lantern Lime
  Meadow Orchard Quarry Saddler Station Tannery Walnut Weaver Windmill
`);
export const STREET_KINDS = ['Street', 'Road', 'Lane', 'Avenue', 'Way', 'Square'];

export const PRODUCT_STARTS = words('Alvo Bren Corda Delmi Ester Ferro Galva Hemi Ilori Juva Kessa Lumo');
export const PRODUCT_ENDS = words('rine tol vex dyn mab sera quil nova');

export const MAIL_HOUSES = ['clinic.example', 'care.example', 'hospital.example', 'practice.example'];

/** The words of a text, in order. */
function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
