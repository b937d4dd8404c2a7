import { type Html, html } from './html.ts'

type Value = string | number | null | undefined

/** What was typed into a form that could not be taken, and what is wrong where. */
export interface FilledForm {
  readonly typed: Readonly<Record<string, string>>
  readonly wrong: Readonly<Record<string, string>>
}

interface Input {
  readonly type?: 'text' | 'number' | 'date'
  readonly longest?: number
  readonly step?: string
}

/** The fields of one form: each with its label, what stands in it or was typed, and what is wrong with it. */
export function formFields(filled: FilledForm | null, standing: Readonly<Record<string, Value>> = {}) {
  const textIn = (name: string): string => filled?.typed[name] ?? String(standing[name] ?? '')
  const wrongIn = (name: string): Html | null => {
    const wrong = filled?.wrong[name]
    return wrong === undefined ? null : html`<p class="wrong" id="${name}-wrong">${wrong}</p>`
  }
  const marks = (name: string): Html | null =>
    filled?.wrong[name] === undefined ? null : html` aria-invalid="true" aria-describedby="${name}-wrong"`
  return {
    hidden: (name: string, value: string): Html => html`<input type="hidden" name="${name}" value="${value}">`,
    input(name: string, label: string, { type = 'text', longest, step }: Input = {}): Html {
      const limit = longest === undefined ? null : html` maxlength="${longest}"`
      const steps = step === undefined ? null : html` step="${step}"`
      const keys = type === 'number' ? html` inputmode="decimal"` : null
      return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" value="${textIn(name)}"${limit}${steps}${keys}${marks(name)}>${wrongIn(name)}`
    },
    text(name: string, label: string, longest: number): Html {
      return html`<label for="${name}">${label}</label>
<textarea id="${name}" name="${name}" rows="3" maxlength="${longest}"${marks(name)}>${textIn(name)}</textarea>${wrongIn(name)}`
    },
    select(name: string, label: string, choices: readonly (readonly [string, string])[]): Html {
      const chosen = textIn(name)
      return html`<label for="${name}">${label}</label>
<select id="${name}" name="${name}"${marks(name)}>${choices.map(
        ([value, text]) => html`<option value="${value}"${value === chosen ? html` selected` : null}>${text}</option>`,
      )}</select>${wrongIn(name)}`
    },
    choice(name: string, label: string, choices: readonly (readonly [string, string])[]): Html {
      const chosen = textIn(name)
      return html`<fieldset><legend>${label}</legend>${choices.map(
        ([value, text]) =>
          html`<label class="choice"><input type="radio" name="${name}" value="${value}"${value === chosen ? html` checked` : null}> ${text}</label>`,
      )}${wrongIn(name)}</fieldset>`
    },
  }
}
