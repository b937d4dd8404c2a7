import { readdirSync, readFileSync } from 'node:fs'
import type { Item } from './recording/record-items.ts'
import type { RecordedJournal } from './recording/record-journal.ts'
import type { KeptObject } from './recording/record-objects.ts'

export interface Recorded extends RecordedJournal {
  readonly items: Readonly<Record<string, readonly Item[]>>
  readonly objects: Readonly<Record<string, readonly KeptObject[]>>
}

const folder = new URL('.', import.meta.url)

/** Releases of which it is recorded what they left. */
export const releases = readdirSync(folder).filter((name) => /^v\d+\.\d+\.\d+$/.test(name))

export function recorded<Part extends keyof Recorded>(release: string, part: Part): Recorded[Part] {
  return JSON.parse(readFileSync(new URL(`${release}/${part}.json`, folder), 'utf8')) as Recorded[Part]
}
