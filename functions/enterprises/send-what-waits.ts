import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'

/** Has what waits for an enterprise sent at once, in order, whatever pause its line was in and whatever was thought of its address. */
export async function sendWhatWaits(
  enterpriseId: EnterpriseId,
  { enterprises, lines, workflows, clock }: Pick<Deps, 'enterprises' | 'lines' | 'workflows' | 'clock'>,
): Promise<void> {
  // Not as if nothing had been: while others wait, a new event must not go past them.
  await enterprises.noteReachability(
    enterpriseId,
    (before) =>
      before && {
        state: 'unreachable',
        unreachableSince: before.state === 'disabled' ? clock.now() : before.unreachableSince,
        lastFailure: before.lastFailure,
      },
  )
  const run = await lines.openRun(enterpriseId, () => false)
  await workflows.start('enterprises/deliver-missed', `${enterpriseId}-${run}`, { enterpriseId, run, waitSeconds: 0 })
}
