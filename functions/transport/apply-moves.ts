import type { BatchId } from '../../domain/kernel/ids.ts'
import type { Moves } from '../../domain/transport/passenger-moves.ts'
import type { Deps } from '../wiring/deps.ts'

/** Moves passengers and their placements, each only from where the event finds them: repeating it completes a broken try. */
export async function applyMoves(
  batchId: BatchId,
  moves: Moves,
  { passengers, placements }: Pick<Deps, 'passengers' | 'placements'>,
): Promise<void> {
  await passengers.move(moves.passengers)
  for (const [chunk, some] of Map.groupBy(moves.placements, (move) => move.chunk))
    await placements.move(batchId, chunk, some)
}
