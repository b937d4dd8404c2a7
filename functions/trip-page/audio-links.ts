/** A recording of what the page says, for who reads neither Chinese nor English. */
export interface AudioLink {
  /** What its speakers call the language: ꆈꌠꉙ, Hmoob. */
  readonly language: string
  /** BCP 47: `ii`, `hmn`. */
  readonly tag: string
  /** Below our own address: the page loads nothing from elsewhere. */
  readonly path: `/${string}`
}

/** None is recorded yet; the page shows a link for each that stands here. */
export const audioLinks: readonly AudioLink[] = []
