import type { KeptSentence, Language, Sentence, SlotValue, Words } from './words.ts'

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
  const say = (key: keyof Table & string, slots?: Readonly<Record<string, SlotValue>>): Sentence => {
    const sentence: Words = table[key] as Table[keyof Table & string]
    return { code: codeOf(key), ...written(sentence, slots), ...(slots && { slots }) }
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

/** A sentence that was kept, in the words that the table has for it now; undefined where the table has it no longer. */
export function sayAgain(
  { table, room }: Sentences<Readonly<Record<string, Words>>>,
  { code, slots }: KeptSentence,
): Words | undefined {
  const key = Object.keys(table).find((one) => `${room}/${one.replaceAll(' ', '-')}` === code)
  return key === undefined ? undefined : written(table[key] as Words, slots)
}

function written(sentence: Words, slots: Readonly<Record<string, SlotValue>> = {}): Words {
  const filled = (language: Language) =>
    sentence[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => inSlot(slots[name] ?? '', language))
  return { zh: filled('zh'), en: filled('en') }
}

function inSlot(value: SlotValue, language: Language): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if ('zh' in value) return value[language]
  return value.map((one) => inSlot(one, language)).join(language === 'zh' ? '、' : ', ')
}
