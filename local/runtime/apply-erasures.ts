import type { TaskName } from '../../functions/catalog.ts'
import type { Deps } from '../../functions/wiring/deps.ts'

interface Answer {
  readonly functionError?: string | undefined
  readonly payload: string
}

/** Before anybody is served: whoever was erased since the table was last copied is erased in it again. */
export async function applyErasures(
  { bucket }: Pick<Deps, 'bucket'>,
  invoke: (task: TaskName) => Promise<Answer>,
): Promise<void> {
  if ((await bucket.list('erasures/')).length === 0) return
  const { functionError, payload } = await invoke('rights/apply-erasures')
  if (functionError) throw new Error(`erasures could not be applied to the table: ${payload}`)
}
