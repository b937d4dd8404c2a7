import type { Language, Sentence, Words } from './words.ts'

/** What stands in a slot: as it is, or in the sentence's own language; a list is written one after the other. */
export type SlotValue = string | number | Words | readonly SlotValue[]

type Slot<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Slot<Rest> : never
type Filling<One extends Words> = Readonly<Record<Slot<One['zh'] | One['en']>, SlotValue>>
type Given<One extends Words> = [Slot<One['zh']>] extends [never] ? [] : [values: Filling<One>]

/** A sentence whose languages do not name the same slots does not compile. */
type SameSlots<Table extends Readonly<Record<string, Words>>> = {
  readonly [Key in keyof Table]: [Slot<Table[Key]['zh']>, Slot<Table[Key]['en']>] extends [
    Slot<Table[Key]['en']>,
    Slot<Table[Key]['zh']>,
  ]
    ? unknown
    : { readonly en: Slot<Table[Key]['zh']>; readonly zh: Slot<Table[Key]['en']> }
}

/** The sentences of a room: called with the key of one, and what stands in its `{slots}`, it says it in both languages. */
export interface Sentences<Table extends Readonly<Record<string, Words>>> {
  <Key extends keyof Table & string>(key: Key, ...values: Given<Table[Key]>): Sentence
  readonly room: string
  readonly table: Table
}

/** Sentences that stand as they are, by their English: see `saidInEnglish`. */
const standing = new Map<string, Sentence>()

/** The part of the table of words that is a room's: sentences with `{slots}`. Their keys are part of the API. */
export function sentences<const Table extends Readonly<Record<string, Words>>>(
  room: string,
  table: Table & SameSlots<Table>,
): Sentences<Table> {
  const codeOf = (key: string) => `${room}/${key.replaceAll(' ', '-')}` as const
  for (const [key, { zh, en }] of Object.entries<Words>(table))
    if (!en.includes('{')) standing.set(en, { code: codeOf(key), zh, en })
  const say = (key: keyof Table & string, values: Readonly<Record<string, SlotValue>> = {}): Sentence => {
    const sentence: Words = table[key] as Table[keyof Table & string]
    return { code: codeOf(key), zh: filled(sentence, values, 'zh'), en: filled(sentence, values, 'en') }
  }
  return Object.assign(say, { room, table })
}

/** A sentence whose slots are filled once and for all, for a schema to hold by its English. */
export function asMessage(said: Sentence): string {
  standing.set(said.en, said)
  return said.en
}

/**
 * The sentence of the table that reads so in English, if one does. A schema knows one text for what it refuses; this finds the
 * other language of it.
 */
export function saidInEnglish(text: string): Sentence | undefined {
  return standing.get(text)
}

function filled(sentence: Words, values: Readonly<Record<string, SlotValue>>, language: Language): string {
  return sentence[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => written(values[name] ?? '', language))
}

function written(value: SlotValue, language: Language): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if ('zh' in value) return value[language]
  return value.map((one) => written(one, language)).join(language === 'zh' ? '、' : ', ')
}
