/**
 * The ends of a range of sort keys where the range itself has none. Entities share partitions, each behind the other: a key condition that is
 * open at one side (`gte`, `lt`) reads all that lies beyond, be it every enterprise of a province, and ElectroDB leaves it out afterwards.
 */
export const sortsFirst = <Value extends string>() => '' as Value
/** No id, day or moment sorts after it. */
export const sortsLast = <Value extends string>() => '\u{ffff}' as Value
