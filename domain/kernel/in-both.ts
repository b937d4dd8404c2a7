import type { Words } from './words.ts'

/** A sentence in Chinese and then in English, where one text has to serve everybody who may read it. */
export function inBoth({ zh, en }: Words): string {
  return zh === en ? en : `${zh} ${en}`
}
