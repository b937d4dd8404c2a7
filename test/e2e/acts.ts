import type { BrowserContext } from 'playwright-core'

/** What a reader did with hand and mouse, as the browser saw it. */
export interface Acts {
  readonly clicks: number
  /** Fields that were typed into, each time they were gone to. */
  readonly fields: number
  /** Keys that write nothing: Enter, an arrow. */
  readonly keys: number
  /** Times that files were dragged in or chosen. */
  readonly files: number
}
type Kind = keyof Acts

export const noActs: Acts = { clicks: 0, fields: 0, keys: 0, files: 0 }
const ofContexts = new WeakMap<BrowserContext, Acts>()
let ofAll = noActs

/** Runs in each page before its own scripts. */
const watching = `(() => {
  let typed = null
  // At the document: a click that misses a thing which moved is stopped before, at the window, and tried again.
  const on = (event, heard) => document.addEventListener(event, heard, { capture: true, passive: true })
  const writes = (field) => field.matches?.('textarea, select, input:not([type=checkbox], [type=radio], [type=file])')
  on('pointerdown', (event) => event.isTrusted && zhidaActed('clicks'))
  on('drop', () => zhidaActed('files'))
  on('focusout', () => { typed = null })
  on('keydown', ({ key }) => {
    if (['Enter', 'Escape', 'Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].includes(key)) zhidaActed('keys')
  })
  on('input', ({ target }) => {
    if (target.type === 'file') zhidaActed('files')
    if (!writes(target) || target === typed) return
    typed = target
    zhidaActed('fields')
  })
})()`

/** Counts from now on what is done in a browser's pages. */
export async function watchActs(context: BrowserContext): Promise<void> {
  ofContexts.set(context, noActs)
  await context.exposeFunction('zhidaActed', (kind: Kind) => {
    const more = (acts: Acts) => ({ ...acts, [kind]: acts[kind] + 1 })
    ofAll = more(ofAll)
    ofContexts.set(context, more(ofContexts.get(context) ?? noActs))
  })
  await context.addInitScript(watching)
}

/** What was done in this browser so far. */
export function actsIn(context: BrowserContext): Acts {
  return ofContexts.get(context) ?? noActs
}

/** What was done in all of them since it was asked last. */
export function actsSinceAsked(): Acts {
  const acts = ofAll
  ofAll = noActs
  return acts
}

export function actsBetween(before: Acts, after: Acts): Acts {
  const { clicks, fields, keys, files } = after
  return {
    clicks: clicks - before.clicks,
    fields: fields - before.fields,
    keys: keys - before.keys,
    files: files - before.files,
  }
}
