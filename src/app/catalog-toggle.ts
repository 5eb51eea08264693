/** Says that the catalogue of tables was opened or closed, so that its button can show it. Bubbles, composed. */
export class CatalogToggleEvent extends Event {
  static readonly type = 'wb-catalog-toggle';
  constructor(readonly open: boolean) {
    super(CatalogToggleEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'wb-catalog-toggle': CatalogToggleEvent;
  }
}
