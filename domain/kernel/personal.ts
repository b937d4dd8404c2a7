import { inspect } from 'node:util'

/** What stands where a person's details were erased. */
export const erasedDetail = '已删除'

/**
 * A detail that identifies a person. It prints masked wherever it is printed, logged, or put into JSON;
 * only `reveal()` gives the text, and its caller has told the vault that opened it why.
 */
export class Personal {
  readonly #text: string
  readonly masked: string

  constructor(text: string, masked: string) {
    this.#text = text
    this.masked = text === erasedDetail ? erasedDetail : masked
  }

  reveal(): string {
    return this.#text
  }

  toString(): string {
    return this.masked
  }

  toJSON(): string {
    return this.masked
  }

  [inspect.custom](): string {
    return this.masked
  }
}

/** `530***********002X`: enough for two colleagues to agree which sheet row they speak of. */
export class NationalId extends Personal {
  declare readonly kind: 'national-id'
  constructor(text: string) {
    super(text, `${text.slice(0, 3)}${'*'.repeat(Math.max(0, text.length - 7))}${text.slice(-4)}`)
  }
}

/** `138****5678` */
export class Phone extends Personal {
  declare readonly kind: 'phone'
  constructor(text: string) {
    super(text, `${text.slice(0, 3)}****${text.slice(-4)}`)
  }
}

/** `王**`; a name of one character shows none. */
export class PersonName extends Personal {
  declare readonly kind: 'name'
  constructor(text: string) {
    const characters = Array.from(text.trim())
    const shown = characters.length > 1 ? characters[0] : ''
    super(text, `${shown}${'*'.repeat(Math.max(1, characters.length - 1))}`)
  }
}
