import type { Words } from './words.ts'

/** A name that there is in Chinese only, within a sentence of either language. */
export function quoted(name: string): Words {
  return { zh: name, en: `“${name}”` }
}
