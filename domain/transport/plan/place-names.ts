/** A mark on a picture, in pixels, and the name to write beside it. */
export interface NamedMark {
  readonly name: string
  readonly x: number
  readonly y: number
  /** Half of the mark's width. */
  readonly radius: number
  readonly fontSize: number
  /** The name is left out where it would lie on others. */
  readonly optional: boolean
}

export interface PlacedName extends NamedMark {
  /** Left end of the name and its baseline. */
  readonly left: number
  readonly baseline: number
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const gap = 5

/** How wide a text is drawn, roughly: Chinese characters fill a square, others a good half of it. */
function textWidth(text: string, fontSize: number): number {
  const square = text.match(/[\u2e80-\uffff]/g)?.length ?? 0
  return (square + 0.58 * (text.length - square)) * fontSize
}

const apart = (a: Box, b: Box) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top

/**
 * Finds a place for each name beside its mark: right, left, above or below, then ever lower, within `width`, where it lies on no other
 * name and no mark of its kind. Names that may not be left out choose first, and may cover marks whose names may.
 */
export function placeNames(marks: readonly NamedMark[], width: number): PlacedName[] {
  const taken: Box[] = []
  return [false, true].flatMap((optional) => {
    const kind = marks.filter((mark) => mark.optional === optional)
    for (const { x, y, radius } of kind)
      taken.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })
    return kind.flatMap((mark) => placeName(mark, width, taken))
  })
}

function placeName(mark: NamedMark, width: number, taken: Box[]): PlacedName[] {
  const { x, y, radius, fontSize, name } = mark
  const long = textWidth(name, fontSize)
  const beside = [x + radius + gap, x - radius - gap - long]
  const spots = [
    ...beside.map((left) => [left, y + fontSize * 0.35] as const),
    [x - long / 2, y - radius - gap] as const,
    [x - long / 2, y + radius + gap + fontSize * 0.8] as const,
    ...(mark.optional
      ? []
      : Array.from({ length: 40 }, (_, step) => [beside[step % 2] as number, y + fontSize * (1 + step / 4)] as const)),
  ]
  const boxAt = ([left, baseline]: readonly [number, number]): Box => ({
    left,
    right: left + long,
    top: baseline - fontSize * 0.8,
    bottom: baseline + fontSize * 0.2,
  })
  const spot = spots.find((one) => {
    const box = boxAt(one)
    return box.left >= 0 && box.right <= width && taken.every((other) => apart(box, other))
  })
  if (!spot && mark.optional) return []
  const [left, baseline] = spot ?? (spots[0] as (typeof spots)[number])
  taken.push(boxAt([left, baseline]))
  return [{ ...mark, left, baseline }]
}
