import { readFileSync } from 'node:fs';
import { readConfig } from '../core/config/config.ts';
import type { Connector } from '../engine/connector.ts';
import { modelFrom, tablesQuery } from './engine-model.ts';
import { referencesOf, type Model } from './model.ts';

const text = readFileSync(new URL('../../configs/data_model.csv', import.meta.url), 'utf8');

/** The references of the shipped data model. */
export const shippedReferences = referencesOf(readConfig({}, text).shippedModel);

/** The model of all tables that an engine has, with the shipped references. */
export async function modelIn(connector: Connector): Promise<Model> {
  return modelFrom((await connector.query(tablesQuery)).rows, shippedReferences);
}
