import type { Language } from '../../domain/kernel/words.ts'

/** The language of `Accept-Language` that we have and that its reader likes best; Chinese where it names neither. */
export function languageOf(header: string | undefined): Language {
  const wishes = (header ?? '').split(',').map((part, place) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = Number(/^\s*q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1)
    return { tag: tag.trim(), quality: Number.isNaN(quality) ? 0 : quality, place }
  })
  const liked = wishes
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality || one.place - other.place)
    .find(({ tag }) => /^(?:zh|en)(?:-|$)/.test(tag))
  return liked?.tag.startsWith('en') ? 'en' : 'zh'
}
