type Phrase = string | ((...values: never[]) => string)

/** Phrases of the same keys in Chinese and in English: one that is missing does not compile. */
export function inBoth<Zh extends Record<string, Phrase>>(
  zh: Zh,
  en: { [Key in keyof Zh]: Zh[Key] extends string ? string : Zh[Key] },
): { readonly zh: typeof en; readonly en: typeof en } {
  return { zh: zh as typeof en, en }
}
