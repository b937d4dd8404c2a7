import type { Words } from '../../domain/kernel/words.ts'

/** A table of the domain as labels: its words stand within sentences, and a label begins with a capital. */
export function titled<Key extends string>(table: Readonly<Record<Key, Words>>): Readonly<Record<Key, Words>> {
  const entries = Object.entries<Words>(table)
  return Object.fromEntries(
    entries.map(([key, { zh, en }]) => [key, { zh, en: en.charAt(0).toUpperCase() + en.slice(1) }]),
  ) as Record<Key, Words>
}
