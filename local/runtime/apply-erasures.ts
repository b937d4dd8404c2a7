import type { TaskName } from '../../functions/catalog.ts'
import type { Deps } from '../../functions/wiring/deps.ts'

interface Answer {
  readonly functionError?: string | undefined
  readonly payload: string
}

/** Before anybody is served: whoever was erased since the table was last copied is erased in it again, page by page. */
export async function applyErasures(
  { bucket }: Pick<Deps, 'bucket'>,
  invoke: (task: TaskName, payload: string) => Promise<Answer>,
): Promise<void> {
  if ((await bucket.list('erasures/', { after: null, limit: 1 })).keys.length === 0) return
  let after: string | null = null
  do {
    const { functionError, payload } = await invoke('rights/apply-erasures', JSON.stringify({ after }))
    if (functionError) throw new Error(`erasures could not be applied to the table: ${payload}`)
    after = (JSON.parse(payload) as { next: string | null }).next
  } while (after !== null)
}
