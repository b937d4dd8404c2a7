import type { Words } from '../../domain/kernel/words.ts'
import { useSay } from './language.tsx'

/** What can be chosen of a table, each as the reader's language calls it. */
export function useOptionsOf() {
  const say = useSay()
  return <Value extends string>(table: Readonly<Record<Value, Words>>) =>
    (Object.entries<Words>(table) as [Value, Words][]).map(([value, words]) => ({ value, label: say(words) }))
}
