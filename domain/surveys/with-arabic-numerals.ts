const digits = new Map(
  ['〇零○', '一壹', '二两贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((signs, value) =>
    Array.from(signs, (sign) => [sign, value] as const),
  ),
)
const units = new Map(Object.entries({ 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000, 万: 10_000, 萬: 10_000 }))
const digit = `[${[...digits.keys()].join('')}]`
const numeral = new RegExp(`(?:${digit}|廿|卅|[十拾])(?:${digit}|[廿卅十拾百佰千仟万萬])*`, 'g')

/** Chinese numerals as figures: 四千五 is 4500, 二〇二六 is 2026, 廿五 is 25. What is no number stays. */
export function withArabicNumerals(text: string): string {
  return text.replace(numeral, (written) => {
    const signs = Array.from(written.replace('廿', '二十').replace('卅', '三十'))
    if (signs.every((sign) => digits.has(sign))) return signs.map((sign) => digits.get(sign)).join('')
    return String(countOf(signs) ?? written)
  })
}

/** Undefined where the units do not descend: 十千 is no number. */
function countOf(signs: readonly string[]): number | undefined {
  let whole = 0
  let below = 0
  let pending: number | null = null
  let lastUnit = 10
  for (const sign of signs) {
    const unit = units.get(sign)
    if (unit === undefined) {
      pending = digits.get(sign) ?? 0
      // 一万零五 is 10005.
      if (pending === 0) lastUnit = 10
      continue
    }
    if (unit < 10_000 && below > 0 && unit >= lastUnit) return undefined
    if (unit === 10_000) {
      whole = (below + (pending ?? 0)) * unit
      below = 0
    } else below += (pending ?? 1) * unit
    pending = null
    lastUnit = unit
  }
  // 四千五 is 4500, 二十五 is 25.
  return whole + below + (pending ?? 0) * (lastUnit / 10)
}
