/**
 * Offers, placements and notices are worked on in chunks of so many workers, as the service is set when a batch freezes its
 * candidates; each keeps its chunks. Smaller ones than `least` are too many for a workflow's state data in the largest batch.
 */
export const chunkSize = { least: 50, usual: 100, most: 200 } as const
