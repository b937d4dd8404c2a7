import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Deps } from '../wiring/deps.ts'

/** Names as a plant may see them, 王**, by worker; opened to be masked, and no further. */
export async function maskedNames(
  people: readonly { readonly workerId: WorkerId }[],
  why: string,
  { workers, vault }: Pick<Deps, 'workers' | 'vault'>,
): Promise<ReadonlyMap<WorkerId, string>> {
  const found = await workers.getMany(people.map(({ workerId }) => workerId))
  const opened = await vault.openOf(found, { sealedName: 'name' }, why)
  return new Map(found.map(({ workerId }, position) => [workerId, opened[position]?.sealedName.masked ?? '某*']))
}
