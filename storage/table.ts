/**
 * The one table, declared once: CDK makes it, the local runtime makes it, entities and tests read it.
 * Which entity lives under which key stands with the entity, in the room it belongs to.
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Epoch seconds; DynamoDB erases the item within days of it. */
  timeToLive: 'expiresAt',
  /** Overloaded: what an entity is listed by (a county's workers, a batch's trips, a city's cases). */
  indexes: [
    { name: 'gsi1', partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    { name: 'gsi2', partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
    // Holds keys and this, so that a long list is counted and put in order without reading what is on it.
    { name: 'gsi3', partitionKey: 'gsi3pk', sortKey: 'gsi3sk', holds: ['until'] },
    // Holds keys and what says that somebody is free, and from when: who may take part is read from it, and from nowhere else.
    { name: 'gsi4', partitionKey: 'gsi4pk', sortKey: 'gsi4sk', holds: ['engagedIn', 'earliestDeparture'] },
  ],
} as const satisfies Table

interface Table {
  readonly partitionKey: string
  readonly sortKey: string
  readonly timeToLive: string
  readonly indexes: readonly TableIndex[]
}

export interface TableIndex {
  readonly name: string
  readonly partitionKey: string
  readonly sortKey: string
  /** What it holds besides keys; everything unless it says so. */
  readonly holds?: readonly string[]
}
