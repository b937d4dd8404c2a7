import type { Language } from '../../domain/kernel/words.ts'
import { type Html, html } from '../wiring/html.ts'

/** The buttons of one form; the page stays in its language. */
export function buttons(
  address: string,
  form: 'answer' | 'help' | 'withdraw',
  field: string,
  language: Language,
  choices: readonly (readonly [string, string])[],
): Html {
  return html`<form method="post" action="${address}/${form}?lang=${language}">${choices.map(
    ([value, label]) => html`<button name="${field}" value="${value}">${label}</button>`,
  )}</form>`
}
