/** Whose details a colleague read whole, by reference: the record of a reading holds no detail itself. */
export interface Opened {
  /** What lists them: `trp_… version 3`, a case, the rejected rows of a survey. */
  readonly list: string
  /** How many of the list were shown whole. */
  readonly people: number
  readonly why: string
}

/** A verb's answer that shows personal details whole. It leaves only after the reading is on record. */
export class OpenedDetails {
  readonly answer: unknown
  readonly opened: Opened

  constructor(answer: unknown, opened: Opened) {
    this.answer = answer
    this.opened = opened
  }
}
