import { useLanguage } from './language.tsx'
import { listed } from './listed.ts'

/** Names one after another, as the reader's language sets them apart. */
export function useListed(): (names: readonly string[]) => string {
  const { language } = useLanguage()
  return (names) => listed(names, language)
}
