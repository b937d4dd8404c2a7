import type { Words } from './words.ts'

/**
 * Both languages of a sentence that an earlier release kept in English alone, if the table has one that reads so. What stood in its
 * slots is taken over; of `terms`, in the language of the sentence.
 */
export function readBack(
  table: Readonly<Record<string, Words>>,
  text: string,
  terms: readonly Words[] = [],
): Words | undefined {
  for (const { zh, en } of Object.values(table)) {
    const found = formOf(en).exec(text)
    if (!found) continue
    const inChinese = (said = '') => terms.find((term) => term.en === said)?.zh ?? said
    return { zh: zh.replaceAll(/\{(\w+)\}/g, (_, name: string) => inChinese(found.groups?.[name])), en: text }
  }
  return undefined
}

/** A name stood there without its quotation marks, once. */
function formOf(english: string): RegExp {
  const form = english
    .replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/[“”]/g, '[“”]?')
    .replaceAll(/\{(\w+)\}/g, '(?<$1>.+?)')
  return new RegExp(`^${form}$`, 'u')
}
