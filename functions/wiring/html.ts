/** Text that is HTML already. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Content = string | number | Html | null | readonly Content[]

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function shown(content: Content): string {
  if (content === null) return ''
  if (content instanceof Html) return content.text
  if (typeof content === 'object') return content.map(shown).join('')
  return String(content).replace(/[&<>"']/g, (character) => escapes[character] ?? '')
}

/** A piece of a page; values put in are escaped, unless they are pieces themselves. */
export function html(texts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(texts.reduce((page, text, position) => page + shown(contents[position - 1] ?? null) + text))
}
